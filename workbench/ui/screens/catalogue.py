"""The place Catalogue: the lists of what a policy consists of besides its prose, one of them in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.widget import Widget

from workbench.edits import Place as Where
from workbench.policy.kinds import CookieId
from workbench.session import Changed, Session
from workbench.ui.commands import Command, Scope
from workbench.ui.lists.cookie_list import CookieList
from workbench.ui.screens.place import PlaceView
from workbench.ui.widgets.cookie_form import CookieForm
from workbench.ui.widgets.record_table import RecordTable


class CataloguePlace(PlaceView):
    """Shows one list at a time."""

    HELP_TEXT = (
        "Every cookie of the policy. The table is filtered by words (all texts), by provider:, category:, "
        "name:, party:, lifetime:>13m and the like, by marked, printed, problem; a minus turns a term round. "
        "Enter goes to the form of the cookie; what you type there changes the policy at once and is saved "
        "when you say so."
    )

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.cookies = CookieList(id="cookies")
        """The list of cookies."""

    def compose(self) -> ComposeResult:
        """The lists."""
        yield self.cookies

    @property
    def table(self) -> RecordTable[CookieId]:
        """The table of cookies."""
        return self.cookies.table

    @property
    def form(self) -> CookieForm:
        """The form of the chosen cookie."""
        return self.cookies.cookie_form

    @property
    def cookie(self) -> CookieId | None:
        """The chosen cookie."""
        return self.cookies.record

    def open_session(self, session: Session) -> None:
        """Show the session's things."""
        super().open_session(session)
        self.cookies.open_session(session)

    def session_changed(self, change: Changed) -> None:
        """Show what has changed."""
        self.cookies.session_changed(change)

    def entered(self) -> None:
        """Let the keys go to the table."""
        self.cookies.entered()

    def go_to(self, where: Where) -> bool:
        """Show a thing, its field with the cursor in it."""
        return self.cookies.go_to(where)

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The form's commands where the focus is in it, else the table's."""
        inner = Scope.FORM if self.cookies.is_in_form(focused) else Scope.TABLE
        return (Scope.COOKIES, Scope.CATALOGUE, inner)

    def brought(self, scope: Scope) -> DOMNode | None:
        """Bring the list in front for whose commands a scope is."""
        match scope:
            case Scope.CATALOGUE | Scope.COOKIES:
                return self.cookies
            case Scope.FORM:
                return self.form
            case _:
                return None

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot run in the list now."""
        return self.cookies.why_not(command)

    def kept(self) -> Mapping[str, str]:
        """Where the user is in the list."""
        return self.cookies.kept()

    def put_at(self, kept: Mapping[str, str]) -> None:
        """Go where the user was."""
        cookie = kept.get("cookie", "")
        self.cookies.put_at(kept, CookieId(cookie) if cookie else None)
