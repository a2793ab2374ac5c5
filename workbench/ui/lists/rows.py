"""The rows of a list: what a session has for it, and which of them are shown in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol

from workbench.filtering import Facts, Filter
from workbench.formats.layout import FileRef
from workbench.policy.frozen import frozen
from workbench.ui.widgets.following import RecordId
from workbench.ui.widgets.record_line import Cell


class Rows(Protocol[RecordId]):
    """Looks the rows of a list up in a session."""

    @property
    def ids(self) -> Sequence[RecordId]:
        """Every row in its order; the same list while that holds."""

    def changed(self, files: Iterable[FileRef]) -> None:
        """Forget what a change made untrue."""

    def cells(self, record: RecordId, /) -> Sequence[Cell]:
        """The cells of a row."""

    def facts(self, record: RecordId, /) -> Facts:
        """What a filter can ask of a row."""

    def sort_key(self, column: str) -> Callable[[RecordId], tuple[object, ...]] | None:
        """What rows are ordered by; None for their own order."""


@frozen
class Order:
    """What rows are ordered by: a column, or None for the list's own order; and which way."""

    column: str | None = None
    descending: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it is the list's own order, not one that was asked for."""
        return self == Order()

    def turned(self) -> Order:
        """The same, the other way round."""
        return Order(self.column, not self.descending)

    def by(self, column: str) -> Order:
        """By a column; by the same once more is the other way round."""
        return Order(column, column == self.column and not self.descending)

    def next(self, columns: Sequence[str]) -> Order:
        """By the next column; after the last one the list's own."""
        order = [None, *columns]
        return Order(order[(order.index(self.column) + 1) % len(order)])

    def kept(self) -> Mapping[str, str]:
        """As words to be kept until next time."""
        return {"sorted_by": self.column or "", "order": "descending" if self.descending else "ascending"}

    @staticmethod
    def of(kept: Mapping[str, str], columns: Sequence[str]) -> Order:
        """What was kept; a column that there is no more is the list's own order."""
        column = kept.get("sorted_by", "")
        return Order(column if column in columns else None, kept.get("order") == "descending")


@dataclass(slots=True)
class Arranged(Generic[RecordId]):
    """The rows that pass a filter, in an order."""

    filter: Filter = field(default_factory=Filter)
    order: Order = field(default_factory=Order)

    def of(self, rows: Rows[RecordId], kept: RecordId | None = None) -> Sequence[RecordId]:
        """The rows to show, `kept` among them: it is being worked on."""
        shown = self._passing(rows, kept)
        key = rows.sort_key(self.order.column) if self.order.column else None
        if key is not None:
            return sorted(shown, key=key, reverse=self.order.descending)
        return shown[::-1] if self.order.descending else shown

    def _passing(self, rows: Rows[RecordId], kept: RecordId | None) -> Sequence[RecordId]:
        if not self.filter.terms:
            return rows.ids
        passing = self.filter.passing(rows.ids, rows.facts)
        if kept is None or kept in passing:
            return passing
        wanted = {*passing, kept}
        return [record for record in rows.ids if record in wanted]
