"""What every form is: a title, why there is nothing to edit where there is nothing, and rows of fields."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from workbench.formats.layout import FileRef
from workbench.forms.field import Field
from workbench.language import _, said
from workbench.session import Session
from workbench.ui.dialogs.pick import Pick
from workbench.ui.text import Piece, Tone, joined, notify
from workbench.ui.widgets.field_row import FieldRow


class FieldForm(VerticalScroll):
    """Rows of fields; what is typed is told to whoever may edit.

    The rows are made once the screen around them has been painted: they are most of what the app mounts.
    """

    DEFAULT_CSS = """
    FieldForm { padding: 0 1; background: $surface; }
    FieldForm .form-title { height: 1; }
    FieldForm .form-trouble { display: none; height: auto; }
    """

    class Left(Message):
        """The writer goes back to the list."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, can_focus=False)
        self._session: Session | None = None
        self._making = asyncio.Lock()
        self.rows: Mapping[str, FieldRow] = {}
        """The rows by their fields' ids, as soon as all are there."""

    def made_rows(self) -> Sequence[FieldRow]:
        """A row for every field."""
        raise NotImplementedError

    def fill(self, session: Session) -> None:
        """Show what the session says in the rows."""
        raise NotImplementedError

    def go_where_wanted(self) -> None:
        """Put the cursor where it was to go before there were rows."""

    def laid_out(self, rows: Sequence[FieldRow]) -> Sequence[Widget]:
        """The rows, and what else stands among them."""
        return rows

    def compose(self) -> ComposeResult:
        """What is shown before there are rows."""
        yield Static("", classes="form-title", markup=False)
        yield Static("", classes="form-trouble", markup=False)

    async def ready(self) -> None:
        """Return when there is a row for every field."""
        async with self._making:
            if self._session is None or self.rows:
                return
            rows = self.made_rows()
            await self.mount_all(self.laid_out(rows))
            self.rows = {row.field.id: row for row in rows}
            self.fill(self._session)
        self.go_where_wanted()

    def show_session(self, session: Session, title: str | Piece, file: FileRef | None) -> None:
        """Show a session under a title: why its file cannot be edited, or its rows once they are there."""
        self._session = session
        self.query_one(".form-title", Static).update(joined(title), layout=False)
        self._tell_trouble(_why_unreadable(session, file) if file is not None else "")
        if self.rows:
            self.fill(session)
        else:
            self.call_after_refresh(self.ready)

    def choices(self, field: Field) -> Sequence[str]:
        """What a field can hold now."""
        policy = self._session.policy if self._session is not None else None
        return field.choices(policy) if policy is not None else ()

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(self.Left())

    def action_choices(self) -> None:
        """Show what the field with the cursor can hold, and take what is picked."""
        row = next((row for row in self.rows.values() if row.has_focus_within), None)
        choices = row.choices() if row is not None else ()
        if row is not None and choices:
            self.app.push_screen(Pick(choices, row.text), row.take)
        elif row is not None:
            notify(self.app, _("Nothing is listed for this field: write what it is to say."))

    def _tell_trouble(self, trouble: str) -> None:
        """Say why the fields are empty, where the file cannot be read."""
        line = self.query_one(".form-trouble", Static)
        if trouble or line.display:
            line.update(joined(Piece(trouble, Tone.ERROR), lines=True))
            line.display = bool(trouble)


def _why_unreadable(session: Session, file: FileRef) -> str:
    """Why nothing is known of a file, with the place, and what to do; empty where it can be read."""
    if session.data(file) is not None:
        return ""
    error = next((each for each in session.errors if each.path == file.path), None)
    why = "" if error is None else f"! {error.place}\n{said(error.sentence)}\n"
    return why + _("Press E in the list to open the file in your editor.")
