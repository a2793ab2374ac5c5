"""The form of a thing: a row for every field of its kind, one form for all things of the kind."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from workbench.edits import Place
from workbench.form_fields import Field
from workbench.formats.data import Path
from workbench.language import _, said
from workbench.session import Session
from workbench.thing_kinds import thing_data
from workbench.ui.bindings import bindings
from workbench.ui.commands import Scope
from workbench.ui.dialogs.pick import Pick
from workbench.ui.text import Piece, Tone, joined
from workbench.ui.widgets.field_row import FieldRow


class ThingForm(VerticalScroll):
    """Shows the fields of one thing; what is typed is told to whoever may edit.

    Its rows are made once the screen around it has been painted: they are most of what the app mounts.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.FORM)
    DEFAULT_CSS = """
    ThingForm { padding: 0 1; background: $surface; }
    ThingForm .form-title { height: 1; margin: 0 0 1 0; }
    ThingForm .form-trouble { display: none; height: auto; margin: 0 0 1 0; }
    """
    EMPTY_TEXT = "Nothing is chosen."
    """What is said where no thing is chosen: an English message id."""

    class Left(Message):
        """The writer goes back to the list."""

    def __init__(self, fields: Sequence[Field] = (), *, id: str | None = None) -> None:
        super().__init__(id=id, can_focus=False)
        self._fields = fields
        self._session: Session | None = None
        self._thing: Place | None = None
        self._making = asyncio.Lock()
        self._wanted: Path | None = None
        self.rows: Mapping[str, FieldRow] = {}
        """The rows by their fields' ids, as soon as all are there."""

    def compose(self) -> ComposeResult:
        """What is shown before there are rows."""
        yield Static("", classes="form-title", markup=False)
        yield Static("", classes="form-trouble", markup=False)

    @property
    def thing(self) -> Place | None:
        """The thing that is shown."""
        return self._thing

    @property
    def is_one_value(self) -> bool:
        """Whether the thing is a value, which its only field holds whole."""
        return [field.path for field in self._fields] == [()]

    async def ready(self) -> None:
        """Return when there is a row for every field."""
        async with self._making:
            if self._session is None or self.rows:
                return
            rows = [FieldRow(field, partial(self._choices, field)) for field in self._fields]
            await self.mount_all(self.laid_out(rows))
            self.rows = {row.field.id: row for row in rows}
            self.fill(self._session)
        if self._wanted is not None:
            self.go_to(self._wanted)

    def laid_out(self, rows: Sequence[FieldRow]) -> Sequence[Widget]:
        """The rows, and what else stands among them."""
        return rows

    def show(self, session: Session, thing: Place | None, title: str = "") -> None:
        """Fill the form with a thing; None empties it."""
        is_other = thing != self._thing
        self._session, self._thing = session, thing
        shown = _(self.EMPTY_TEXT) if thing is None else joined(Piece(title, Tone.STRONG))
        self.query_one(".form-title", Static).update(shown, layout=False)
        self._tell_trouble(_why_unreadable(session, thing) if thing is not None else "")
        if not self.rows:
            self.call_after_refresh(self.ready)
            return
        self.fill(session)
        if is_other:
            self.scroll_home(animate=False)

    def go_to(self, path: Path) -> None:
        """Put the cursor into the field that stands at a path of the thing, as soon as it is there."""
        self._wanted = path
        for row in self.rows.values():
            if row.field.path == path[: len(row.field.path)]:
                self._wanted = None
                self.screen.set_focus(row.editor)
                return

    def go_to_first(self) -> None:
        """Put the cursor into the first field."""
        first = next(iter(self.rows.values()), None)
        if first is not None:
            self.screen.set_focus(first.editor)

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(self.Left())

    def action_choices(self) -> None:
        """Show what the field with the cursor can hold, and take what is picked."""
        row = next((row for row in self.rows.values() if row.has_focus_within), None)
        choices = row.choices() if row is not None else ()
        if row is not None and choices:
            self.app.push_screen(Pick(choices, row.text), row.take)

    def fill(self, session: Session) -> None:
        """Show what the session says of the thing."""
        thing = self._thing
        data = None if thing is None else thing_data(thing, session.data(thing.file), session.policy)
        is_read_only = session.why_read_only is not None or data is None
        troubles = {} if thing is None else _troubles(session, thing, self._fields)
        for row in self.rows.values():
            row.show(thing, row.field.shown(data), is_read_only=is_read_only)
            row.say(troubles.get(row.field.id, ""))
            row.mark(thing is not None and session.is_changed(thing.file, (*thing.path, *row.field.path)))

    def _tell_trouble(self, trouble: str) -> None:
        """Say why the fields are empty, where the file cannot be read."""
        line = self.query_one(".form-trouble", Static)
        if trouble or line.display:
            line.update(joined(Piece(trouble, Tone.ERROR), lines=True))
            line.display = bool(trouble)

    def _choices(self, field: Field) -> Sequence[str]:
        policy = self._session.policy if self._session is not None else None
        return field.choices(policy) if policy is not None else ()


def _troubles(session: Session, thing: Place, fields: Sequence[Field]) -> Mapping[str, str]:
    """What is wrong with each field, in words; the first fault of each."""
    troubles: dict[str, str] = {}
    for fault in session.catalogue.faults_of(thing.file):
        for field in fields:
            path = (*thing.path, *field.path)
            if fault.path[: len(path)] == path:
                troubles.setdefault(field.id, said(fault.sentence))
    return troubles


def _why_unreadable(session: Session, thing: Place) -> str:
    """Why nothing is known of a thing's file, with the place, and what to do; empty where it can be read."""
    if session.data(thing.file) is not None:
        return ""
    error = next((each for each in session.errors if each.path == thing.file.path), None)
    why = "" if error is None else f"! {error.place}\n{said(error.sentence)}\n"
    return why + _("Press E in the list to open the file in your editor.")
