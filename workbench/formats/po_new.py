"""PO files begun by us: a header that passes `msgfmt -c` and says the same today and tomorrow."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError

from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_plural import plural_forms
from workbench.policy.kinds import LocaleTag

CONSTANT_DATE = "2000-01-01 00:00+0000"
"""gettext asks for dates, and dates that move make every merge a conflict: git knows when a file changed."""

_ENGLISH = "nplurals=2; plural=(n==1 ? 0 : 1);"


def new_file(project: str, locale: LocaleTag) -> PoFile:
    """Begin a locale's file, without entries; of a language that CLDR has no rules for, with English plurals.

    Raises ValueError for what is written as no tag.
    """
    try:
        parsed = Locale.parse(locale, sep="-")
    except UnknownLocaleError:
        return _with_header(project, {"Language": locale.replace("-", "_")}, {"Plural-Forms": _ENGLISH})
    return _with_header(project, {"Language": str(parsed)}, {"Plural-Forms": plural_forms(parsed)})


def new_template(project: str) -> PoFile:
    """Begin the template, whose language is open."""
    return _with_header(project, {"Language": ""}, {})


def _with_header(project: str, language: dict[str, str], plural: dict[str, str]) -> PoFile:
    fields = {
        "Project-Id-Version": project.replace("\n", " "),
        "Report-Msgid-Bugs-To": "",
        "POT-Creation-Date": CONSTANT_DATE,
        "PO-Revision-Date": CONSTANT_DATE,
        "Last-Translator": "",
        "Language-Team": "",
        **language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        **plural,
    }
    header = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return PoFile().with_new(PoEntry("", (header,)))
