"""A number for each text of one locale, in a few bytes, by which those that may be alike are found."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field

from workbench.policy.entries import Key

_ROOM = 512
"""So much longer than it has to be a row is made where it is too short."""


@dataclass(slots=True)
class KeyNumbers:
    """Every key by a number, the same for all locales."""

    keys: list[Key] = field(default_factory=list)
    known: dict[Key, int] = field(default_factory=dict)

    def of(self, key: Key) -> int:
        """The number of a key, which it has from now on."""
        number = self.known.get(key)
        if number is None:
            number = self.known[key] = len(self.keys)
            self.keys.append(key)
        return number


class Marks:
    """The marks of texts by their keys: 32 bits each, or 64 where they are `wide`; 0 is none."""

    def __init__(self, numbers: KeyNumbers, *, wide: bool = False) -> None:
        self._numbers = numbers
        self._row = array("Q" if wide else "I")

    def __getstate__(self) -> tuple[KeyNumbers, str, bytes]:
        """The marks as bytes."""
        return self._numbers, self._row.typecode, self._row.tobytes()

    def __setstate__(self, state: tuple[KeyNumbers, str, bytes]) -> None:
        self._numbers, typecode, marks = state
        self._row = array(typecode, marks)

    def of(self, key: Key) -> int:
        """The mark of a text."""
        number = self._numbers.known.get(key, len(self._row))
        return self._row[number] if number < len(self._row) else 0

    def put(self, key: Key, mark: int) -> None:
        """Give a text a mark."""
        number = self._numbers.known.get(key)
        if number is None or number >= len(self._row):
            number = self._numbers.of(key)
            self._row.frombytes(bytes(self._row.itemsize * (number + _ROOM - len(self._row))))
        self._row[number] = mark

    def having(self, mark: int) -> Iterator[Key]:
        """Yield the texts that have this very mark."""
        size, row = self._row.itemsize, self._row.tobytes()
        wanted = array(self._row.typecode, [mark]).tobytes()
        at = row.find(wanted)
        while at >= 0:
            if at % size == 0:
                yield self._numbers.keys[at // size]
            at = row.find(wanted, at - at % size + size if at % size == 0 else at + 1)

    def with_all(self, bits: int) -> Iterator[Key]:
        """Yield the texts whose marks have all of these bits."""
        keys = self._numbers.keys
        return (keys[number] for number, mark in enumerate(self._row) if mark & bits == bits and mark)
