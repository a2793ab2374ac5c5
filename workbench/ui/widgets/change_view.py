"""The pane that tells one change: read by keys, laid out by its width."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from workbench.ui.text import Piece, joined

LEAST_WIDTH = 100
"""Columns that two texts side by side need to be read."""

Layout = Callable[[int], Sequence[Piece]]
"""Lays out what is told in a width of so many columns."""


class ChangeView(VerticalScroll, can_focus=True):
    """Shows what a change is; from its beginning when it is another one."""

    DEFAULT_CSS = """
    ChangeView { height: auto; max-height: 50%; padding: 0 1; background: $panel; }
    ChangeView:focus { background: $boost; }
    ChangeView Static { height: auto; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._layout: Layout = lambda _width: ()
        self._width = 0

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static("", id="change-text", markup=False)

    @property
    def text_width(self) -> int:
        """How many columns there are to write in, beside a scroll bar."""
        return max(0, self.size.width - 4)

    def show(self, layout: Layout, *, is_another: bool) -> None:
        """Show a change, or the same one as it is now."""
        self._layout = layout
        self._lay_out()
        if is_another:
            self.scroll_home(animate=False)

    def read_on(self, pages: int) -> None:
        """Scroll half a page down, or up."""
        self.scroll_relative(y=pages * max(1, self.size.height // 2), animate=False)

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the text out anew in another width."""
        if self.text_width != self._width:
            self._lay_out()

    def _lay_out(self) -> None:
        self._width = self.text_width
        pieces = self._layout(self._width)
        self.query_one("#change-text", Static).update(joined(*pieces, lines=True) if pieces else "")
