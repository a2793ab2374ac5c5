"""The place Problems: what is wrong with the project, live, with what to do about each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from workbench.filtering import Filter
from workbench.formats.reading_error import ReadingError
from workbench.language import _, said
from workbench.session import Changed, Session
from workbench.ui.beside.own_thread import in_own_thread
from workbench.ui.commands import Scope
from workbench.ui.keys.bindings import bindings
from workbench.ui.rows.problem_rows import (
    VOCABULARY,
    Grouping,
    Heading,
    ProblemRow,
    RowId,
    cells,
    counts,
    grouped,
    passing,
    read_ahead,
    rows_of,
)
from workbench.ui.screens.place import PlaceView
from workbench.ui.text import Piece, Tone, joined
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.filter_line import FilterLine
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from workbench.checks.problem import Problem


class ProblemTable(RecordTable[RowId]):
    """The problems, and the headings of their groups."""


class ProblemsPlace(PlaceView):
    """The list of problems, and what is known of the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PROBLEMS)
    DEFAULT_CSS = """
    ProblemsPlace #problem { height: auto; max-height: 9; padding: 0 1; background: $panel; }
    """

    HELP_TEXT = (
        "What is wrong with the policy and its translations, checked as you edit. Enter goes to the place, "
        "F6 comes back. A problem can be mended where a fix is known, or accepted with a reason; what is "
        "accepted comes back when its text changes. The list is filtered by words, by severity:, rule:, "
        "place:, locale:, by fixable and accepted; a minus turns a term round."
    )

    SCOPES = frozenset({Scope.PROBLEMS})

    class Asked(Message):
        """The writer wants to see the place of a problem, or open its file in an editor."""

        def __init__(self, row: ProblemRow, *, in_editor: bool) -> None:
            super().__init__()
            self.row = row
            self.in_editor = in_editor

    class ExplanationAsked(Message):
        """The writer wants to know what a rule is about."""

        def __init__(self, rule: str) -> None:
            super().__init__()
            self.rule = rule

    class FixAsked(Message):
        """The writer wants problems mended."""

        def __init__(self, problems: Sequence[Problem]) -> None:
            super().__init__()
            self.problems = problems

    class WaiverAsked(Message):
        """The writer wants to accept problems."""

        def __init__(self, problems: Sequence[Problem]) -> None:
            super().__init__()
            self.problems = problems

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._found: Sequence[Problem] = ()
        self.is_checked = False
        """Whether the rules have looked at the project at least once."""
        self._errors: Sequence[ReadingError] = ()
        self._counts: Mapping[str, int] = {}
        self._is_listed = False
        self._all: Sequence[ProblemRow] = ()
        self._shown: Mapping[RowId, ProblemRow | Heading] = {}
        self._filter = Filter()
        self._grouping = Grouping.SEVERITY
        self._shows_accepted = False
        self._sought: RowId = ()
        self._filter_line = FilterLine(VOCABULARY, _("Filter: words, rule:CK004 severity:error fixable"))

    def compose(self) -> ComposeResult:
        """The filter above the list, what is known of the chosen problem below."""
        yield self._filter_line
        yield ProblemTable(
            Column("severity", _("Severity"), width=10),
            Column("rule", _("Rule"), width=6),
            Column("place", _("Place"), width=30),
            Column("sentence", _("What is wrong")),
            cells=self._cells,
            empty_text=_("Reading …"),
            id="problems-table",
        )
        yield Static("", id="problem", markup=False)

    @property
    def table(self) -> ProblemTable:
        """The list of problems."""
        return self.query_one(ProblemTable)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many problems of each severity stand."""
        return self._counts

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The list's commands."""
        del focused
        return (Scope.PROBLEMS, Scope.TABLE)

    def open_session(self, session: Session, kept: Mapping[str, str]) -> None:
        """Count what keeps the session's files from being read; the rules are still at work."""
        super().open_session(session, kept)
        self._found_anew()

    def session_changed(self, _change: Changed) -> None:
        """Show the reading errors that there are now."""
        if self.session is not None and self.session.errors != self._errors:
            self._found_anew()

    def show(self, problems: Sequence[Problem]) -> None:
        """Show what the rules found."""
        self._found, self.is_checked = problems, True
        self._found_anew()

    def _found_anew(self) -> None:
        """Count what is wrong; it is listed when somebody looks, as there may be thousands."""
        self._errors = self.session.errors if self.session is not None else ()
        self._counts = counts(self._errors, self._found)
        self._is_listed = False
        if self.is_in_front:
            self.bring_up_to_date()

    def bring_up_to_date(self) -> None:
        """List what is wrong now."""
        if not self._is_listed:
            self._list_anew()

    def entered(self) -> None:
        """Let the keys go to the list, and the cursor stand on a problem."""
        self.bring_up_to_date()
        if self.row is None:
            self._go_to_first()
        self.screen.set_focus(self.table)

    def _go_to_first(self) -> None:
        first = next((row.id for row in self._shown.values() if isinstance(row, ProblemRow)), None)
        if first is not None:
            self.table.go_to(first)

    def kept_here(self) -> Mapping[str, str]:
        """The problem at hand, the filter, how the list is grouped, whether the accepted are shown."""
        return {
            "row": "\t".join(self.table.record or self._sought),
            "filter": self._filter_line.text,
            "grouping": self._grouping.value,
            "accepted": "yes" if self._shows_accepted else "no",
        }

    def put_at(self, kept: Mapping[str, str]) -> None:
        """Go where the user was, as soon as that is listed."""
        groupings = {each.value: each for each in Grouping}
        self._grouping = groupings.get(kept.get("grouping", ""), Grouping.SEVERITY)
        self._shows_accepted = kept.get("accepted") == "yes"
        self._sought = tuple(kept.get("row", "").split("\t"))
        self._filter_by(self._filter_line.put(kept.get("filter", "")))

    def listed(self, row: RowId) -> ProblemRow | Heading:
        """What a row of the list is."""
        return self._shown[row]

    @property
    def row(self) -> ProblemRow | None:
        """The problem that the cursor is on."""
        found = self._shown.get(self.table.record) if self.table.record is not None else None
        return found if isinstance(found, ProblemRow) else None

    @property
    def _chosen_rows(self) -> list[ProblemRow]:
        """The marked problems, or the one the cursor is on; on a heading all of its group."""
        marked = [row for each in self.table.marked_rows if isinstance(row := self._shown[each], ProblemRow)]
        if marked:
            return marked
        here = self._shown.get(self.table.record) if self.table.record is not None else None
        return self._members(here) if isinstance(here, Heading) else [here] if here is not None else []

    def _members(self, heading: Heading) -> list[ProblemRow]:
        listed = list(self._shown.values())
        begin = listed.index(heading) + 1
        return [row for row in listed[begin : begin + heading.count] if isinstance(row, ProblemRow)]

    def action_filter(self) -> None:
        """Type a filter."""
        self.screen.set_focus(self._filter_line.field)

    def action_clear_filter(self) -> None:
        """Show every problem again."""
        self._filter_by(self._filter_line.put(""))
        self.screen.set_focus(self.table)

    def action_group(self) -> None:
        """Group the list by what comes next: severity, rule, place."""
        self._grouping = self._grouping.next
        self._refresh_rows()

    def action_toggle_accepted(self) -> None:
        """Show what has been accepted too, or leave it out again."""
        self._shows_accepted = not self._shows_accepted
        self._refresh_rows()

    def action_open_file(self) -> None:
        """Open the file in an editor."""
        if self.row is not None:
            self.post_message(self.Asked(self.row, in_editor=True))

    def action_explain(self) -> None:
        """Say what the rule is about, and what it rests on."""
        if self.row is not None and self.row.rule:
            self.post_message(self.ExplanationAsked(self.row.rule))

    def action_fix(self) -> None:
        """Mend the marked problems, or this one, where a fix is known."""
        fixable = [row.problem for row in self._chosen_rows if row.is_fixable and row.problem is not None]
        self.post_message(self.FixAsked(fixable))

    def action_waive(self) -> None:
        """Accept the marked problems, or this one, with a reason."""
        chosen = [row.problem for row in self._chosen_rows if row.problem is not None and not row.is_accepted]
        self.post_message(self.WaiverAsked(chosen))

    def unmark(self) -> None:
        """Take every mark away."""
        self.table.set_marks(())

    @on(ProblemTable.Highlighted)
    def _highlighted(self, event: ProblemTable.Highlighted[RowId]) -> None:
        event.stop()
        self._show_details()

    @on(ProblemTable.Chosen)
    def _chosen(self, event: ProblemTable.Chosen[RowId]) -> None:
        event.stop()
        if self.row is not None:
            self.post_message(self.Asked(self.row, in_editor=False))

    @on(ProblemTable.MarksChanged)
    def _marks_changed(self, event: ProblemTable.MarksChanged[RowId]) -> None:
        event.stop()
        self._show_count()

    @on(FilterLine.Changed)
    def _filter_changed(self, event: FilterLine.Changed) -> None:
        event.stop()
        self._filter_by(event.filter)

    def _filter_by(self, wanted: Filter | None) -> None:
        """List the problems that pass; a filter that cannot be read leaves them."""
        if wanted is not None:
            self._filter = wanted
            self._refresh_rows()

    @on(FilterLine.Finished)
    def _filter_finished(self, event: FilterLine.Finished) -> None:
        event.stop()
        self.screen.set_focus(self.table)

    def _cells(self, row: RowId) -> Sequence[Cell]:
        return cells(self._shown[row])

    def _list_anew(self) -> None:
        if self.session is not None:
            self._all = rows_of(self._errors, self._found, self.session.policy)
            self._is_listed = True
            self._refresh_rows()
            in_own_thread(self.app, partial(read_ahead, self._all), lambda _nothing: None)

    def _refresh_rows(self) -> None:
        asked_for = [row for row in self._all if self._shows_accepted or not row.is_accepted]
        rows = passing(asked_for, self._filter, self.table.marks)
        listed = grouped(rows, self._grouping)
        self._shown = {row.id: row for row in listed}
        if asked_for and not rows:
            self.table.empty_text = _("No problem passes the filter; Escape clears it.")
        else:
            self.table.empty_text = _("Nothing is wrong.") if self.is_checked else _("Being checked …")
        self.table.set_rows(list(self._shown))
        if self._sought in self._shown:
            self.table.go_to(self._sought)
            self._sought = ()
        self._passing = len(rows), len(asked_for)
        self._show_count()
        self._show_details()

    def _show_count(self) -> None:
        marked = sum(isinstance(self._shown[row], ProblemRow) for row in self.table.marked_rows)
        self._filter_line.tell_count(*self._passing, marked, _(self._grouping.value))

    def _show_details(self) -> None:
        row = self.row
        details = self.query_one("#problem", Static)
        details.update("" if row is None else joined(*_details(row), lines=True))


def _details(row: ProblemRow) -> Sequence[str | Piece]:
    """What is known of a problem, in words."""
    head = f"{row.rule} {row.name}".strip()
    pieces: list[str | Piece] = [Piece(f"{head}  ", Tone.STRONG), Piece(row.place, Tone.ACCENT)]
    pieces += ["\n", row.message]
    if row.quote:
        pieces += ["\n", Piece(_("“{quote}”").format(quote=row.quote), Tone.MUTED)]
    problem = row.problem
    if problem is not None and problem.waiver is not None:
        accepted = _("Accepted by {by} on {date}: {reason}").format(
            by=problem.waiver.by or "?", date=problem.waiver.date or "?", reason=problem.waiver.reason
        )
        pieces += ["\n", Piece(accepted, Tone.GOOD)]
    elif problem is not None and problem.fix is not None:
        pieces += ["\n", Piece(_("Fix (f): {title}").format(title=said(problem.fix.title)), Tone.GOOD)]
    return pieces
