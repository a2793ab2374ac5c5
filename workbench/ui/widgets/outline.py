"""The outline of the prose: its filter, its rows, and how many of them pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from workbench.filtering import Filter, FilterUnreadable, parse_filter
from workbench.formats.layout import FileRef
from workbench.language import _, _n, said
from workbench.prose.at import At
from workbench.session import Session
from workbench.ui.prose_rows import VOCABULARY, ProseRows, Severities, columns
from workbench.ui.screens.place import opened
from workbench.ui.text import Piece, Tone, joined, notify
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.outline_table import OutlineTable
from workbench.ui.widgets.record_line import Cell


class Outline(Vertical):
    """Shows the parts that pass a filter, each under its section; read when it is first looked at."""

    DEFAULT_CSS = """
    Outline #text-filter-line { height: 1; }
    Outline #text-filter { width: 1fr; height: 1; border: none; padding: 0 1; background: $boost; }
    Outline #text-count { width: auto; padding: 0 1; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: ProseRows | None = None
        self._filter = Filter()
        self._matches: frozenset[At] = frozenset()
        self._told = Piece("")

    def compose(self) -> ComposeResult:
        """The filter above the rows."""
        with Horizontal(id="text-filter-line"):
            yield SafeInput(placeholder=_("Filter: words, kind:… section:…"), id="text-filter", compact=True)
            yield Static("", id="text-count", markup=False)
        yield OutlineTable(*columns(), cells=self._cells, id="outline")

    @property
    def table(self) -> OutlineTable:
        """The rows."""
        return self.query_one(OutlineTable)

    @property
    def at(self) -> At | None:
        """The part at hand."""
        return self.table.record

    @property
    def rows(self) -> ProseRows:
        """What is known of each part, as soon as a session is open."""
        return opened(self._rows)

    @property
    def field(self) -> SafeInput:
        """Where the filter is typed."""
        return self.query_one("#text-filter", SafeInput)

    @property
    def chosen(self) -> Sequence[At]:
        """The marked parts, or the one at hand."""
        marked = self.table.marked_rows
        return marked or ([self.at] if self.at is not None and self.at.section else [])

    @property
    def titles(self) -> Sequence[tuple[str, str]]:
        """What each section is called, and its id."""
        rows = self.rows
        ats = [At(name) for name in rows.sections]
        return [(f"{rows.number(at)} {rows.words(at) or at.section}".strip(), at.section) for at in ats]

    def open_session(self, session: Session) -> None:
        """Read a session's prose when it is looked at."""
        self._rows = ProseRows(session, lambda: self.table.marks)

    def changed(self, files: Iterable[FileRef]) -> bool:
        """Forget what a change made untrue; whether any of it is shown here."""
        return self.rows.changed(files)

    def show_problems(self, severities: Severities) -> None:
        """Show which parts have problems."""
        if self._rows is not None and severities != self._rows.severities:
            self._rows.severities = severities
            self.table.refresh()

    def refresh_rows(self, *, is_typing: bool = False) -> None:
        """Show the parts that pass, and the one at hand whatever it has become: it is being worked on."""
        parts = self.rows.parts
        shown: Sequence[At] = parts
        if self._filter.terms:
            passes, facts = self._filter.passes, self.rows.facts
            self._matches = frozenset(at for at in parts if passes(facts(at)))
            around = {At(at.section) for at in self._matches if at.section}
            shown = [at for at in parts if at in self._matches or at in around or at == self.at]
        self.table.empty_text = _("No text passes the filter; Escape clears it.")
        if shown is not self.table.rows:
            self.table.set_rows(shown)
        elif is_typing and self.at is not None:
            self.table.refresh_record(self.at)
        else:
            self.table.refresh()
        self._tell_passing(len(self._matches) if self._filter.terms else len(parts), len(parts))

    def go_to(self, at: At) -> bool:
        """Put the cursor on a part, all shown again where the filter hides it. False where it is gone."""
        if self.table.go_to(at):
            return True
        self.field.value = ""
        self.filter_by("")
        return self.table.go_to(at) or self.table.go_to(At(at.section))

    def filter_by(self, query: str) -> None:
        """Show the parts that pass; a filter that cannot be read says why and leaves them."""
        try:
            self._filter = parse_filter(query, VOCABULARY)
        except FilterUnreadable as unreadable:
            self._tell(Piece(said(unreadable.sentence), Tone.ERROR))
            return
        self.refresh_rows()

    def clear(self) -> None:
        """Show every part again."""
        self.field.value = ""
        self.screen.set_focus(self.table)

    def step(self, by: int) -> None:
        """Go to the next part that passes the filter, or has a problem; from the last on to the first."""
        rows = list(self.table.rows)
        wanted = [number for number, at in enumerate(rows) if self._is_wanted(at)]
        here = self.table.cursor_row
        if not wanted or here is None:
            notify(self.app, _("There is nothing to go to: no text has a problem."))
            return
        ahead = [number for number in wanted if (number - here) * by > 0]
        if not ahead:
            notify(self.app, _("Round the end, and on."))
        ordered = (ahead or wanted)[::by]
        self.table.go_to(rows[ordered[0]])

    def _is_wanted(self, at: At) -> bool:
        return at in self._matches if self._filter.terms else bool(self.rows.severities.get(at))

    @on(Input.Changed, "#text-filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._rows is not None:
            self.filter_by(event.value)

    @on(Input.Submitted, "#text-filter")
    def _filter_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.set_focus(self.table)
        if self._matches and self._filter.terms and self.at not in self._matches:
            self.step(1)

    @on(OutlineTable.MarksChanged)
    def _marks_changed(self, event: OutlineTable.MarksChanged[At]) -> None:
        event.stop()
        self.refresh_rows()

    def _cells(self, at: At) -> Sequence[Cell]:
        return self.rows.cells(at)

    def _tell_passing(self, passing: int, total: int) -> None:
        text = _("{shown} of {total}").format(shown=passing, total=total)
        if marked := len(self.table.marks):
            text += _n(", {count} marked", ", {count} marked", marked)
        self._tell(Piece(text, Tone.MUTED))

    def _tell(self, piece: Piece) -> None:
        """Say something beside the filter; the screen is laid out anew only where that takes other room."""
        if piece != self._told:
            is_as_wide = cell_len(piece.text) == cell_len(self._told.text)
            self._told = piece
            self.query_one("#text-count", Static).update(joined(piece), layout=not is_as_wide)
