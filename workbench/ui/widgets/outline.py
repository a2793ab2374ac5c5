"""The outline of the prose: its filter, its rows, and how many of them pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from workbench.filtering import Filter
from workbench.formats.layout import FileRef
from workbench.language import _
from workbench.prose.at import At
from workbench.session import Session
from workbench.ui.rows.prose_rows import VOCABULARY, ProseRows, Severities, columns
from workbench.ui.screens.place import opened
from workbench.ui.text import notify
from workbench.ui.widgets.filter_line import FilterLine
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.outline_table import OutlineTable
from workbench.ui.widgets.record_line import Cell


class Outline(Vertical):
    """Shows the parts that pass a filter, each under its section; read when it is first looked at."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: ProseRows | None = None
        self._filter = Filter()
        self._matches: frozenset[At] = frozenset()
        self._filter_line = FilterLine(VOCABULARY, _("Filter: words, kind:… section:…"))

    def compose(self) -> ComposeResult:
        """The filter above the rows."""
        yield self._filter_line
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
        return self._filter_line.field

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
            self._matches = frozenset(self._filter.passing(parts, self.rows.facts))
            around = {At(at.section) for at in self._matches if at.section}
            shown = [at for at in parts if at in self._matches or at in around or at == self.at]
        self.table.empty_text = _("No text passes the filter; Escape clears it.")
        if shown is not self.table.rows:
            self.table.set_rows(shown)
        elif is_typing and self.at is not None:
            self.table.refresh_record(self.at)
        else:
            self.table.refresh()
        passing = len(self._matches) if self._filter.terms else len(parts)
        self._filter_line.tell_count(passing, len(parts), len(self.table.marks))

    def go_to(self, at: At) -> bool:
        """Put the cursor on a part, all shown again where the filter hides it. False where it is gone."""
        if self.table.go_to(at):
            return True
        self.filter_by("")
        return self.table.go_to(at) or self.table.go_to(At(at.section))

    def filter_by(self, query: str) -> None:
        """Show the parts that pass; a filter that cannot be read says why and leaves them."""
        self._show_passing(self._filter_line.put(query))

    def _show_passing(self, wanted: Filter | None) -> None:
        if wanted is not None and self._rows is not None:
            self._filter = wanted
            self.refresh_rows()

    def clear(self) -> None:
        """Show every part again."""
        self.filter_by("")
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

    @on(FilterLine.Changed)
    def _filter_changed(self, event: FilterLine.Changed) -> None:
        event.stop()
        self._show_passing(event.filter)

    @on(FilterLine.Finished)
    def _filter_finished(self, event: FilterLine.Finished) -> None:
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
