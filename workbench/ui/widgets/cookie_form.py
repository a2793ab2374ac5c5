"""The form of a cookie: its fields, and beside the name what the user's reference says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

from workbench.forms.cookie_fields import COOKIE_FIELDS
from workbench.policy.kinds import CookieId
from workbench.session import Session
from workbench.ui.dialogs.pick import Pick
from workbench.ui.text import notify
from workbench.ui.widgets.evidence_lines import EvidenceLines
from workbench.ui.widgets.field_row import FieldRow
from workbench.ui.widgets.thing_form import ThingForm

if TYPE_CHECKING:
    from workbench.checks.evidence import Evidence
    from workbench.checks.reference import Reference


class CookieForm(ThingForm):
    """Shows the fields of one cookie, and evidence to take over."""

    EMPTY_TEXT = "No cookie is chosen."

    class EvidenceTaken(Message):
        """The writer takes over what the reference says of the cookie."""

        def __init__(self, cookie: CookieId, evidence: Evidence) -> None:
            super().__init__()
            self.cookie = cookie
            self.evidence = evidence

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(COOKIE_FIELDS, id=id)
        self._evidence = EvidenceLines()

    def laid_out(self, rows: Sequence[FieldRow]) -> Sequence[Widget]:
        """The evidence stands below the name."""
        return (rows[0], self._evidence, *rows[1:])

    def fill(self, session: Session) -> None:
        """Show what the session says of the cookie, and what the reference does."""
        self._show_evidence()
        super().fill(session)

    def lay_beside(self, reference: Reference, keys: Sequence[str]) -> None:
        """Show what a reference says of the cookie; it is taken over with one of these keys alone."""
        if reference is not self._evidence.reference:
            self._evidence.lay_beside(reference, keys)
            self._show_evidence()

    def take_over(self) -> None:
        """Take over what the reference says of the cookie; of several rows the one that is picked."""
        cookie, told = self._cookie, self._evidence.told
        if cookie is None or not told:
            notify(self.app, self._evidence.why_nothing)
        elif len(told) == 1:
            self.post_message(self.EvidenceTaken(cookie, next(iter(told.values()))))
        else:
            self.app.push_screen(Pick(list(told), ""), self._picked)

    @property
    def _cookie(self) -> CookieId | None:
        return CookieId(self.thing.file.id) if self.thing is not None else None

    def _picked(self, line: str | None) -> None:
        if line is not None and self._cookie is not None:
            self.post_message(self.EvidenceTaken(self._cookie, self._evidence.told[line]))

    def _show_evidence(self) -> None:
        policy = self._session.policy if self._session else None
        cookie = policy.cookies.get(self._cookie) if policy and self._cookie else None
        if self.rows:
            self._evidence.show(cookie, policy)
