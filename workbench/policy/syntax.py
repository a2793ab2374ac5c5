"""What of a text is written for the program, not for readers: tokens, literal braces, the marks of links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from workbench.policy.late_pattern import late

_BRACES = r"\{\{|\}\}|\{[^{}\n]*\}"
_LINK = late(r"(\[)[^\[\]]*(\]\([^()\s]*\))")
_FIXED = late(_BRACES)


class Span(NamedTuple):
    """A stretch of a text, by offsets in code points."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether another stretch lies wholly within it."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether they have a character in common."""
        return self.start < other.end and other.start < self.end

    def moved(self, distance: int) -> Span:
        """The same stretch further on."""
        return Span(self.start + distance, self.end + distance)


def syntax_spans(text: str) -> Sequence[Span]:
    """The stretches that must stay whole, in order: `{…}`, `{{`, `}}`, `[` and `](…)` around a link."""
    spans = [Span(*match.span()) for match in _FIXED.finditer(text)] if "{" in text or "}" in text else []
    if "](" in text:
        spans.extend(Span(*match.span(part)) for match in _LINK.finditer(text) for part in (1, 2))
        spans.sort()
    return spans
