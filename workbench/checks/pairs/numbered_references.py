"""References by number, to sections of the policy and to articles of a law."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from workbench.checks.pairs.articles import articles, without_articles
from workbench.checks.pairs.pair import Fault, Pair, Side
from workbench.checks.wordings.locale_marks import SECTION_WORDS, language
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

_DIGITS = late(r"\d+")
_JOINED = r"\d{1,3}(?!\d)(?:\s*(?:,|–|-|och|and|und|et|ja|og|en|y|e|i|و)\s*\d{1,3}(?![\d.]))*"


def numbered_references(pair: Pair) -> Iterator[Fault]:
    """Find sections and articles that are other in the translation, and sections that there are not."""
    if not (_DIGITS.search(pair.source.bare) or _DIGITS.search(pair.target.bare)):
        return
    yield from _other_articles(pair)
    yield from _other_sections(pair)


def _other_articles(pair: Pair) -> Iterator[Fault]:
    wanted = list(articles(pair.source.bare, pair.source.locale))
    there = list(articles(pair.target.bare, pair.locale))
    if wanted == there:
        return
    for article in (Counter(wanted) - Counter(there)).elements():
        yield Fault(
            say(
                "The source refers to article {article}, the translation does not; refer to the same.",
                article=article,
            )
        )
    for article in (Counter(there) - Counter(wanted)).elements():
        yield Fault(
            say(
                "The translation refers to article {article}, the source does not; refer to the same.",
                article=article,
            )
        )


def _other_sections(pair: Pair) -> Iterator[Fault]:
    pattern, source_pattern = _sections(language(pair.locale)), _sections(language(pair.source.locale))
    if pattern is None or source_pattern is None:
        return
    wanted, there = _numbers(source_pattern, pair.source), _numbers(pattern, pair.target)
    for number in sorted(wanted - there):
        yield Fault(
            say("The translation does not refer to section {number}; the source does.", number=number)
        )
    for number in sorted(there - wanted):
        yield Fault(
            say("The source does not refer to section {number}; the translation does.", number=number)
        )
    last = pair.words.sections
    for number in sorted(there & wanted):
        if last is not None and not 1 <= number <= last:
            yield Fault(say("There is no section {number}; the last is {last}.", number=number, last=last))


def _numbers(pattern: re.Pattern[str], side: Side) -> set[int]:
    text = without_articles(side.nameless, side.locale)
    return {int(digits) for match in pattern.finditer(text) for digits in _DIGITS.findall(match[0])}


@cache
def _sections(language: str) -> re.Pattern[str] | None:
    words = SECTION_WORDS.get(language)
    if words is None:
        return None
    return re.compile(rf"(?<!\w)(?:{words})[\s\u00a0]+{_JOINED}", re.IGNORECASE)
