"""Whether a page holds a policy's text, and where the two first part.

Both are compared word by word; what stands around the policy (menus, header, footer) is not looked at.
Words that a longer text has once are its anchors, so that a long policy costs no more than its length.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import Final

from workbench.export.word_runs import (
    Gap,
    Run,
    Words,
    between,
    joined,
    longest_chain,
    most_worth,
    same_places,
)
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

_ADDRESS = late(r" ?<(?:https?://|mailto:)[^\s<>]+>")
"""An address as the text export prints it behind the words that lead there."""

_NOT_SEEN = late("[\u00ad\u200b\u2060\ufeff]")
"""Soft hyphens and characters without width, which pages have for their lines' sake."""

_BULLET: Final = "•"
_ANCHOR_SIZES: Final = (5, 2, 1)
"""Words in a row that anchor one text in the other; fewer are tried where more find nothing."""

_CONTEXT: Final = 4
"""Words of the policy that are told before and after a difference."""

_LEAST: Final = 20
"""A page that does not hold so great a part of the policy does not hold the policy."""


@frozen
class Difference:
    """What the policy says at a place and what the page says there; one of them may be nothing.

    `before` and `after` are the policy's words around the place, none at its beginning and its end.
    """

    policy: tuple[str, ...]
    page: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


def differences(text: str, page: str) -> Iterator[Difference]:
    """Yield where a page parts from a policy's text, in the text's order; none if the page holds the text."""
    if not _addresses(text) & _addresses(page):
        text, page = _ADDRESS.sub("", text), _ADDRESS.sub("", page)
    yield from Comparison(words(text), words(page)).differences()


def _addresses(text: str) -> set[str]:
    """The addresses printed behind words: exported text and its copies have them, pages in their links."""
    return set(_ADDRESS.findall(text))


def words(text: str) -> list[str]:
    """Split a text into words; bullets and what has no width are left out."""
    text = _NOT_SEEN.sub("", text).replace(_BULLET, " ")
    return unicodedata.normalize("NFC", text).split()


@frozen
class Comparison:
    """A policy's words beside those of a page."""

    policy: Words
    page: Words

    @property
    def is_held(self) -> bool:
        """Whether the page says the policy's words one after the other, however their letters are spaced."""
        wanted, held = "".join(self.policy), "".join(self.page)
        bounds = [0, *accumulate(map(len, self.page))]
        place = held.find(wanted)
        while place >= 0:
            if _has(bounds, place) and _has(bounds, place + len(wanted)):
                return True
            place = held.find(wanted, place + 1)
        return False

    def differences(self) -> Iterator[Difference]:
        """Yield where the two part, in the policy's order; nothing if the page holds the policy."""
        if self.is_held:
            return
        for gap in joined(self._gaps()):
            policy, page = self._words(gap)
            if "".join(policy) != "".join(page):
                before = self.policy[max(0, gap.policy - _CONTEXT) : gap.policy]
                after = self.policy[gap.policy_end : gap.policy_end + _CONTEXT]
                yield Difference(tuple(policy), tuple(page), tuple(before), tuple(after))

    def _words(self, gap: Gap) -> tuple[Words, Words]:
        """What the policy says in a gap, and what the page says."""
        return self.policy[gap.policy : gap.policy_end], self.page[gap.page : gap.page_end]

    def _gaps(self) -> Iterator[Gap]:
        """Yield what is not the same, in order, passing over what the page has around the policy."""
        whole = Gap(0, len(self.policy), 0, len(self.page))
        runs = most_worth(self._anchors(whole))
        if sum(run.length for run in runs) * _LEAST < len(self.policy):
            yield Gap(0, len(self.policy), 0, 0)
            return
        yield from self._head(runs[0])
        for before, after in pairwise(runs):
            yield from self._parted(Gap(before.policy_end, after.policy, before.page_end, after.page))
        yield from self._tail(runs[-1])

    def _head(self, first: Run) -> Iterator[Gap]:
        """Yield what the page lacks of the policy's beginning, or says otherwise there."""
        beginning = max(0, first.page - 2 * first.policy)
        gaps = list(self._parted(Gap(0, first.policy, beginning, first.page)))
        if _is_mostly(gaps, first.policy):
            yield Gap(0, first.policy, first.page, first.page)
            return
        for gap in gaps:
            if gap.policy > 0:
                yield gap
            elif gap.policy_end > 0:
                yield Gap(0, gap.policy_end, gap.page_end, gap.page_end)

    def _tail(self, last: Run) -> Iterator[Gap]:
        """Yield what the page lacks of the policy's end, or says otherwise there."""
        end = len(self.policy)
        missing = end - last.policy_end
        ending = min(len(self.page), last.page_end + 2 * missing)
        gaps = list(self._parted(Gap(last.policy_end, end, last.page_end, ending)))
        if _is_mostly(gaps, missing):
            yield Gap(last.policy_end, end, last.page_end, last.page_end)
            return
        for gap in gaps:
            if gap.policy_end < end:
                yield gap
            elif gap.policy < end:
                yield Gap(gap.policy, end, gap.page, gap.page)

    def _parted(self, gap: Gap) -> Iterator[Gap]:
        """Yield the parts of a gap that are not the same, found only as they are asked for."""
        waiting = [gap]
        while waiting:
            gap = self._trimmed(waiting.pop())
            if gap.is_one_sided:
                if gap.policy < gap.policy_end or gap.page < gap.page_end:
                    yield gap
            elif runs := self._anchors(gap) or self._matches(gap):
                waiting.extend(reversed(list(between(gap, runs))))
            else:
                yield gap

    def _trimmed(self, gap: Gap) -> Gap:
        """A gap without the words that both have at its beginning and at its end."""
        ahead = self._same_ahead(gap)
        rest = Gap(gap.policy + ahead, gap.policy_end, gap.page + ahead, gap.page_end)
        behind = self._same_behind(rest)
        return Gap(rest.policy, rest.policy_end - behind, rest.page, rest.page_end - behind)

    def _same_ahead(self, gap: Gap) -> int:
        """How many words are the same from the beginning of a gap."""
        most = min(gap.policy_end - gap.policy, gap.page_end - gap.page)
        count = 0
        while count < most and self.policy[gap.policy + count] == self.page[gap.page + count]:
            count += 1
        return count

    def _same_behind(self, gap: Gap) -> int:
        """How many words are the same before the end of a gap."""
        most = min(gap.policy_end - gap.policy, gap.page_end - gap.page)
        count = 0
        while count < most and self.policy[gap.policy_end - count - 1] == self.page[gap.page_end - count - 1]:
            count += 1
        return count

    def _anchors(self, gap: Gap) -> list[Run]:
        """Runs of the same words in a gap, found by what the policy says there only once."""
        policy, page = self._words(gap)
        for size in _ANCHOR_SIZES:
            if chain := longest_chain(same_places(policy, page, size)):
                return list(self._grown(gap, [(gap.policy + i, gap.page + j) for i, j in chain]))
        return []

    def _grown(self, gap: Gap, chain: Iterable[tuple[int, int]]) -> Iterator[Run]:
        """Yield the runs that the places of a chain lie in, each as long as it can be."""
        policy_end, page_end = gap.policy, gap.page
        for policy, page in chain:
            if policy < policy_end or page < page_end:
                continue
            behind = self._same_behind(Gap(policy_end, policy, page_end, page))
            ahead = self._same_ahead(Gap(policy, gap.policy_end, page, gap.page_end))
            run = Run(policy - behind, page - behind, behind + ahead)
            yield run
            policy_end, page_end = run.policy_end, run.page_end

    def _matches(self, gap: Gap) -> list[Run]:
        """Runs of the same words in a small gap that has no anchor."""
        if not gap.is_small:
            return []
        policy, page = self._words(gap)
        found = SequenceMatcher(None, policy, page, autojunk=False).get_matching_blocks()
        return [Run(gap.policy + run.a, gap.page + run.b, run.size) for run in found if run.size]


def _has(bounds: Sequence[int], place: int) -> bool:
    """Whether a word begins or ends at a place."""
    return bounds[bisect_left(bounds, place)] == place


def _is_mostly(gaps: Iterable[Gap], length: int) -> bool:
    """Whether most of so many words of the policy lie in gaps: what the page has there is something else."""
    return sum(gap.policy_end - gap.policy for gap in gaps) * 2 > length
