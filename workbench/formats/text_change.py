"""What makes one text of another: a stretch of it, replaced. Small where the texts are long and alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextChange:
    """At a place in a text, in code points from its beginning, `cut` stands and `put` takes its place."""

    at: int
    cut: str
    put: str

    @classmethod
    def between(cls, old: str, new: str) -> TextChange:
        """The change from one text to another, in whole lines, so that a person can read it."""
        start = _shared(min(len(old), len(new)), lambda count: old[:count] == new[:count])
        rest = min(len(old), len(new)) - start
        end = _shared(rest, lambda count: old[len(old) - count :] == new[len(new) - count :])
        start = old.rfind("\n", 0, start) + 1
        line_end = old.find("\n", len(old) - end)
        end = 0 if line_end < 0 else len(old) - line_end
        return cls(start, old[start : len(old) - end], new[start : len(new) - end])

    def applied(self, text: str) -> str | None:
        """The text afterwards; None where the text is not one that this is a change of."""
        end = self.at + len(self.cut)
        if text[self.at : end] != self.cut:
            return None
        return text[: self.at] + self.put + text[end:]

    @property
    def reversed(self) -> TextChange:
        """What undoes it."""
        return TextChange(self.at, self.put, self.cut)


def _shared(most: int, is_shared: Callable[[int], bool]) -> int:
    """The largest count up to `most` that is shared, found by halving: comparing slices is quick."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if is_shared(middle) else (least, middle - 1)
    return least
