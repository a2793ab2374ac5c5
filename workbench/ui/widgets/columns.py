"""The columns of a record table, and how they share its width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.policy.frozen import frozen
from workbench.ui.text import Align

_GAP: Final = 1
_FLEXIBLE_MINIMUM: Final = 12


@frozen
class Column:
    """One column; `width` is in screen columns, and without it the column takes what the others leave.

    Put free text last: terminals disagree on how wide some writing is, so nothing should stand right of it.
    """

    id: str
    title: str
    width: int | None = None
    align: Align = "left"

    @property
    def least_width(self) -> int:
        """What it needs to be worth showing."""
        return _FLEXIBLE_MINIMUM if self.width is None else self.width


@frozen
class Slot:
    """Where a shown column stands: its place in the row's cells, and its screen columns."""

    column: Column
    place: int
    start: int
    width: int

    def holds(self, x: int) -> bool:
        """Whether a screen column belongs to it; the gap after it does."""
        return self.start <= x < self.start + self.width + _GAP


def slots(columns: Sequence[Column], available: int) -> tuple[Slot, ...]:
    """Lay columns out; where room is short the rightmost fixed ones are left out, never the first."""
    places = _shown_places(columns, available)
    shares = _flexible_widths([columns[place] for place in places], available)
    laid_out: list[Slot] = []
    start = 0
    for place in places:
        fixed = columns[place].width
        width = min(shares.pop(0) if fixed is None else fixed, max(0, available - start))
        laid_out.append(Slot(columns[place], place, start, width))
        start += width + _GAP
    return tuple(laid_out)


def _shown_places(columns: Sequence[Column], available: int) -> list[int]:
    shown = list(range(len(columns)))
    for place in reversed(range(1, len(columns))):
        needed = sum(columns[each].least_width + _GAP for each in shown) - _GAP
        if needed > available and columns[place].width is not None:
            shown.remove(place)
    return shown


def _flexible_widths(columns: Sequence[Column], available: int) -> list[int]:
    """The width of each flexible column in turn; the last takes what division leaves over."""
    flexible = sum(column.width is None for column in columns)
    if not flexible:
        return []
    fixed = sum(column.width or 0 for column in columns) + _GAP * (len(columns) - 1)
    share, rest = divmod(max(0, available - fixed), flexible)
    return [share] * (flexible - 1) + [share + rest]
