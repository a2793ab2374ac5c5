"""Two versions of a sequence, made from a third, become one where they changed different stretches of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

_BEFORE_SPACE_AFTER_SENTENCE = late(r"(?<=[.!?…])(?=\s)|(?<=\n)")


@frozen
class _Stretch:
    """What stands from `start` to `end` of the base, and what one side has in its place."""

    start: int
    end: int
    items: tuple[str, ...]

    def meets(self, other: _Stretch) -> bool:
        """Whether both concern the same place; two insertions at one place do."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


def merged_text(base: str, ours: str, theirs: str) -> str | None:
    """One text of two whose sentences were changed apart from each other; None where the same one was."""
    merged = merged_sequence(*(_BEFORE_SPACE_AFTER_SENTENCE.split(text) for text in (base, ours, theirs)))
    return None if merged is None else "".join(merged)


def merged_sequence(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """One sequence of two; None where both changed the same place differently."""
    our_stretches, their_stretches = list(_stretches(base, ours)), list(_stretches(base, theirs))
    for one in our_stretches:
        if any(one != other and one.meets(other) for other in their_stretches):
            return None
    merged, at = list[str](), 0
    for each in sorted({*our_stretches, *their_stretches}, key=lambda each: (each.start, each.end)):
        merged += [*base[at : each.start], *each.items]
        at = each.end
    return [*merged, *base[at:]]


def _stretches(base: Sequence[str], changed: Sequence[str]) -> Iterator[_Stretch]:
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    for deed, start, end, first, last in matcher.get_opcodes():
        if deed != "equal":
            yield _Stretch(start, end, tuple(changed[first:last]))
