"""Numbers that a translation must have as the source has them, each as its locale writes it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from workbench.checks.pairs.articles import without_articles
from workbench.checks.pairs.date_forms import without_dates
from workbench.checks.pairs.number_forms import NUMBER, Number, read_number
from workbench.checks.pairs.pair import Fault, Pair, Side
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

_DIGIT = late(r"\d")
_LIST_LABEL = late(r"^[ \t]*(?:\d{1,2}[.)]|\(\d{1,2}\))[ \t]+", re.MULTILINE)


def numbers_missing(pair: Pair) -> Iterator[Fault]:
    """Find numbers of the source that the translation lacks or has otherwise."""
    missing, _ = _differences(pair)
    for number in missing:
        yield Fault(
            say(
                "The translation lacks the number {number}; say the same as the source.",
                number=number.written,
            ),
            number.written,
        )


def numbers_added(pair: Pair) -> Iterator[Fault]:
    """Find numbers that only the translation has."""
    _, added = _differences(pair)
    for number in added:
        yield Fault(
            say("The source has no number {number}; take it out, or write it as a word if it is one there.",
                number=number.written),
            number.written,
        )  # fmt: skip


@lru_cache(maxsize=1)  # the two rules ask one after the other
def _differences(pair: Pair) -> tuple[list[Number], list[Number]]:
    """What only the source has, and what only the translation has."""
    wanted, there = _numbers(pair.source), _numbers(pair.target)
    if wanted == there:
        return [], []
    missing, added = _less(wanted, there), _less(there, wanted)
    alike = Counter(number.written for number in missing if _is_alike(number, added))
    missing, added = _without(missing, alike), _without(added, alike)
    if missing:
        said_without = _amounts_without_figures(pair)
        missing = [number for number in missing if number.value not in said_without]
    return missing, added


def _amounts_without_figures(pair: Pair) -> set[Decimal]:
    """The amounts of the source's spans that the translation says in a word, as Arabic does one month."""
    said = set(pair.words.units.spans_without_figures(pair.target.bare, pair.locale))
    wanted = pair.words.units.spans(pair.source.bare, pair.source.locale)
    return {span.amount for span in wanted if span.key in said}


def _numbers(side: Side) -> list[Number]:
    if not _DIGIT.search(side.text):
        return []
    text = without_articles(without_dates(side.nameless, side.locale), side.locale)
    return [read_number(written, side.locale) for written in NUMBER.findall(_LIST_LABEL.sub("", text))]


def _less(these: list[Number], others: list[Number]) -> list[Number]:
    left = Counter(number.key for number in others)
    more: list[Number] = []
    for number in these:
        if left[number.key]:
            left[number.key] -= 1
        else:
            more.append(number)
    return more


def _is_alike(number: Number, others: list[Number]) -> bool:
    """Whether a version (1.2), which is no number in one of the two locales, is written alike in both."""
    if "." not in number.written:
        return False
    return any(
        number.written == other.written and (number.value is None or other.value is None) for other in others
    )


def _without(numbers: list[Number], written: Counter[str]) -> list[Number]:
    left = Counter(written)
    kept: list[Number] = []
    for number in numbers:
        if left[number.written]:
            left[number.written] -= 1
        else:
            kept.append(number)
    return kept
