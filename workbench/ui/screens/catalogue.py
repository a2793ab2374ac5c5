"""The place Cookies: every cookie in a table, filtered as one types, and the form of the chosen one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from workbench.cookie_fields import FIELDS_BY_ID
from workbench.cookie_steps import add_cookie, duplicate_cookie, remove_cookies, set_field, take_over
from workbench.edits import Place as Where
from workbench.edits import Step
from workbench.filtering import Filter, FilterUnreadable, parse_filter
from workbench.formats.layout import FileKind, FileRef
from workbench.language import _, _n, said
from workbench.policy.kinds import OWN, CookieId
from workbench.policy.outline import categories_in_order
from workbench.session import Changed, Session
from workbench.ui.bindings import bindings
from workbench.ui.commands import Scope
from workbench.ui.cookie_rows import CookieRows, columns
from workbench.ui.screens.place import PlaceView, opened
from workbench.ui.text import Piece, Tone, joined, notify
from workbench.ui.widgets.cookie_form import CookieForm
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.record_line import Cell, Sorting
from workbench.ui.widgets.record_table import RecordTable

_SORTED_BY = ("name", "lifetime", "provider", "category", "party")
"""The columns by which the rows can be ordered."""


class CookieTable(RecordTable[CookieId]):
    """The cookies."""


class CataloguePlace(PlaceView):
    """The table of cookies beside the form of one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.CATALOGUE)
    DEFAULT_CSS = """
    CataloguePlace #list { width: 3fr; }
    CataloguePlace #filter-line { height: 1; }
    CataloguePlace #filter { width: 1fr; height: 1; border: none; padding: 0 1; background: $boost; }
    CataloguePlace #count { width: auto; padding: 0 1; }
    CataloguePlace #cookie-form { width: 2fr; border-left: vkey $panel; }
    CataloguePlace.-narrow #panes { layout: vertical; }
    CataloguePlace.-narrow #list { width: 1fr; height: 1fr; }
    CataloguePlace.-narrow #cookie-form {
        width: 1fr; height: 1fr; border-left: none; border-top: solid $panel;
    }
    CataloguePlace.-narrow FieldRow SafeTextArea { height: 2; }
    CataloguePlace.-narrow FieldRow SafeTextArea:focus { height: auto; min-height: 2; max-height: 8; }
    """

    HELP_TEXT = (
        "Every cookie of the policy. The table is filtered by words (all texts), by provider:, category:, "
        "name:, party:, lifetime:>13m and the like, by marked, printed, problem; a minus turns a term round. "
        "Enter goes to the form of the cookie; what you type there changes the policy at once and is saved "
        "when you say so."
    )

    class PreviewAsked(Message):
        """The writer wants to see a cookie where it is read."""

        def __init__(self, cookie: CookieId) -> None:
            super().__init__()
            self.cookie = cookie

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: CookieRows | None = None
        self._filter = Filter()
        self._sort: tuple[str | None, bool] = (None, False)
        self._told_count = Piece("")

    def compose(self) -> ComposeResult:
        """The filter above the table, the form beside them."""
        with Horizontal(id="panes"):
            with Vertical(id="list"):
                with Horizontal(id="filter-line"):
                    yield SafeInput(
                        placeholder=_("Filter: words, provider:… lifetime:>13m"), id="filter", compact=True
                    )
                    yield Static("", id="count", markup=False)
                yield CookieTable(*columns(), cells=self._cells, id="cookies")
            yield CookieForm(id="cookie-form")

    @property
    def table(self) -> CookieTable:
        """The table of cookies."""
        return self.query_one(CookieTable)

    @property
    def form(self) -> CookieForm:
        """The form of the chosen cookie."""
        return self.query_one(CookieForm)

    @property
    def cookie(self) -> CookieId | None:
        """The chosen cookie."""
        return self.table.record

    def open_session(self, session: Session) -> None:
        """Show the session's cookies."""
        super().open_session(session)
        self._rows = CookieRows(session, lambda: self.table.marks)
        self._refresh_rows()
        self._show_form()

    def session_changed(self, change: Changed) -> None:
        """Draw what has changed; rows are laid out anew only where other cookies are to be shown."""
        self._shown.changed(change.files)
        self._refresh_rows(kept=self.cookie)
        for file in change.files:
            self.table.refresh_record(CookieId(file.id))
        self._show_form()

    def entered(self) -> None:
        """Let the keys go to the table."""
        self.screen.set_focus(self.table)

    def go_to(self, where: Where) -> bool:
        """Show a cookie, its field with the cursor in it."""
        if where.file.kind is not FileKind.COOKIE:
            return False
        cookie = CookieId(where.file.id)
        if not self.table.go_to(cookie):
            self._filter_field.value = ""
            self._refresh_rows()
            self.table.go_to(cookie)
        self._show_form()
        if where.path and self.cookie == cookie:
            self.form.go_to(where.path)
        return True

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The form's commands where the focus is in it, else the table's."""
        is_in_form = focused is not None and self.form in focused.ancestors
        return (Scope.CATALOGUE, Scope.FORM if is_in_form else Scope.TABLE)

    def kept(self) -> Mapping[str, str]:
        """The cookie at hand, the filter and the order of the rows."""
        column, descending = self._sort
        order = "descending" if descending else "ascending"
        return {
            "cookie": self.cookie or "",
            "filter": self._filter_field.value,
            "sorted_by": column or "",
            "order": order,
        }

    def put_at(self, kept: Mapping[str, str]) -> None:
        """Go where the user was."""
        sorted_by = kept.get("sorted_by", "")
        column = sorted_by if sorted_by in _SORTED_BY else None
        self._sort_by(column, descending=kept.get("order") == "descending")
        if query := kept.get("filter", ""):
            self._filter_field.value = query
            self._read_filter(query)
        if cookie := kept.get("cookie", ""):
            self.table.go_to(CookieId(cookie))
        self._show_form()

    @property
    def _filter_field(self) -> SafeInput:
        return self.query_one("#filter", SafeInput)

    def on_resize(self) -> None:
        """Put the form below the table where there is no room beside it."""
        self.set_class(self.size.width < 110, "-narrow")

    @on(CookieTable.Highlighted)
    def _highlighted(self, event: CookieTable.Highlighted[CookieId]) -> None:
        event.stop()
        self._show_form()

    @on(CookieTable.Chosen)
    async def _chosen(self, event: CookieTable.Chosen[CookieId]) -> None:
        event.stop()
        await self.action_edit()

    @on(CookieTable.SortRequested)
    def _sort_requested(self, event: CookieTable.SortRequested[CookieId]) -> None:
        event.stop()
        column, descending = self._sort
        self._sort_by(event.column, descending=column == event.column and not descending)

    @on(CookieTable.MarksChanged)
    def _marks_changed(self, event: CookieTable.MarksChanged[CookieId]) -> None:
        event.stop()
        if self._filter.terms:
            self._refresh_rows(kept=self.cookie)  # it may ask for marked rows
        self._show_count()

    @on(Input.Changed, "#filter")
    def _filter_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._read_filter(event.value)

    def _read_filter(self, query: str) -> None:
        """Show the rows that pass; a filter that cannot be read says why and leaves them."""
        try:
            self._filter = parse_filter(query)
        except FilterUnreadable as unreadable:
            self._tell_count(Piece(said(unreadable.sentence), Tone.ERROR))
            return
        self._refresh_rows()

    @on(Input.Submitted, "#filter")
    def _filter_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.screen.set_focus(self.table)

    @on(CookieForm.Left)
    def _form_left(self, event: CookieForm.Left) -> None:
        event.stop()
        self.screen.set_focus(self.table)

    @on(CookieForm.EvidenceTaken)
    def _evidence_taken(self, event: CookieForm.EvidenceTaken) -> None:
        event.stop()
        data = self._open_session.data(FileRef(FileKind.COOKIE, event.cookie))
        step = None if data is None else take_over(event.cookie, event.evidence, data)
        if step is None:
            notify(self.app, _("The cookie has all that can be taken over."))
        else:
            self._make(step)

    @on(FieldRow.Typed)
    def _typed(self, event: FieldRow.Typed) -> None:
        event.stop()
        data = self._open_session.data(event.thing.file)
        cookie = CookieId(event.thing.file.id)
        step = None if data is None else set_field(cookie, event.field, data, event.text)
        if step is None:
            event.row.heard()
        else:
            self.post_message(self.StepMade(step, event.row))

    def action_filter(self) -> None:
        """Type a filter."""
        self.screen.set_focus(self._filter_field)

    def action_clear_filter(self) -> None:
        """Show every cookie again."""
        self._filter_field.value = ""
        self.screen.set_focus(self.table)

    def action_sort(self) -> None:
        """Order by the next column; after the last one in printed order again."""
        order = [None, *_SORTED_BY]
        self._sort_by(order[(order.index(self._sort[0]) + 1) % len(order)], descending=False)

    def action_reverse(self) -> None:
        """Turn the order round."""
        column, descending = self._sort
        self._sort_by(column, descending=not descending)

    async def action_edit(self) -> None:
        """Go to the form; keys that follow wait until it is there."""
        await self.form.ready()
        self.form.go_to(("name",))

    def action_preview(self) -> None:
        """See the cookie where it is read."""
        if self.cookie is not None:
            self.post_message(self.PreviewAsked(self.cookie))

    def action_open_file(self) -> None:
        """Open the cookie's file in an editor."""
        if self.cookie is not None:
            self.post_message(self.FileAsked(FileRef(FileKind.COOKIE, self.cookie)))

    def action_add(self) -> None:
        """Add a cookie like its neighbours: same category, the site's own, kept for the session."""
        session = self._open_session
        here = session.data(FileRef(FileKind.COOKIE, self.cookie)) if self.cookie else None
        category = FIELDS_BY_ID["category"].shown(here)
        if not category and session.policy is not None:
            category = next((each.id for each in categories_in_order(session.policy)), "")
        data = {
            "name": _("new-cookie"),
            "category": category,
            "provider": OWN,
            "party": "first",
            "lifetime": "session",
            "description": _("What it is for."),
        }
        self._make(add_cookie(data, self._taken))

    def action_duplicate(self) -> None:
        """Add a cookie like this one."""
        data = self._open_session.data(FileRef(FileKind.COOKIE, self.cookie)) if self.cookie else None
        if isinstance(data, dict):
            self._make(duplicate_cookie(data, self._taken))

    def action_remove(self) -> None:
        """Remove the marked cookies, or the one the cursor is on."""
        rows = self.table.marked_rows or ([self.cookie] if self.cookie is not None else [])
        if rows:
            names = {cookie: self._shown.text(cookie, "name") or cookie for cookie in rows}
            self.table.set_marks(())
            self._make(remove_cookies(names))

    @property
    def _open_session(self) -> Session:
        return opened(self.session)

    @property
    def _shown(self) -> CookieRows:
        return opened(self._rows)

    @property
    def _taken(self) -> frozenset[str]:
        return frozenset(
            ref.ref.id for ref in self._open_session.files.values() if ref.ref.kind is FileKind.COOKIE
        )

    def _make(self, step: Step) -> None:
        self.post_message(self.StepMade(step))

    def _cells(self, cookie: CookieId) -> Sequence[Cell]:
        return self._shown.cells(cookie)

    def _sort_by(self, column: str | None, *, descending: bool) -> None:
        self._sort = (column, descending)
        word = _("descending") if descending else _("ascending")
        self.table.sorting = Sorting(column, word, descending) if column else None
        self._refresh_rows()

    def _passing(self, rows: Sequence[CookieId], kept: CookieId | None) -> Sequence[CookieId]:
        """The rows that pass the filter, and `kept` whatever it has become: it is being worked on."""
        if not self._filter.terms:
            return rows
        passes, facts = self._filter.passes, self._shown.facts
        return [cookie for cookie in rows if cookie == kept or passes(facts(cookie))]

    def _refresh_rows(self, kept: CookieId | None = None) -> None:
        rows = self._shown.ids
        shown = self._passing(rows, kept)
        column, descending = self._sort
        key = self._shown.sort_key(column) if column else None
        if key is not None:
            shown = sorted(shown, key=key, reverse=descending)
        elif descending:
            shown = shown[::-1]
        self.table.empty_text = (
            _("No cookie passes the filter; Escape clears it.")
            if rows
            else _("No cookies yet; press a to add one.")
        )
        if shown is not self.table.rows:
            self.table.set_rows(shown)
        self._count = (len(shown), len(rows))
        self._show_count()

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

    def _show_form(self) -> None:
        if self.session is not None:
            self.form.show(self.session, self.cookie)
