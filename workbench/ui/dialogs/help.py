"""Help for where one is: what the pane is for, and its keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from workbench.language import _
from workbench.ui.dialogs.dialog import Dialog
from workbench.ui.text import plain


class Help(Dialog[None]):
    """A page of text that any of its keys closes."""

    DEFAULT_CSS = """
    Help > VerticalScroll {
        width: 100; max-width: 96%; height: auto;
        max-height: 92%; background: $surface; border: round $primary; padding: 1 2;
    }

    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q,enter", "close", "Close", show=False),
        Binding("j,down", "scroll(1)", "Down", show=False),
        Binding("k,up", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, paragraphs: Sequence[str]) -> None:
        super().__init__()
        self._paragraphs = paragraphs

    def compose(self) -> ComposeResult:
        """The paragraphs, one below the other, and in the frame how to leave them."""
        with VerticalScroll() as page:
            page.border_subtitle = plain(_("Esc closes"))
            yield Static(plain("\n\n".join(self._paragraphs), lines=True))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)
