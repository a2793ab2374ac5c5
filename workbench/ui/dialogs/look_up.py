"""A long list to pick one row from, filtered by what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from workbench.language import _
from workbench.policy.frozen import frozen
from workbench.ui.dialogs.dialog import Dialog
from workbench.ui.text import Piece, Tone, joined
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable


@frozen
class Row:
    """One row: what sort of thing it is, what is picked, what it says."""

    sort: str
    name: str
    words: str

    @property
    def haystack(self) -> str:
        """What is looked through."""
        return f"{self.sort} {self.name} {self.words}".casefold()


class LookUpTable(RecordTable[int]):
    """The rows that hold every word that was typed."""


class LookUp(Dialog[int]):
    """Asks for one of many rows, by its number; Escape takes none."""

    DEFAULT_CSS = """
    LookUp > Vertical { width: 90; height: 80%; }
    LookUp SafeInput { padding: 0 1; }
    LookUp #look-up-count { height: 1; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", "Up", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
    ]

    def __init__(self, question: str, rows: Sequence[Row]) -> None:
        super().__init__()
        self._question = question
        self._rows = rows
        self._haystacks = [row.haystack for row in rows]

    def compose(self) -> ComposeResult:
        """What is looked for, and what is found."""
        with Vertical():
            yield SafeInput(placeholder=self._question, compact=True)
            yield Static("", id="look-up-count", markup=False)
            columns = Column("sort", "", 12), Column("name", "", 34), Column("words", "")
            yield LookUpTable(*columns, cells=self._cells, markable=False)

    def on_mount(self) -> None:
        """Show every row; keys go to what is looked for."""
        self._table.empty_text = _("Nothing is like it.")
        self._show("")
        self.query_one(SafeInput).focus()

    @property
    def _table(self) -> LookUpTable:
        return self.query_one(LookUpTable)

    def _cells(self, number: int) -> Sequence[Cell]:
        row = self._rows[number]
        return (Piece(row.sort, Tone.MUTED), Piece(row.name, Tone.ACCENT), row.words)

    def _show(self, query: str) -> None:
        words = query.casefold().split()
        found = [number for number, text in enumerate(self._haystacks) if all(word in text for word in words)]
        self._table.set_rows(found)
        self._table.action_first()
        told = _("{shown} of {total}").format(shown=len(found), total=len(self._rows))
        self.query_one("#look-up-count", Static).update(joined(Piece(told, Tone.MUTED)))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(event.value)

    @on(Input.Submitted)
    def _taken(self, event: Input.Submitted) -> None:
        event.stop()
        if self._table.record is not None:
            self.dismiss(self._table.record)

    @on(LookUpTable.Chosen)
    def _chosen(self, event: LookUpTable.Chosen[int]) -> None:
        event.stop()
        self.dismiss(event.record)

    def action_step(self, by: int) -> None:
        """Go to another row."""
        self._table.action_move(by)

    def action_page(self, by: int) -> None:
        """Go a page on."""
        self._table.action_page(by)
