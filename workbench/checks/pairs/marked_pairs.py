"""Pairs by the marks that they have of those that names have oftener than words: capitals, digits, `_`.

Which pairs say a name is told by reading those alone that have all of its marks, and beside its digits and
its `_` what stands there in the name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from workbench.checks.marks import KeyNumbers, Marks
from workbench.checks.passages import Passage
from workbench.checks.texts import TextId
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late

_BITS = {mark: 1 << bit for bit, mark in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")}
_MARKS = frozenset(_BITS)
_BESIDE = frozenset("0123456789_")
_MARK = late("[0-9_]")
_IS_THERE = 1 << 40
_MAY_HIDE_A_NAME = 1 << 41


@dataclass(slots=True)
class MarkedPairs:
    """What characters pairs have, and which may have a name that does not stand in them as it is."""

    numbers: KeyNumbers = field(default_factory=KeyNumbers)
    _marks: dict[LocaleTag, Marks] = field(default_factory=dict)
    _neighbours: dict[LocaleTag, Marks] = field(default_factory=dict)

    def add(
        self, text: TextId, passage: Passage, characters: frozenset[str], *, may_hide: bool = False
    ) -> None:
        """Add a pair that has these characters, and perhaps more."""
        locale, key = text
        if locale not in self._marks:
            self._marks[locale] = Marks(self.numbers, wide=True)
            self._neighbours[locale] = Marks(self.numbers, wide=True)
        hides = _MAY_HIDE_A_NAME if may_hide else 0
        self._marks[locale].put(key, _bits(characters) | _IS_THERE | hides)
        if not characters.isdisjoint(_BESIDE):
            self._neighbours[locale].put(key, _neighbours(passage.source) | _neighbours(passage.text))

    def discard(self, texts: Iterable[TextId]) -> None:
        """Forget some pairs."""
        for locale, key in texts:
            if locale in self._marks:
                self._marks[locale].put(key, 0)
                self._neighbours[locale].put(key, 0)

    def saying(self, word: str, texts: Mapping[TextId, Passage]) -> Iterator[TextId]:
        """Yield the pairs in which a word stands, in either text."""
        for text in self._with_all(_bits(word), _neighbours(word)):
            passage = texts[text]
            if word in passage.source or word in passage.text:
                yield text

    @property
    def hiding(self) -> Iterator[TextId]:
        """The pairs that may have a name in them that does not stand there as it is."""
        return self._with_all(_MAY_HIDE_A_NAME)

    def _with_all(self, bits: int, neighbours: int = 0) -> Iterator[TextId]:
        for locale, marks in self._marks.items():
            beside = self._neighbours[locale]
            for key in marks.with_all(bits | _IS_THERE):
                if beside.of(key) & neighbours == neighbours:
                    yield locale, key


def _bits(characters: Iterable[str]) -> int:
    return sum(map(_BITS.__getitem__, _MARKS.intersection(characters)))


def _neighbours(said: str) -> int:
    """A bit for each digit and `_` with what stands before it, and behind it; others may have it too."""
    bits = 0
    for found in _MARK.finditer(said):
        for at in (found.start() - 1, found.start()):
            pair = said[max(at, 0) : at + 2]
            if len(pair) == 2:
                bits |= 1 << (ord(pair[0]) * 31 + ord(pair[1])) % 64
    return bits
