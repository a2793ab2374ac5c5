"""A list of the catalogue: things in a table, filtered as one types, and the form of the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, Generic

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.message import Message
from textual.widget import Widget

from workbench.edits import Place as Where
from workbench.edits import Step
from workbench.filtering import Filter, Vocabulary
from workbench.formats.layout import FileRef
from workbench.forms.kinds import ThingKind
from workbench.language import _, _n, said
from workbench.session import Changed, Session
from workbench.steps.planned import Wanted
from workbench.steps.telling_places import told_place
from workbench.steps.things import thing_name, uses_elsewhere
from workbench.ui.commands import Command, Scope
from workbench.ui.dialogs.uses import Uses
from workbench.ui.keys.bindings import bindings
from workbench.ui.lists.renaming import Renaming
from workbench.ui.lists.rows import Arranged, Order, Rows
from workbench.ui.screens.place import PlaceView, opened
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.filter_line import FilterLine
from workbench.ui.widgets.following import RecordId
from workbench.ui.widgets.record_line import Cell, Sorting
from workbench.ui.widgets.record_table import RecordTable
from workbench.ui.widgets.thing_form import ThingForm

_MOST_USES = 500
"""So many uses of a thing are listed."""


class ThingList(Container, Generic[RecordId]):
    """The table of the things of a kind beside the form of one; what a kind needs, a subclass says."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.CATALOGUE)
    DEFAULT_CSS = """
    ThingList { layout: horizontal; height: 1fr; }
    ThingList .list { width: 3fr; }
    ThingList LineTable { overflow-y: scroll; }
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
        self._filter_line = FilterLine(vocabulary, placeholder)
        self._sortable = list(sortable)
        self._session: Session | None = None
        self._rows: Rows[RecordId] | None = None
        self._arranged = Arranged[RecordId]()
        self._waiting: list[Callable[[], object]] = []
        self._renaming = Renaming()

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
            yield self._filter_line
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
        return self._arranged.order.is_own

    @property
    def query_text(self) -> str:
        """The filter as it is typed."""
        return self._filter_line.text

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
            self._filter_by(self._filter_line.put(""))
            self.table.go_to(record)
        self.show_form()
        path = where.path[len(self.thing(record).path) :]
        if self.record == record and (path or self.form.is_one_value):
            self.form.go_to(path)
        return True

    def kept(self) -> Mapping[str, str]:
        """The filter and the order of the rows."""
        return {"filter": self.query_text, **self._arranged.order.kept()}

    def put_at(self, kept: Mapping[str, str], record: RecordId | None) -> None:
        """Go where the user was."""
        self._order_by(Order.of(kept, self._sortable))
        query = kept.get("filter", "")
        if query != self.query_text:
            self._filter_by(self._filter_line.put(query))
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
        if event.column in self._sortable:
            self._order_by(self._arranged.order.by(event.column))

    @on(RecordTable.MarksChanged)
    def _marks_changed(self, event: Message) -> None:
        event.stop()
        if self._arranged.filter.terms:
            self.refresh_rows(kept=self.record)  # it may ask for marked rows
        self._show_count()

    @on(FilterLine.Changed)
    def _filter_changed(self, event: FilterLine.Changed) -> None:
        event.stop()
        self._filter_by(event.filter)

    @on(FilterLine.Finished)
    def _filter_finished(self, event: FilterLine.Finished) -> None:
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
        self._renaming.finished(event)
        if not self.is_in_form(self.screen.focused):
            self._tell_renamed()

    def _tell_renamed(self) -> None:
        """Tell that a thing has another name than when its form was entered, if it still has that."""
        names = self._renaming.take(self.session)
        if names is not None:
            self.post_message(PlaceView.Renamed(*names))

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
        self.screen.set_focus(self._filter_line.field)

    def action_clear_filter(self) -> None:
        """Show every row again."""
        self._filter_by(self._filter_line.put(""))
        self.entered()

    def action_sort(self) -> None:
        """Order by the next column; after the last one in the list's own order again."""
        self._order_by(self._arranged.order.next(self._sortable))

    def action_reverse(self) -> None:
        """Turn the order round."""
        self._order_by(self._arranged.order.turned())

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

    def make(self, wanted: Wanted) -> None:
        """Have a step done."""
        self.post_message(PlaceView.StepMade(wanted))

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
            told = [said(told_place(self.session, where)) for where in found[:_MOST_USES]]
            dialog = Uses(question, told, is_cut=len(found) > _MOST_USES)
            self.app.push_screen(dialog, lambda number: self._go(found, number))
        return bool(found)

    def _go(self, places: Sequence[Where], number: int | None) -> None:
        if number is not None:
            self.post_message(PlaceView.Asked(places[number]))

    def refresh_rows(self, kept: RecordId | None = None) -> None:
        """Show the rows that pass the filter in their order, `kept` among them: it is being worked on."""
        rows, shown = self.rows.ids, self._arranged.of(self.rows, kept)
        self.table.empty_text = self.empty_text(is_filtered=bool(rows))
        if shown is not self.table.rows:
            self.table.set_rows(shown)
        self._count = (len(shown), len(rows))
        self._show_count()

    def _cells(self, record: RecordId) -> Sequence[Cell]:
        return self.rows.cells(record)

    def _order_by(self, order: Order) -> None:
        self._arranged.order = order
        word = _("descending") if order.descending else _("ascending")
        self.table.sorting = Sorting(order.column, word, order.descending) if order.column else None
        self.refresh_rows()

    def _filter_by(self, wanted: Filter | None) -> None:
        """Show the rows that pass; a filter that cannot be read leaves them."""
        if wanted is not None:
            self._arranged.filter = wanted
            self.refresh_rows()

    def _show_count(self) -> None:
        self._filter_line.tell_count(*self._count, len(self.table.marks))
