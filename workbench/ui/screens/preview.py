"""The place Preview: the policy as a reader sees it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from workbench.language import _
from workbench.policy.kinds import CookieId
from workbench.ui.commands import Scope
from workbench.ui.screens.place import PlaceView
from workbench.ui.text import Piece, Tone, joined

if TYPE_CHECKING:
    from workbench.revisions.standing import Standing
    from workbench.ui.widgets.document_view import DocumentView


class PreviewPlace(PlaceView):
    """The document of the source locale, scrolled to the cookie at hand."""

    BINDINGS: ClassVar[list[BindingType]] = []
    HELP_TEXT = (
        "The policy as a reader sees it, following every edit; the cookie at hand is marked at its left."
    )
    DEFAULT_CSS = """
    PreviewPlace #standing { height: 1; padding: 0 1; background: $panel; }
    """

    def compose(self) -> ComposeResult:
        """How the text stands; the text comes with the first document."""
        yield Static("", id="standing", markup=False)

    @property
    def view(self) -> DocumentView | None:
        """The page, as soon as there is something to read."""
        from workbench.ui.widgets.document_view import DocumentView

        return self.query_one_optional(DocumentView)

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The page's commands."""
        del focused
        return (Scope.PAGE,)

    def entered(self) -> None:
        """Let the keys go to the page."""
        self.screen.set_focus(self.view)

    async def show(self, stands: Standing | None) -> None:
        """Show a document; None where the policy cannot be read."""
        line = self.query_one("#standing", Static)
        if stands is None:
            line.update(joined(Piece(_("policy.yaml cannot be read; see Problems."), Tone.ERROR)))
            return
        view = self.view or await self._made()
        view.document = stands.document
        line.update(joined(_standing_line(stands)))

    def show_cookie(self, cookie: CookieId | None) -> None:
        """Bring a cookie's row into sight."""
        if self.view is not None:
            self.view.cookie = cookie

    async def _made(self) -> DocumentView:
        from workbench.ui.widgets.document_view import DocumentView

        view = DocumentView(id="document")
        await self.mount(view)
        if self.display:
            self.entered()
        return view


def _standing_line(stands: Standing) -> Piece:
    if not stands.is_draft:
        return Piece(_("As published."), Tone.GOOD)
    if stands.last_changed is None:
        return Piece(_("Draft: never published."), Tone.WARNING)
    date = stands.last_changed.isoformat()
    return Piece(
        _("Draft: differs from what was published with the date {date}.").format(date=date), Tone.WARNING
    )
