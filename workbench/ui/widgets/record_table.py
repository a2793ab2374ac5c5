"""A table of records: rows are ids in order, and cells are asked for line by line.

It owns neither rows nor truth. Whoever does gives it the ids, and a function from an id to the row's cells.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from workbench.ui.terminal.copying import copy
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.following import RecordId, followed
from workbench.ui.widgets.line_table import LineTable
from workbench.ui.widgets.record_line import Cell, cell_text

_Told = TypeVar("_Told", bound=Hashable)

_MARK: Final = Column("mark", "", width=1)
_MARKING: Final = frozenset({"toggle_mark", "extend_marks", "toggle_all"})


@dataclass
class _TableMessage(Message, Generic[_Told]):
    """Something happened in a table."""

    table: RecordTable[_Told]

    @property
    def control(self) -> RecordTable[_Told]:
        """The table, for selectors of handlers."""
        return self.table


class RecordTable(LineTable, Generic[RecordId], inherit_bindings=False):
    """Rows to move through, mark and choose from; the cursor stays with its record when the rows change.

    `cells` gives a cell for every column. Rows are not to be altered once given: give others. Marks outlive
    rows: a record that a filter hides stays marked.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="table.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="table.down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="table.page_up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="table.page_down"),
        Binding("home,g", "first", "First", show=False, id="table.first"),
        Binding("end,G", "last", "Last", show=False, id="table.last"),
        Binding("space", "toggle_mark", "Mark", show=False, id="table.mark"),
        Binding("shift+up", "extend_marks(-1)", "Mark upwards", show=False, id="table.mark_up"),
        Binding("shift+down", "extend_marks(1)", "Mark downwards", show=False, id="table.mark_down"),
        Binding("asterisk", "toggle_all", "Mark all", show=False, id="table.mark_all"),
        Binding("y", "copy", "Copy", show=False, id="table.copy"),
        Binding("enter", "choose", "Choose", show=False, id="table.choose"),
    ]

    @dataclass
    class Highlighted(_TableMessage[_Told]):
        """The cursor came to another record, or there is none any more."""

        record: _Told | None

    @dataclass
    class Chosen(_TableMessage[_Told]):
        """A record was chosen: by enter, or by a click on the row that the cursor was on."""

        record: _Told

    @dataclass
    class MarksChanged(_TableMessage[_Told]):
        """Other records are marked than before."""

        marks: frozenset[_Told]

    @dataclass
    class SortRequested(_TableMessage[_Told]):
        """The header of a column was clicked."""

        column: str

    def __init__(
        self,
        *columns: Column,
        cells: Callable[[RecordId], Sequence[Cell]],
        empty_text: str = "",
        markable: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(*((_MARK, *columns) if markable else columns), id=id, classes=classes)
        self._cells = cells
        self._markable = markable
        self._rows: Sequence[RecordId] = ()
        self._cursor: int | None = None
        self._record: RecordId | None = None
        self._marks: frozenset[RecordId] = frozenset()
        self.empty_text = empty_text

    @property
    def rows(self) -> Sequence[RecordId]:
        """The records in order."""
        return self._rows

    @property
    def record(self) -> RecordId | None:
        """The record that the cursor is on."""
        return self._record

    @property
    def marks(self) -> frozenset[RecordId]:
        """Every marked record, those too that are not among the rows now."""
        return self._marks

    @property
    def marked_rows(self) -> list[RecordId]:
        """The marked records among the rows, in their order."""
        return [record for record in self._rows if record in self._marks] if self._marks else []

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def cursor_row(self) -> int | None:
        """The row that the cursor is on; None where there are no rows."""
        return self._cursor

    def row_cells(self, row: int) -> Sequence[Cell]:
        """The mark, and the record's cells."""
        record = self._rows[row]
        cells = self._cells(record)
        return (self.signs.marked if record in self._marks else "", *cells) if self._markable else cells

    def set_columns(self, *columns: Column) -> None:
        """Show other columns; `cells` must know them by then."""
        super().set_columns(*((_MARK, *columns) if self._markable else columns))

    def set_rows(self, rows: Sequence[RecordId]) -> None:
        """Show other rows: the cursor follows its record or goes to the nearest left; lines stay in place."""
        was_seen = self._is_cursor_seen
        cursor, top = self._place_in(rows)
        self._rows = rows
        self.rows_changed()
        self._put_cursor(cursor)
        self.scroll_to_row(top)
        if cursor is not None and was_seen:
            self.reveal(cursor)

    def go_to(self, record: RecordId) -> bool:
        """Put the cursor on a record; False if it is not among the rows."""
        if record not in self._rows:
            return False
        self._move_to(self._rows.index(record))
        return True

    def set_marks(self, records: Iterable[RecordId]) -> None:
        """Mark these records and no others."""
        marks = frozenset(records)
        if marks != self._marks:
            self._marks = marks
            self.refresh()
            self.post_message(self.MarksChanged(self, marks))

    def refresh_record(self, record: RecordId) -> None:
        """Draw a record again after it changed."""
        self.refresh_records((record,))

    def refresh_records(self, records: Iterable[RecordId]) -> None:
        """Draw records again after they changed: those that are seen."""
        changed, top = frozenset(records), self.scroll_offset.y
        for row, record in enumerate(self._rows[top : top + self.page_height], top):
            if record in changed:
                self.refresh_row(row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the marking keys to others where there are no marks."""
        if action in _MARKING and not self._markable:
            return False
        return super().check_action(action, parameters)

    def action_move(self, distance: int) -> None:
        """Move the cursor down by rows, or up."""
        if self._cursor is not None:
            self._move_to(self._cursor + distance)

    def action_page(self, pages: int) -> None:
        """Move the cursor down by pages, or up."""
        self.action_move(pages * self.page_height)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self._move_to(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self._move_to(len(self._rows) - 1)

    def action_toggle_mark(self) -> None:
        """Mark the record, or take its mark away."""
        if self._record is not None:
            self._mark(self._marks ^ {self._record})

    def action_extend_marks(self, distance: int) -> None:
        """Mark the record and the one the cursor moves to."""
        if self._record is not None:
            left = self._record
            self.action_move(distance)
            self._mark(self._marks | {left, self._record})

    def action_toggle_all(self) -> None:
        """Mark every row there is, or take their marks away where all are marked; hidden ones keep theirs."""
        rows = frozenset(self._rows)
        self.set_marks(self._marks - rows if rows <= self._marks else self._marks | rows)

    def action_copy(self) -> None:
        """Copy the marked rows, or the one the cursor is on, as their cells read."""
        rows = self.marked_rows or ([self._record] if self._record is not None else [])
        lines = ("\t".join(map(cell_text, self._cells(record))) for record in rows)
        copy(self.app, "\n".join(lines))

    def action_choose(self) -> None:
        """Choose the record."""
        if self._record is not None:
            self.post_message(self.Chosen(self, self._record))

    def on_click(self, event: events.Click) -> None:
        """Go to the row, or choose it if the cursor is there; mark it by its sign; ask to sort by header."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        column, row = self.column_at(offset.x), self.row_at(offset.y)
        if row is not None:
            self._clicked_row(row, column)
        elif offset.y == 0 and column not in {None, _MARK}:
            self.post_message(self.SortRequested(self, column.id))

    @property
    def _is_cursor_seen(self) -> bool:
        top = self.scroll_offset.y
        return self._cursor is None or top <= self._cursor < top + self.page_height

    def _place_in(self, rows: Sequence[RecordId]) -> tuple[int | None, int]:
        """The row for the cursor, and the first row to be seen, when these are the rows."""
        if self._cursor is None or self._record is None:
            return (0 if rows else None), 0
        top = self.scroll_offset.y
        cursor = followed(self._record, self._cursor, self._rows, rows)
        if self._is_cursor_seen and cursor is not None:
            return cursor, top + cursor - self._cursor
        return cursor, followed(self._rows[top], top, self._rows, rows) or 0

    def _clicked_row(self, row: int, column: Column | None) -> None:
        was_here = row == self._cursor
        self._move_to(row)
        if column is _MARK:
            self.action_toggle_mark()
        elif was_here:
            self.action_choose()

    def _move_to(self, row: int) -> None:
        if self._rows:
            row = min(max(row, 0), len(self._rows) - 1)
            self._put_cursor(row)
            self.reveal(row)

    def _put_cursor(self, row: int | None) -> None:
        """Set the cursor and draw the rows it left and came to."""
        record = None if row is None else self._rows[row]
        left, self._cursor = self._cursor, row
        self.refresh_row(left)
        self.refresh_row(row)
        if record != self._record:
            self._record = record
            self.post_message(self.Highlighted(self, record))

    def _mark(self, marks: frozenset[RecordId]) -> None:
        self._marks = marks
        self.refresh_row(self._cursor)
        self.post_message(self.MarksChanged(self, marks))
