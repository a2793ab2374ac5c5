"""The form of a cookie: every field, one form for all cookies, filled anew for each."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from workbench.cookie_fields import COOKIE_FIELDS, Field
from workbench.edits import Place
from workbench.formats.data import Path
from workbench.formats.layout import FileKind, FileRef
from workbench.language import _, said
from workbench.policy.kinds import CookieId
from workbench.session import Session
from workbench.ui.bindings import bindings
from workbench.ui.commands import Scope
from workbench.ui.dialogs.pick import Pick
from workbench.ui.text import Piece, Tone, joined, notify
from workbench.ui.widgets.evidence_lines import EvidenceLines
from workbench.ui.widgets.field_row import FieldRow

if TYPE_CHECKING:
    from workbench.checks.evidence import Evidence
    from workbench.checks.reference import Reference


class CookieForm(VerticalScroll):
    """Shows the fields of one cookie; what is typed is told to whoever may edit.

    Its rows are made once the screen around it has been painted: they are most of what the app mounts.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.FORM)
    DEFAULT_CSS = """
    CookieForm { padding: 0 1; background: $surface; }
    CookieForm #form-title { height: 1; margin: 0 0 1 0; }
    CookieForm #form-trouble { display: none; height: auto; margin: 0 0 1 0; }
    """

    class Left(Message):
        """The writer goes back to the list."""

    class EvidenceTaken(Message):
        """The writer takes over what the reference says of the cookie."""

        def __init__(self, cookie: CookieId, evidence: Evidence) -> None:
            super().__init__()
            self.cookie = cookie
            self.evidence = evidence

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, can_focus=False)
        self._session: Session | None = None
        self._cookie: CookieId | None = None
        self._making = asyncio.Lock()
        self._wanted: Path | None = None
        self._evidence = EvidenceLines()
        self.rows: Mapping[str, FieldRow] = {}
        """The rows by their fields' ids, as soon as all are there."""

    def compose(self) -> ComposeResult:
        """What is shown before there are rows."""
        yield Static("", id="form-title", markup=False)
        yield Static("", id="form-trouble", markup=False)

    async def ready(self) -> None:
        """Return when there is a row for every field."""
        async with self._making:
            if self._session is None or self.rows:
                return
            rows = [FieldRow(field, partial(self._choices, field)) for field in COOKIE_FIELDS]
            await self.mount_all([rows[0], self._evidence, *rows[1:]])
            self.rows = {row.field.id: row for row in rows}
            self._fill(self._session)
        if self._wanted is not None:
            self.go_to(self._wanted)

    def show(self, session: Session, cookie: CookieId | None) -> None:
        """Fill the form with a cookie; None empties it."""
        is_other = cookie != self._cookie
        self._session, self._cookie = session, cookie
        title = _("No cookie is chosen.") if cookie is None else joined(Piece(cookie, Tone.STRONG))
        self.query_one("#form-title", Static).update(title, layout=False)
        self._tell_trouble(_why_unreadable(session, cookie) if cookie is not None else "")
        if not self.rows:
            self.call_after_refresh(self.ready)
            return
        self._fill(session)
        if is_other:
            self.scroll_home(animate=False)

    def go_to(self, path: Path) -> None:
        """Put the cursor into the field that stands at a path of the file, as soon as it is there."""
        self._wanted = path
        for row in self.rows.values():
            if row.field.path == path[: len(row.field.path)]:
                self._wanted = None
                self.screen.set_focus(row.editor)
                return

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(self.Left())

    def action_choices(self) -> None:
        """Show what the field with the cursor can hold, and take what is picked."""
        row = next((row for row in self.rows.values() if row.has_focus_within), None)
        choices = row.choices() if row is not None else ()
        if row is not None and choices:
            self.app.push_screen(Pick(choices, row.text), row.take)

    def lay_beside(self, reference: Reference, keys: Sequence[str]) -> None:
        """Show what a reference says of the cookie; it is taken over with one of these keys alone."""
        if reference is not self._evidence.reference:
            self._evidence.lay_beside(reference, keys)
            self._show_evidence()

    def action_take_over(self) -> None:
        """Take over what the reference says of the cookie; of several rows the one that is picked."""
        cookie, told = self._cookie, self._evidence.told
        if cookie is None or not told:
            notify(self.app, self._evidence.why_nothing)
        elif len(told) == 1:
            self.post_message(self.EvidenceTaken(cookie, next(iter(told.values()))))
        else:
            self.app.push_screen(Pick(list(told), ""), self._picked)

    def _picked(self, line: str | None) -> None:
        if line is not None and self._cookie is not None:
            self.post_message(self.EvidenceTaken(self._cookie, self._evidence.told[line]))

    def _show_evidence(self) -> None:
        policy = self._session.policy if self._session else None
        cookie = policy.cookies.get(self._cookie) if policy and self._cookie else None
        if self.rows:
            self._evidence.show(cookie, policy)

    def _fill(self, session: Session) -> None:
        file = FileRef(FileKind.COOKIE, self._cookie or "")
        parsed = session.files.get(file.path) if self._cookie else None
        data = parsed.data if parsed else None
        is_read_only = session.why_read_only is not None or data is None
        troubles = _troubles(session, file)
        self._show_evidence()
        for row in self.rows.values():
            row.show(Place(file), row.field.shown(data), is_read_only=is_read_only)
            row.say(troubles.get(row.field.id, ""))
            row.mark(session.is_changed(file, row.field.path))

    def _tell_trouble(self, trouble: str) -> None:
        """Say why the fields are empty, where the file cannot be read."""
        line = self.query_one("#form-trouble", Static)
        if trouble or line.display:
            line.update(joined(Piece(trouble, Tone.ERROR), lines=True))
            line.display = bool(trouble)

    def _choices(self, field: Field) -> Sequence[str]:
        policy = self._session.policy if self._session is not None else None
        return field.choices(policy) if policy is not None else ()


def _troubles(session: Session, file: FileRef) -> Mapping[str, str]:
    """What is wrong with each field, in words; the first fault of each."""
    troubles: dict[str, str] = {}
    for fault in session.catalogue.faults_of(file):
        for field in COOKIE_FIELDS:
            if fault.path[: len(field.path)] == field.path:
                troubles.setdefault(field.id, said(fault.sentence))
    return troubles


def _why_unreadable(session: Session, cookie: CookieId) -> str:
    """Why nothing is known of a cookie's file, with the place, and what to do; empty where it can be read."""
    file = FileRef(FileKind.COOKIE, cookie)
    if session.data(file) is not None:
        return ""
    error = next((each for each in session.errors if each.path == file.path), None)
    why = "" if error is None else f"! {error.place}\n{said(error.sentence)}\n"
    return why + _("Press E in the list to open the file in your editor.")
