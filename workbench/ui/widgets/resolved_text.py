"""A text as a reader sees it, following every key, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from workbench.ui.text import Piece, joined
from workbench.ui.widgets.flow import flowed


class ResolvedText(VerticalScroll):
    """Shows one part of the prose as it is read in the source locale."""

    DEFAULT_CSS = """
    ResolvedText { padding: 0 1; background: $surface; scrollbar-size-vertical: 1; }
    ResolvedText Static { height: auto; }
    """

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, can_focus=False)
        self._told: Sequence[str | Piece] = ()
        self._height = 0

    def compose(self) -> ComposeResult:
        """What is read, and what is wrong."""
        yield Static("", id="as-read", markup=False)

    def show(self, pieces: Sequence[str | Piece]) -> None:
        """Show other pieces."""
        if pieces != self._told:
            self._told = pieces
            self.query_one("#as-read", Static).update(
                joined(*pieces, lines=True), layout=self._is_height_other(pieces)
            )

    def _is_height_other(self, pieces: Sequence[str | Piece]) -> bool:
        """Whether other lines are needed; the screen around them is laid out anew only then."""
        width = self.scrollable_content_region.width
        lines = flowed([Piece(each) if isinstance(each, str) else each for each in pieces], width)
        before, self._height = self._height, len(lines)
        return before != self._height
