"""A list of the catalogue: things in a table, filtered as one types, and the form of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, Generic, Protocol

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from workbench.edits import Place as Where
from workbench.edits import Step, value_at
from workbench.filtering import Facts, Filter, FilterUnreadable, Vocabulary, parse_filter
from workbench.formats.layout import FileRef
from workbench.forms.kinds import ThingKind, thing_at
from workbench.language import _, _n, said
from workbench.session import Changed, Session
from workbench.steps.telling_places import told_place
from workbench.steps.things import thing_name, uses_elsewhere
from workbench.ui.bindings import bindings
from workbench.ui.commands import Command, Scope
from workbench.ui.dialogs.uses import Uses
from workbench.ui.screens.place import PlaceView, opened
from workbench.ui.text import Piece, Tone, joined
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.following import RecordId
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.record_line import Cell, Sorting
from workbench.ui.widgets.record_table import RecordTable
from workbench.ui.widgets.thing_form import ThingForm


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


class ThingList(Container, Generic[RecordId]):
    """The table of the things of a kind beside the form of one; what a kind needs, a subclass says."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.CATALOGUE)
    DEFAULT_CSS = """
    ThingList { layout: horizontal; height: 1fr; }
    ThingList .list { width: 3fr; }
    ThingList .filter-line { height: 1; }
    ThingList #filter { width: 1fr; height: 1; border: none; padding: 0 1; background: $boost; }
    ThingList #count { width: auto; padding: 0 1; }
    ThingList ThingForm { width: 2fr; border-left: vkey $panel; }
    ThingList.-narrow { layout: vertical; }
    ThingList.-narrow .list { width: 1fr; height: 1fr; }
    ThingList.-narrow ThingForm { width: 1fr; height: 1fr; border-left: none; border-top: solid $panel; }
    ThingList.-narrow FieldRow SafeTextArea { height: 2; }
    ThingList.-narrow FieldRow SafeTextArea:focus { height: auto; min-height: 2; max-height: 8; }
    """

    class OtherAsked(Message):
        """The writer wants the list so many further on the line of lists."""

        def __init__(self, distance: int) -> None:
            super().__init__()
            self.distance = distance

    def __init__(
        self,
        columns: Sequence[Column],
        forms: Sequence[ThingForm],
        *,
        sortable: Sequence[str],
        vocabulary: Vocabulary,
        placeholder: str,
        id: str,
    ) -> None:
        super().__init__(id=id)
        self.table = self.make_table(columns)
        """The table of things."""
        self.form = forms[0]
        """The form of the chosen thing."""
        self._forms = forms
        self._filter_field = SafeInput(placeholder=placeholder, id="filter", compact=True)
        self._sorted_by = list(sortable)
        self._vocabulary = vocabulary
        self._session: Session | None = None
        self._rows: Rows[RecordId] | None = None
        self._filter = Filter()
        self._sort: tuple[str | None, bool] = (None, False)
        self._told_count = Piece("")
        self._waiting: list[Callable[[], object]] = []
        self._renamed: tuple[Where, str, str] | None = None

    def make_table(self, columns: Sequence[Column]) -> RecordTable[RecordId]:
        """The table that the list shows."""
        return RecordTable(*columns, cells=self._cells)

    def rows_of(self, session: Session) -> Rows[RecordId]:
        """The rows that a session has for the list."""
        raise NotImplementedError

    def thing(self, record: RecordId) -> Where:
        """Where in the project the thing of a row stands."""
        raise NotImplementedError

    def record_at(self, where: Where) -> RecordId | None:
        """The row of what stands at a place; None where the list has none for it."""
        raise NotImplementedError

    def title(self, record: RecordId) -> str:
        """What stands above the form."""
        raise NotImplementedError

    def form_of(self, _record: RecordId) -> ThingForm:
        """The form of what stands in a row."""
        return self._forms[0]

    def set_text(self, event: FieldRow.Typed) -> Step | None:
        """The step that gives a field what was typed; None where that is what it holds."""
        raise NotImplementedError

    def empty_text(self, *, is_filtered: bool) -> str:
        """What is said where no row is to be seen: why, and what to do."""
        raise NotImplementedError

    def why_not(self, _command: Command) -> str | None:
        """Why a command cannot run in this list now, None where it can."""
        return None

    def action_add(self) -> None:
        """Add a thing."""

    def action_duplicate(self) -> None:
        """Add a thing like the chosen one."""

    def action_remove(self) -> None:
        """Remove the marked things, or the chosen one."""

    def compose(self) -> ComposeResult:
        """The filter above the table, the form beside them."""
        with Vertical(classes="list"):
            with Horizontal(classes="filter-line"):
                yield self._filter_field
                yield Static("", id="count", markup=False)
            yield self.table
        for form in self._forms:
            form.display = form is self.form
            yield form

    @property
    def is_open(self) -> bool:
        """Whether the list shows a session."""
        return self._rows is not None

    def when_open(self, act: Callable[[], object]) -> None:
        """Do something as soon as the list shows a session."""
        if self.is_open:
            act()
        else:
            self._waiting.append(act)

    def do_what_waits(self) -> None:
        """Do what was wanted before the list showed a session."""
        while self._waiting:
            self._waiting.pop(0)()

    @property
    def session(self) -> Session:
        """The session that is shown. Raises LookupError before there is one."""
        return opened(self._session)

    @property
    def rows(self) -> Rows[RecordId]:
        """The rows. Raises LookupError before there is a session."""
        return opened(self._rows)

    @property
    def record(self) -> RecordId | None:
        """The chosen row."""
        return self.table.record

    @property
    def is_in_own_order(self) -> bool:
        """Whether the rows stand in the list's own order, not in one that was asked for."""
        return self._sort == (None, False)

    @property
    def query_text(self) -> str:
        """The filter as it is typed."""
        return self._filter_field.value

    def open_session(self, session: Session) -> None:
        """Show the session's things."""
        self._session, self._rows = session, self.rows_of(session)
        self.refresh_rows()
        self.show_form()

    def session_changed(self, change: Changed) -> None:
        """Draw what has changed; rows are laid out anew only where other things are to be shown."""
        self.rows.changed(change.files)
        self.refresh_rows(kept=self.record)
        self.redraw(change.files)
        self.show_form()

    def redraw(self, files: Iterable[FileRef]) -> None:
        """Draw the rows of what stands in some files again."""
        del files
        self.table.refresh()

    def entered(self) -> None:
        """Let the keys go to the table."""
        self.when_open(lambda: self.screen.set_focus(self.table))

    def go_to(self, where: Where) -> bool:
        """Show a thing, its field with the cursor in it; False where the list has no such thing."""
        record = self.record_at(where)
        if record is None:
            return False
        if not self.table.go_to(record):
            self._filter_field.value = ""
            self.refresh_rows()
            self.table.go_to(record)
        self.show_form()
        path = where.path[len(self.thing(record).path) :]
        if self.record == record and (path or self.form.is_one_value):
            self.form.go_to(path)
        return True

    def kept(self) -> Mapping[str, str]:
        """The filter and the order of the rows."""
        column, descending = self._sort
        order = "descending" if descending else "ascending"
        return {"filter": self.query_text, "sorted_by": column or "", "order": order}

    def put_at(self, kept: Mapping[str, str], record: RecordId | None) -> None:
        """Go where the user was."""
        sorted_by = kept.get("sorted_by", "")
        column = sorted_by if sorted_by in self._sorted_by else None
        self._sort_by(column, descending=kept.get("order") == "descending")
        query = kept.get("filter", "")
        if query != self.query_text:
            self._filter_field.value = query
            self._read_filter(query)
        if record is not None:
            self.table.go_to(record)
        self.show_form()

    def on_resize(self) -> None:
        """Put the form below the table where there is no room beside it."""
        self.set_class(self.size.width < 110, "-narrow")

    @on(RecordTable.Highlighted)
    def _highlighted(self, event: Message) -> None:
        event.stop()
        self.show_form()

    @on(RecordTable.Chosen)
    async def _chosen(self, event: Message) -> None:
        event.stop()
        await self.action_edit()

    @on(RecordTable.SortRequested)
    def _sort_requested(self, event: RecordTable.SortRequested[RecordId]) -> None:
        event.stop()
        column, descending = self._sort
        if event.column in self._sorted_by:
            self._sort_by(event.column, descending=column == event.column and not descending)

    @on(RecordTable.MarksChanged)
    def _marks_changed(self, event: Message) -> None:
        event.stop()
        if self._filter.terms:
            self.refresh_rows(kept=self.record)  # it may ask for marked rows
        self._show_count()

    @on(Input.Changed, "#filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._read_filter(event.value)

    def _read_filter(self, query: str) -> None:
        """Show the rows that pass; a filter that cannot be read says why and leaves them."""
        try:
            self._filter = parse_filter(query, self._vocabulary)
        except FilterUnreadable as unreadable:
            self._tell_count(Piece(said(unreadable.sentence), Tone.ERROR))
            return
        self.refresh_rows()

    @on(Input.Submitted, "#filter")
    def _filter_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.entered()

    @on(ThingForm.Left)
    def _form_left(self, event: ThingForm.Left) -> None:
        event.stop()
        self.entered()
        self._tell_renamed()

    @on(FieldRow.Finished)
    def _field_finished(self, event: FieldRow.Finished) -> None:
        event.stop()
        found = thing_at(event.thing)
        if found is not None and event.row.field.id == found[0].spoken:
            self._renamed = (event.thing, event.before, event.row.text)
        if not self.is_in_form(self.screen.focused):
            self._tell_renamed()

    def _tell_renamed(self) -> None:
        """Tell that a thing has another name than when its form was entered, if it still has that."""
        if self._renamed is None:
            return
        (thing, old, new), self._renamed = self._renamed, None
        found = thing_at(thing)
        data = value_at(self.session.data(thing.file), thing.path)
        if found is not None and found[0].spoken and found[0].field(found[0].spoken).shown(data) == new:
            self.post_message(PlaceView.Renamed(old, new))

    @on(FieldRow.Typed)
    def _typed(self, event: FieldRow.Typed) -> None:
        event.stop()
        step = self.set_text(event)
        if step is None:
            event.row.heard()
        else:
            self.post_message(PlaceView.StepMade(step, event.row))

    def action_other_list(self, distance: int) -> None:
        """Go to another list."""
        self.post_message(self.OtherAsked(distance))

    def action_filter(self) -> None:
        """Type a filter."""
        self.screen.set_focus(self._filter_field)

    def action_clear_filter(self) -> None:
        """Show every row again."""
        self._filter_field.value = ""
        self.entered()

    def action_sort(self) -> None:
        """Order by the next column; after the last one in the list's own order again."""
        order = [None, *self._sorted_by]
        self._sort_by(order[(order.index(self._sort[0]) + 1) % len(order)], descending=False)

    def action_reverse(self) -> None:
        """Turn the order round."""
        column, descending = self._sort
        self._sort_by(column, descending=not descending)

    async def action_edit(self) -> None:
        """Go to the form; keys that follow wait until it is there."""
        await self.form.ready()
        self.form.go_to_first()

    def action_open_file(self) -> None:
        """Open the chosen thing's file in an editor."""
        if self.record is not None:
            self.post_message(PlaceView.FileAsked(self.thing(self.record).file))

    def is_in_form(self, focused: Widget | None) -> bool:
        """Whether the focus is in the form."""
        return focused is not None and self.form in focused.ancestors

    def make(self, step: Step) -> None:
        """Have a step done."""
        self.post_message(PlaceView.StepMade(step))

    def show_form(self) -> None:
        """Fill the form with the chosen thing."""
        record = self.record
        if self._session is not None:
            self._put_in_front(self._forms[0] if record is None else self.form_of(record))
            thing = None if record is None else self.thing(record)
            self.form.show(self._session, thing, "" if record is None else self.title(record))

    def _put_in_front(self, form: ThingForm) -> None:
        if form is not self.form:
            self.form.display, form.display = False, True
            self.form = form

    def keep_used(self, kind: ThingKind, things: Sequence[Where]) -> bool:
        """Whether things are used and so have to stay; their uses are shown then, to go to one."""
        found = list(uses_elsewhere(self.session, kind, things))
        if found:
            names = ", ".join(thing_name(kind, each, self.session.data(each.file)) for each in things)
            question = _n(
                "{things} is used in {count} place, and stays until it is not.",
                "{things} is used in {count} places, and stays until it is not.",
                len(found),
                things=names,
            )
            told = [said(told_place(self.session, where)) for where in found]
            self.app.push_screen(Uses(question, told), lambda number: self._go(found, number))
        return bool(found)

    def _go(self, places: Sequence[Where], number: int | None) -> None:
        if number is not None:
            self.post_message(PlaceView.Asked(places[number]))

    def refresh_rows(self, kept: RecordId | None = None) -> None:
        """Show the rows that pass the filter in their order, `kept` among them: it is being worked on."""
        rows = self.rows.ids
        shown = self._passing(rows, kept)
        column, descending = self._sort
        key = self.rows.sort_key(column) if column else None
        if key is not None:
            shown = sorted(shown, key=key, reverse=descending)
        elif descending:
            shown = shown[::-1]
        self.table.empty_text = self.empty_text(is_filtered=bool(rows))
        if shown is not self.table.rows:
            self.table.set_rows(shown)
        self._count = (len(shown), len(rows))
        self._show_count()

    def _cells(self, record: RecordId) -> Sequence[Cell]:
        return self.rows.cells(record)

    def _sort_by(self, column: str | None, *, descending: bool) -> None:
        self._sort = (column, descending)
        word = _("descending") if descending else _("ascending")
        self.table.sorting = Sorting(column, word, descending) if column else None
        self.refresh_rows()

    def _passing(self, rows: Sequence[RecordId], kept: RecordId | None) -> Sequence[RecordId]:
        if not self._filter.terms:
            return rows
        passes, facts = self._filter.passes, self.rows.facts
        return [record for record in rows if record == kept or passes(facts(record))]

    def _show_count(self) -> None:
        shown, total = self._count
        marked = len(self.table.marks)
        text = _("{shown} of {total}").format(shown=shown, total=total)
        if marked:
            text += _n(", {count} marked", ", {count} marked", marked)
        self._tell_count(Piece(text, Tone.MUTED))

    def _tell_count(self, piece: Piece) -> None:
        """Say something beside the filter; the screen is laid out anew only where that takes other room."""
        if piece != self._told_count:
            is_as_wide = cell_len(piece.text) == cell_len(self._told_count.text)
            self._told_count = piece
            self.query_one("#count", Static).update(joined(piece), layout=not is_as_wide)
