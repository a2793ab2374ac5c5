"""What makes one text of another: a stretch of it, replaced. Small where the texts are long and alike."""

from __future__ import annotations

from typing import Final

from workbench.policy.frozen import frozen

_STRETCH: Final = 1 << 16
"""So many characters are compared at once."""


@frozen
class TextChange:
    """At a place in a text, in code points from its beginning, `cut` stands and `put` takes its place."""

    at: int
    cut: str
    put: str

    @classmethod
    def between(cls, old: str, new: str) -> TextChange:
        """The change from one text to another, in whole lines, so that a person can read it."""
        start = _shared_start(old, new, min(len(old), len(new)))
        end = _shared_end(old, new, min(len(old), len(new)) - start)
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


def _shared_start(old: str, new: str, most: int) -> int:
    """How much, up to `most`, both texts begin with; looked at in stretches that a processor has at hand."""
    start, length = 0, _STRETCH
    while start < most and length:
        length = min(length, most - start)
        if old.startswith(new[start : start + length], start):
            start += length
        else:
            length //= 2
    return start


def _shared_end(old: str, new: str, most: int) -> int:
    """How much, up to `most`, both texts end with."""
    end, length = 0, _STRETCH
    while end < most and length:
        length = min(length, most - end)
        at = len(new) - end - length
        if old.endswith(new[at : at + length], 0, len(old) - end):
            end += length
        else:
            length //= 2
    return end
