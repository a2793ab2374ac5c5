"""Shows what a table of cookies would change, row by row, before any of it is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from workbench.language import _, _n, said
from workbench.policy.sentence import Sentence
from workbench.tables.columns import Columns
from workbench.tables.grid import Grid
from workbench.tables.meaning import Meaning
from workbench.tables.proposal import Proposal, Row
from workbench.tables.telling import counts_in_words, guesses_in_words
from workbench.ui.beside.at_length import MANY, at_length
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.dialogs.pick import Pick
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.proposal_tables import (
    ColumnTable,
    Place,
    RowTable,
    column_cells,
    column_columns,
    in_full,
    meaning_title,
    places,
    row_cells,
    row_columns,
    rows_in_order,
)
from workbench.ui.widgets.record_line import Cell
from workbench.undo import Told, untold

Propose = Callable[[Columns, Told], Proposal | Sentence]
"""Says what the table would change, read by these columns, or why nothing can be said."""
Choices = Callable[[Meaning], Sequence[str]]
"""What can be chosen for all rows."""
Taken = tuple[Proposal, Sequence[Row]]
"""What the table comes to, and the rows of it that are to be taken over."""


class ImportTable(Dialog[Taken]):
    """Enter takes the marked rows over, Escape none; the columns are one Tab away."""

    DEFAULT_CSS = """
    ImportTable > Vertical { width: 130; height: 96%; }
    ImportTable ColumnTable { height: 7; margin: 0 0 1 0; }
    ImportTable RowTable { height: 1fr; min-height: 4; }
    ImportTable .told { height: auto; max-height: 4; }
    ImportTable.-low ColumnTable { height: 4; margin: 0; }
    ImportTable.-low #row { max-height: 1; }
    ImportTable.-low #counts { max-height: 3; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012  Textual declares it so

    def __init__(
        self,
        source: str,
        grid: Grid,
        columns: Columns,
        found: Proposal | Sentence,
        propose: Propose,
        choices: Choices,
    ) -> None:
        super().__init__()
        self._source = source
        self._grid = grid
        self._columns = columns
        self._propose = propose
        self._choices = choices
        self._rows: Mapping[int, Row] = {}
        self._found = found
        self.proposal: Proposal | None = None
        """What the table comes to; None where its columns do not say enough."""

    def compose(self) -> ComposeResult:
        """The columns, the rows, what is to be said of the row at hand and of the whole."""
        with Vertical():
            yield Static("", id="head", markup=False)
            yield ColumnTable(*column_columns(), cells=self._column_cells, markable=False, id="columns")
            yield RowTable(*row_columns(), cells=self._row_cells, id="rows")
            yield Static("", id="row", classes="told", markup=False)
            yield Static("", id="counts", classes="told", markup=False)
            with Horizontal():
                yield cancel_button()
                yield Button(plain(_("Take over") + " (enter)"), id="take", compact=True)

    def on_mount(self) -> None:
        """Show what the columns as they were found come to, and stand on the rows."""
        self._show(self._columns, self._found)
        self.query_one(RowTable).focus()

    def _read(self, columns: Columns) -> None:
        """Lay the table beside the policy by other columns: many rows beside."""
        rows = len(self._grid.lines)
        if rows < MANY:
            self._show(columns, self._propose(columns, untold))
            return
        at_length(
            self.app,
            _("Reading the table"),
            rows,
            lambda told: self._propose(columns, told),
            lambda found: self._show(columns, found()),
        )

    def _show(self, columns: Columns, found: Proposal | Sentence) -> None:
        """Show what the table comes to; every row that changes something is marked."""
        self._columns = columns
        self.proposal, trouble = (found, None) if isinstance(found, Proposal) else (None, found)
        rows = rows_in_order(self.proposal) if self.proposal else ()
        self._rows = {row.number: row for row in rows}
        table = self.query_one(RowTable)
        table.empty_text = said(trouble) if trouble else _("There is no row below the headings.")
        table.set_rows(list(self._rows))
        table.set_marks(row.number for row in rows if row.changes_something)
        self.query_one(ColumnTable).set_rows(places(self._columns, self._grid.width))
        self.query_one(ColumnTable).refresh()
        self._tell()

    def _tell(self) -> None:
        """Say how many rows there are of what kind, how many are marked, and what was guessed."""
        head = _n("{count} row of {source}", "{count} rows of {source}", len(self._rows), source=self._source)
        self.query_one("#head", Static).update(joined(Piece(head, Tone.STRONG), *self._remarks()))
        if self.proposal is None:
            self.query_one("#counts", Static).update("")
            return
        marked = len(self._chosen())
        providers = [str(each.data["name"]) for each in self.proposal.providers.values()]
        told = [counts_in_words(self.proposal), _n("{count} marked", "{count} marked", marked)]
        if providers:
            names = ", ".join(providers[:4]) + (" …" if len(providers) > 4 else "")
            told.append(
                _n("new provider: {names}", "{count} new providers: {names}", len(providers), names=names)
            )
        guesses = [f"? {line}" for line in guesses_in_words(self.proposal)]
        self.query_one("#counts", Static).update(plain("\n".join(["; ".join(told), *guesses]), lines=True))

    def _remarks(self) -> Sequence[Piece]:
        if self.proposal is None:
            return ()
        return [Piece("  " + said(remark), Tone.MUTED) for remark in self.proposal.remarks]

    def _chosen(self) -> Sequence[Row]:
        marks = self.query_one(RowTable).marks
        return [row for row in self._rows.values() if row.changes_something and row.number in marks]

    @on(RowTable.Highlighted, "#rows")
    def _show_row(self, event: RowTable.Highlighted[int]) -> None:
        row = self._rows.get(event.record) if event.record is not None else None
        self.query_one("#row", Static).update(plain(in_full(row), lines=True) if row else "")

    @on(RowTable.MarksChanged, "#rows")
    def _marks_changed(self) -> None:
        self._tell()

    @on(ColumnTable.Chosen, "#columns")
    def _column_chosen(self, event: ColumnTable.Chosen[Place]) -> None:
        """Ask for another meaning of a column, or for what holds for all rows."""
        place = event.record
        if isinstance(place, Meaning):
            self._ask_for_all(place)
        else:
            self._ask_meaning(place)

    def _ask_meaning(self, place: int) -> None:
        titles = {meaning_title(meaning): meaning for meaning in Meaning}
        none = _("not read")
        current = next((meaning for meaning, at in self._columns.places.items() if at == place), None)

        def picked(title: str | None) -> None:
            if title is not None:
                self._read(self._columns.with_place(place, titles.get(title)))

        self.app.push_screen(Pick([none, *titles], meaning_title(current) if current else none), picked)

    def _ask_for_all(self, meaning: Meaning) -> None:
        def picked(value: str | None) -> None:
            if value is not None:
                self._read(self._columns.with_value(meaning, "" if value == none else value))

        none = "–"
        self.app.push_screen(
            Pick([none, *self._choices(meaning)], self._columns.for_all.get(meaning, none)), picked
        )

    @on(RowTable.Chosen, "#rows")
    @on(Button.Pressed, "#take")
    def _take(self) -> None:
        chosen = self._chosen()
        if self.proposal is not None and chosen:
            self.dismiss((self.proposal, chosen))
            return
        told = _("No row is marked that would change something.")
        self.query_one("#counts", Static).update(joined(Piece("! " + told, Tone.ERROR)))

    def _column_cells(self, place: Place) -> Sequence[Cell]:
        first = self._grid.lines[1 if self._columns.has_headings and len(self._grid.lines) > 1 else 0]
        return column_cells(self._columns, place, first.cell(place) if isinstance(place, int) else "")

    def _row_cells(self, number: int) -> Sequence[Cell]:
        return row_cells(self._rows[number])
