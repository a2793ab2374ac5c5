"""Where the cursor of a list goes when its rows change: with its record, or to the nearest one left."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

RecordId = TypeVar("RecordId", bound=Hashable)


def followed(record: RecordId, index: int, old: Sequence[RecordId], new: Sequence[RecordId]) -> int | None:
    """The row in `new` for the record that was row `index` of `old`; None where no rows are left.

    If the record is gone it is the row of its nearest old neighbour that is still there, the one below first;
    if all are gone, the row at the same place.
    """
    if not new:
        return None
    try:
        return new.index(record)
    except ValueError:
        left = set(new)
    neighbour = next((old[near] for near in _outward(index, len(old)) if old[near] in left), None)
    return min(index, len(new) - 1) if neighbour is None else new.index(neighbour)


def _outward(index: int, count: int) -> Iterator[int]:
    """Places around `index`, nearest first, after before before."""
    for distance in range(1, count + 1):
        if index + distance < count:
            yield index + distance
        if 0 <= index - distance < count:
            yield index - distance
