"""Asks for one line of text; what comes of it is told as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.inputs import SafeInput


class AskLine(ModalScreen[str | None]):
    """Enter takes a line that is not empty, Escape none."""

    DEFAULT_CSS = """
    AskLine { align: center middle; }
    AskLine > Vertical {
        width: 76; max-width: 96%; height: auto;
        background: $surface; border: round $primary; padding: 1 2;
    }
    AskLine SafeInput { margin: 1 0; height: 1; border: none; padding: 0; background: $boost; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    def __init__(self, question: str, told: Callable[[str], str]) -> None:
        super().__init__()
        self._question = question
        self._told = told

    def compose(self) -> ComposeResult:
        """The question, the line, and what comes of it."""
        with Vertical():
            yield Static(plain(self._question), markup=False)
            yield SafeInput(compact=True)
            yield Static("", id="line-told", markup=False)

    def on_mount(self) -> None:
        """Stand where it is typed."""
        self.query_one(SafeInput).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        words = event.value.strip()
        told = Piece(self._told(words) if words else "", Tone.MUTED)
        self.query_one("#line-told", Static).update(joined(told))

    @on(Input.Submitted)
    def _taken(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.dismiss(event.value.strip())

    def action_cancel(self) -> None:
        """Take none."""
        self.dismiss(None)
