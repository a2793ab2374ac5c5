"""The rule about what a template left behind: alternatives nobody chose from, places nobody filled."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.passages import Passage
from workbench.checks.problem import Finding, Severity
from workbench.checks.prose_findings import in_passage
from workbench.checks.rules import per_source_text
from workbench.checks.sources import Source
from workbench.checks.wordings.countries import countries
from workbench.checks.wordings.prose import prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

_UNFILLED = late(
    r"\[[^\]\[]{2,60}\](?!\()"  # [company name], but no link
    r"|<[A-ZÅÄÖÜ][\w ]{2,40}>"
    r"|\b(?:XXX+|TODO|TBD|FIXME)\b"
    r"|(?i:\blorem ipsum\b)"
    r"|_{4,}|\.{6,}"
    r"|(?:☐|\(\s\)|\[\s\])"
)
_MARKS = ("[", "<", "XXX", "TODO", "TBD", "FIXME", "____", "......", "☐", "(")
"""Of these every leftover has one, but for lorem ipsum."""
BEGUN = frozenset(
    ("What it is for.", "Vad den är till för.", "New text.", "Ny text.", "New heading", "Ny rubrik")
)
"""What the app begins a text with, in the languages that it speaks."""
_LINK_TARGET = late(r"\]\([^)]*\)")
_OPTION = r"(?:[A-ZÅÄÖÜ][\w-]*(?: [A-ZÅÄÖÜ][\w-]*)*|[^\W\d_][\w-]*)"
_SLASHED = late(rf"(?<![\w/.:]){_OPTION}(?:\s?/\s?{_OPTION})+")
_MANY = 4
"""Alternatives that no sentence has by itself."""


@per_source_text("PR008", "template-leftover", Severity.ERROR, Source.PRACTICE)
def template_leftover(passage: Passage, _context: Context) -> Iterable[Finding]:
    """A text still has what its template left to choose or to fill in: “site/app”, “[company]”.

    So is one that says no more than what the app began it with: “New text.”

    Words that belong together with a stroke (and/or, he/she, TCP/IP, latitude/longitude) are left alone: only
    places, and what templates call the site and the company, are choices.
    """
    text = _LINK_TARGET.sub("](", passage.text) if "](" in passage.text else passage.text
    begun = [text] if text in BEGUN else []
    for words in (*begun, *_unfilled(text), *_alternatives(text, passage.locale)):
        message = say("“{words}” is left over from a template; write what holds here.", words=words)
        yield in_passage(passage, message, words)


def _unfilled(text: str) -> Iterator[str]:
    for found in _UNFILLED.finditer(text) if _may_be_unfilled(text) else ():
        yield found[0]


def _may_be_unfilled(text: str) -> bool:
    return any(mark in text for mark in _MARKS) or "lorem" in text.lower()


def _alternatives(text: str, locale: LocaleTag) -> Iterator[str]:
    if "/" not in text:
        return
    names = countries(locale)
    for found in _SLASHED.finditer(text):
        first, *others = [each.strip() for each in found[0].split("/")]
        if first not in names:  # a word in capitals before it is no part of the choice
            first = first.rpartition(" ")[2]
        options = [first, *others]
        if len(options) >= _MANY or _are_places(options, names) or _are_sites(options, locale):
            yield found[0][found[0].index(first) :]


def _are_places(options: list[str], names: Container[str]) -> bool:
    return sum(option in names for option in options) > 1


def _are_sites(options: list[str], locale: LocaleTag) -> bool:
    table = prose_wordings_of(locale)
    if table is None:
        return False
    return all(table.find(ProseTheme.SITE_WORDS, each) == each for each in options)
