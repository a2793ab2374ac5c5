"""Spans of time that a translation must say as the source does: 7 days are not 7 months."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from workbench.checks.pairs.pair import Fault, Pair, Side
from workbench.checks.pairs.spans import Span
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say

_DIGIT = late(r"\d")


def units(pair: Pair) -> Iterator[Fault]:
    """Find spans whose unit is another, or that only one of the texts has.

    A figure whose word is no known unit is left alone: an inflected form that the tables lack is no fault.
    """
    if not (_DIGIT.search(pair.source.bare) or _DIGIT.search(pair.target.bare)):
        return
    wanted, there = _spans(pair, pair.source), _spans(pair, pair.target)
    if [span.key for span in wanted] == [span.key for span in there]:
        return
    missing = Counter(span.key for span in wanted) - Counter(span.key for span in there)
    missing -= Counter(pair.words.units.spans_without_figures(pair.target.bare, pair.locale))
    added = Counter(span.key for span in there) - Counter(span.key for span in wanted)
    others = {amount for amount, _ in missing}
    figures = {span.amount for span in wanted}
    for span in there:
        if added[span.key] and (span.amount in others or not _has_figure(span.amount, pair.source, figures)):
            added[span.key] -= 1
            yield Fault(
                say("The translation says “{span}”, the source does not; say the source's time, in its unit.",
                    span=span.words),
                span.words,
            )  # fmt: skip


def _spans(pair: Pair, side: Side) -> list[Span]:
    return list(pair.words.units.spans(side.bare, side.locale))


def _has_figure(amount: Decimal, source: Side, figures: set[Decimal]) -> bool:
    """Whether the source has the figure with a word that may well be the unit."""
    return amount not in figures and re.search(rf"(?<!\d){amount}(?!\d)", source.bare) is not None
