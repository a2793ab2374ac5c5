"""The place Problems: what keeps the project from being read, with its places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from workbench.formats.reading_error import ReadingError
from workbench.language import _, said
from workbench.session import Changed, Session
from workbench.ui.bindings import bindings
from workbench.ui.commands import Scope
from workbench.ui.screens.place import PlaceView
from workbench.ui.text import Piece, Tone, joined
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable


class ProblemTable(RecordTable[ReadingError]):
    """The problems."""


class ProblemsPlace(PlaceView):
    """A list of what is wrong, and the whole sentence of the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PROBLEMS)
    DEFAULT_CSS = """
    ProblemsPlace #problem { height: auto; max-height: 8; padding: 1; background: $panel; }
    """

    HELP_TEXT = "What keeps a part of the project from being read: each with its place and what to do."

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The list's commands."""
        del focused
        return (Scope.PROBLEMS, Scope.TABLE)

    class Asked(Message):
        """The writer wants to see the place of a problem, or open its file in an editor."""

        def __init__(self, error: ReadingError, *, in_editor: bool) -> None:
            super().__init__()
            self.error = error
            self.in_editor = in_editor

    def compose(self) -> ComposeResult:
        """The list above, the chosen problem below."""
        yield ProblemTable(
            Column("place", _("Place"), width=44),
            Column("sentence", _("What is wrong")),
            cells=_cells,
            empty_text=_("Nothing is wrong."),
            markable=False,
            id="problems",
        )
        yield Static("", id="problem", markup=False)

    @property
    def table(self) -> ProblemTable:
        """The list of problems."""
        return self.query_one(ProblemTable)

    def open_session(self, session: Session) -> None:
        """Show the session's problems."""
        super().open_session(session)
        self.table.set_rows(session.errors)

    def session_changed(self, _change: Changed) -> None:
        """Show the problems that there are now."""
        if self.session is not None:
            self.table.set_rows(self.session.errors)

    def entered(self) -> None:
        """Let the keys go to the list."""
        self.screen.set_focus(self.table)

    def action_open_file(self) -> None:
        """Open the file in an editor."""
        if self.table.record is not None:
            self.post_message(self.Asked(self.table.record, in_editor=True))

    @on(ProblemTable.Highlighted)
    def _highlighted(self, event: ProblemTable.Highlighted[ReadingError]) -> None:
        event.stop()
        error = event.record
        if error is None:
            self.query_one("#problem", Static).update("")
            return
        quote = f"\n{error.quote}" if error.quote else ""
        self.query_one("#problem", Static).update(
            joined(
                Piece(error.place, Tone.STRONG),
                "\n",
                said(error.sentence),
                Piece(quote, Tone.MUTED),
                lines=True,
            )
        )

    @on(ProblemTable.Chosen)
    def _chosen(self, event: ProblemTable.Chosen[ReadingError]) -> None:
        event.stop()
        self.post_message(self.Asked(event.record, in_editor=False))


def _cells(error: ReadingError) -> Sequence[Cell]:
    return (Piece(error.place, Tone.ACCENT), said(error.sentence))
