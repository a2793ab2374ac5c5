"""Pairs by the marks that they have of those that names have oftener than words: capitals, digits, `_`.

Which pairs say a name is told by reading those alone that have all of its marks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbench.checks.passages import Passage
from workbench.checks.texts import TextId

_MARKS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


@dataclass(slots=True)
class MarkedPairs:
    """The ids of pairs, together where they have the same marks."""

    _by_marks: dict[frozenset[str], set[TextId]] = field(default_factory=dict)

    def add(self, text: TextId, characters: frozenset[str]) -> None:
        """Add a pair that has these characters, and perhaps more."""
        self._by_marks.setdefault(characters & _MARKS, set()).add(text)

    def discard(self, texts: frozenset[TextId]) -> None:
        """Forget some pairs."""
        for marks, those in self._by_marks.items():
            if not those.isdisjoint(texts):
                self._by_marks[marks] = those - texts

    def saying(self, word: str, texts: Mapping[TextId, Passage]) -> Iterator[TextId]:
        """Yield the pairs in which a word stands, in either text."""
        needed = _MARKS.intersection(word)
        for marks, those in self._by_marks.items():
            if needed <= marks:
                yield from (each for each in those if word in texts[each].source or word in texts[each].text)
