"""Files begun by us: a header that gettext accepts, the same whenever and wherever it is written."""

from __future__ import annotations

import gettext
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from babel import Locale

from tests.programs import needed
from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_new import CONSTANT_DATE, new_file, new_template
from workbench.formats.po_plural import plural_forms
from workbench.formats.po_read import read
from workbench.policy.kinds import LocaleTag

PLURALS = {
    "ja": "nplurals=1; plural=(0);",
    "de": "nplurals=2; plural=(n==1 ? 0 : 1);",
    "fr": "nplurals=3; plural=((n==0 || n==1) ? 0 : n!=0 && n%1000000==0 ? 1 : 2);",
    "cs": "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
    "lt": (
        "nplurals=3; plural=(n%10==1 && (n%100<11 || n%100>19) ? 0 "
        ": n%10>=2 && n%10<=9 && (n%100<11 || n%100>19) ? 1 : 2);"
    ),
    "uk": (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 "
        ": n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    ),
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
        ": n%100>=11 && n%100<=99 ? 4 : 5);"
    ),
}


def function_of(header: str) -> tuple[int, Callable[[int], int]]:
    """Return how many forms a header declares, and which a number takes, as Python's gettext reads it."""
    match = re.fullmatch(r"nplurals=(\d+); plural=(\(.*\));", header)
    assert match
    return int(match[1]), gettext.c2py(match[2])


ONE_OF_EACH_RULE = [
    "ja",
    "de",
    "iu",
    "tr",
    "ro",
    "fr",
    "ff",
    "pa",
    "cs",
    "be",
    "ksh",
    "fa",
    "sr",
    "pt",
    "pt_PT",
    "lt",
    "ru",
    "br",
    "es",
    "ar",
    "tzm",
    "is",
    "dsb",
    "mk",
    "lag",
    "pl",
    "gd",
    "da",
    "kw",
    "fil",
    "he",
    "cy",
    "gv",
    "shi",
    "ga",
    "si",
    "sl",
    "lv",
    "mt",
]
"""A locale for each set of plural rules in CLDR 47."""


@pytest.mark.parametrize(("locale", "expected"), PLURALS.items())
def test_plural_rules_are_told_as_gettext_writes_them(locale: str, expected: str) -> None:
    assert plural_forms(Locale.parse(locale)) == expected


@pytest.mark.parametrize("name", ONE_OF_EACH_RULE)
def test_a_number_takes_the_form_of_its_category(name: str) -> None:
    locale = Locale.parse(name)
    count, form = function_of(plural_forms(locale))
    numbers = [*range(220), 1000, 100_000, 1_000_000, 1_000_001, 1_100_000, 2_000_000, 21_000_000]
    pairs = {(locale.plural_form(number), form(number)) for number in numbers}
    categories = [category for category, _ in sorted(pairs, key=lambda pair: pair[1])]
    assert len(pairs) == count
    assert categories == [c for c in ("zero", "one", "two", "few", "many", "other") if c in categories]


def msgfmt(po: PoFile, folder: Path) -> str:
    """Let gettext check a file, and return what it complains of."""
    program = needed("msgfmt", "gettext")
    path = folder / "new.po"
    path.write_bytes(po.text().encode())
    done = subprocess.run(
        [program, "-c", "-o", "/dev/null", path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.mark.parametrize(
    "locale", ["de", "fr", "ar", "pt-BR", "zh-Hans", "cy", "kw", "lag", "br", "sr-Latn-ME"]
)
def test_gettext_has_nothing_to_complain_of(locale: str, tmp_path: Path) -> None:
    po = new_file("Cookie policy", LocaleTag(locale))
    count, _ = function_of(po.header.get("Plural-Forms") or "")
    po = po.with_new(PoEntry("a", tuple("x" * count), "title", "as"))
    assert msgfmt(po, tmp_path) == ""


def test_the_header_is_constant() -> None:
    po = new_file("A\npolicy", LocaleTag("pt-BR"))
    assert (
        po.text()
        == f"""msgid ""
msgstr ""
"Project-Id-Version: A policy\\n"
"Report-Msgid-Bugs-To: \\n"
"POT-Creation-Date: {CONSTANT_DATE}\\n"
"PO-Revision-Date: {CONSTANT_DATE}\\n"
"Last-Translator: \\n"
"Language-Team: \\n"
"Language: pt_BR\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=3; plural=(n>=0 && n<=1 ? 0 : n!=0 && n%1000000==0 ? 1 : 2);\\n"
"""
    )


def test_a_new_file_is_read_as_it_was_written() -> None:
    for po in (new_file("p", LocaleTag("de")), new_template("p")):
        assert read(po.text()).file == po
        assert not any(entry.is_fuzzy for entry in po.entries)


def test_a_template_has_an_open_language(tmp_path: Path) -> None:
    po = new_template("p")
    assert po.header.get("Language") == ""
    assert po.header.get("Plural-Forms") is None
    msgfmt(po, tmp_path)


def test_a_language_without_rules_of_its_own_counts_as_english_does(tmp_path: Path) -> None:
    po = new_file("p", LocaleTag("fit-SE"))

    assert po.header.get("Language") == "fit_SE"
    assert po.header.get("Plural-Forms") == plural_forms(Locale("en"))
    msgfmt(po, tmp_path)


@pytest.mark.parametrize("locale", ["not a locale", ""])
def test_what_is_no_locale_gets_no_file(locale: str) -> None:
    with pytest.raises(ValueError, match=r"identifier|locale"):
        new_file("p", LocaleTag(locale))
