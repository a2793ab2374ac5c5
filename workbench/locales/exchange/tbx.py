"""TBX-Basic: the glossary, for tools that look terms up in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from workbench.locales.exchange.xml_writing import DECLARATION, attributes, element, text_of
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import LocaleTerm, Term

_STATUS: Final = "administrativeStatus"
_PREFERRED: Final = "preferredTerm-admn-sts"
_DEPRECATED: Final = "deprecatedTerm-admn-sts"
_CONSTRAINTS: Final = "http://www.ttt.org/oscarstandards/tbx/TBX_basic_XCS.xcs"


def write(terms: Iterable[Term], source_locale: LocaleTag, locale: LocaleTag) -> str:
    """Write the terms of a glossary, with what a locale says for them and must not say."""
    return "\n".join(_document(terms, source_locale, locale)) + "\n"


def _document(terms: Iterable[Term], source_locale: LocaleTag, locale: LocaleTag) -> Iterator[str]:
    yield DECLARATION
    yield f"<martif{attributes({'type': 'TBX-Basic', 'xml:lang': source_locale})}>"
    yield "<martifHeader>"
    yield "<fileDesc><sourceDesc><p>Cookie policy workbench</p></sourceDesc></fileDesc>"
    yield f"<encodingDesc>{element('p', {'type': 'XCSURI'}, _CONSTRAINTS)}</encodingDesc>"
    yield "</martifHeader>"
    yield "<text><body>"
    for term in terms:
        yield from _entry(term, source_locale, locale)
    yield from ("</body></text>", "</martif>")


def _entry(term: Term, source_locale: LocaleTag, locale: LocaleTag) -> Iterator[str]:
    said = term.locales.get(locale, LocaleTerm())
    yield f"<termEntry{attributes({'id': f'term-{term.id}'})}>"
    if not term.translate:
        yield element("note", {}, "Not to be translated.")
    yield from _language(source_locale, [(term.term, None)])
    accepted = [(form, _PREFERRED if place == 0 else None) for place, form in enumerate(said.accepted)]
    if not term.translate and not accepted:
        accepted = [(term.term, _PREFERRED)]
    yield from _language(locale, [*accepted, *((form, _DEPRECATED) for form in said.forbidden)])
    yield "</termEntry>"


def _language(locale: LocaleTag, terms: list[tuple[str, str | None]]) -> Iterator[str]:
    """The terms of one language; `*` at the end of a form stands for its other endings, and is ours alone."""
    if terms:
        yield f"<langSet{attributes({'xml:lang': locale})}>"
        for form, status in terms:
            note = "" if status is None else element("termNote", {"type": _STATUS}, status)
            yield f"<tig>{element('term', {}, text_of(form.rstrip('*')))}{note}</tig>"
        yield "</langSet>"
