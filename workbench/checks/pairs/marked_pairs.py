"""Pairs by the marks that they have of those that names have oftener than words: capitals, digits, `_`.

Which pairs say a name is told by reading those alone that have all of its marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from workbench.checks.marks import KeyNumbers, Marks
from workbench.checks.passages import Passage
from workbench.checks.texts import TextId
from workbench.policy.kinds import LocaleTag

_BITS = {mark: 1 << bit for bit, mark in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")}
_MARKS = frozenset(_BITS)
_IS_THERE = 1 << 40
_MAY_HIDE_A_NAME = 1 << 41


@dataclass(slots=True)
class MarkedPairs:
    """What characters pairs have, and which may have a name that does not stand in them as it is."""

    numbers: KeyNumbers = field(default_factory=KeyNumbers)
    _marks: dict[LocaleTag, Marks] = field(default_factory=dict)

    def add(self, text: TextId, characters: frozenset[str], *, may_hide: bool = False) -> None:
        """Add a pair that has these characters, and perhaps more."""
        locale, key = text
        if locale not in self._marks:
            self._marks[locale] = Marks(self.numbers, wide=True)
        self._marks[locale].put(key, _bits(characters) | _IS_THERE | (_MAY_HIDE_A_NAME if may_hide else 0))

    def discard(self, texts: Iterable[TextId]) -> None:
        """Forget some pairs."""
        for locale, key in texts:
            if locale in self._marks:
                self._marks[locale].put(key, 0)

    def saying(self, word: str, texts: Mapping[TextId, Passage]) -> Iterator[TextId]:
        """Yield the pairs in which a word stands, in either text."""
        for text in self._with_all(_bits(word)):
            passage = texts[text]
            if word in passage.source or word in passage.text:
                yield text

    @property
    def hiding(self) -> Iterator[TextId]:
        """The pairs that may have a name in them that does not stand there as it is."""
        return self._with_all(_MAY_HIDE_A_NAME)

    def _with_all(self, bits: int) -> Iterator[TextId]:
        for locale, marks in self._marks.items():
            yield from ((locale, key) for key in marks.with_all(bits | _IS_THERE))


def _bits(characters: Iterable[str]) -> int:
    return sum(map(_BITS.__getitem__, _MARKS.intersection(characters)))
