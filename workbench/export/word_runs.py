"""Runs of words that two texts have in common, and the gaps between them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias

from workbench.policy.frozen import frozen

Words: TypeAlias = Sequence[str]

_SMALL: Final = 40_000
"""Pairs of words that may be compared each with each."""

_WORTH: Final = 4
"""Foreign words between two parts of a policy that one word of it outweighs."""


@frozen
class Run:
    """Words that the policy and the page have in common: where they begin in each, and how many."""

    policy: int
    page: int
    length: int

    @property
    def policy_end(self) -> int:
        """Where it ends in the policy."""
        return self.policy + self.length

    @property
    def page_end(self) -> int:
        """Where it ends in the page."""
        return self.page + self.length


@frozen
class Gap:
    """A part of the policy and the part of the page in its place: where each begins and ends."""

    policy: int
    policy_end: int
    page: int
    page_end: int

    @property
    def is_one_sided(self) -> bool:
        """Whether only one of the two has words here, or neither."""
        return self.policy == self.policy_end or self.page == self.page_end

    @property
    def is_small(self) -> bool:
        """Whether the words here may be compared each with each."""
        return (self.policy_end - self.policy) * (self.page_end - self.page) <= _SMALL


def same_places(policy: Words, page: Words, size: int) -> list[tuple[int, int]]:
    """Where words stand in a row that the policy has once: in the policy, and first in the page."""
    held = _first_places(page, size)
    return [(place, held[row]) for row, place in _only_places(policy, size).items() if row in held]


def _rows(words: Words, size: int) -> Iterator[tuple[str, ...]]:
    """Yield every so many words in a row."""
    return zip(*(islice(words, start, None) for start in range(size)), strict=False)


def _first_places(words: Words, size: int) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    for place, row in enumerate(_rows(words, size)):
        places.setdefault(row, place)
    return places


def _only_places(words: Words, size: int) -> dict[tuple[str, ...], int]:
    """The rows that stand there once, in order."""
    counts = Counter(_rows(words, size))
    return {row: place for place, row in enumerate(_rows(words, size)) if counts[row] == 1}


def longest_chain(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most places that ascend in both texts; those given ascend in the first (patience sorting)."""
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for index, (_, page) in enumerate(places):
        pile = bisect_left(ends, page)
        ends[pile : pile + 1] = [page]
        last[pile : pile + 1] = [index]
        previous.append(last[pile - 1] if pile else -1)
    return list(_followed(places, previous, last[-1] if last else -1))[::-1]


def _followed(
    places: Sequence[tuple[int, int]], previous: Sequence[int], index: int
) -> Iterator[tuple[int, int]]:
    while index >= 0:
        yield places[index]
        index = previous[index]


def most_worth(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs, one after the other, with most of the policy in them and least between them that is foreign.

    So that a word of the policy in a menu does not make all of the page before the policy a part of it.
    """
    best, best_worth = range(0), 0
    start, worth = 0, 0
    for index, run in enumerate(runs):
        if index:
            worth -= _foreign(runs[index - 1], run)
        if worth <= 0:
            start, worth = index, 0
        worth += run.length * _WORTH
        if worth > best_worth:
            best, best_worth = range(start, index + 1), worth
    return runs[best.start : best.stop]


def _foreign(before: Run, after: Run) -> int:
    """How many words more the page has between two runs than the policy."""
    return max(0, (after.page - before.page_end) - (after.policy - before.policy_end))


def between(gap: Gap, runs: Iterable[Run]) -> Iterator[Gap]:
    """Yield what lies before, between and behind the runs of a gap."""
    policy, page = gap.policy, gap.page
    for run in runs:
        yield Gap(policy, run.policy, page, run.page)
        policy, page = run.policy_end, run.page_end
    yield Gap(policy, gap.policy_end, page, gap.page_end)


def joined(gaps: Iterable[Gap]) -> Iterator[Gap]:
    """Yield gaps, those that only one word parts as one: it is seldom there by design."""
    waiting: Gap | None = None
    for gap in gaps:
        if waiting and gap.policy - waiting.policy_end <= 1 and gap.page - waiting.page_end <= 1:
            waiting = Gap(waiting.policy, gap.policy_end, waiting.page, gap.page_end)
            continue
        if waiting:
            yield waiting
        waiting = gap
    if waiting:
        yield waiting
