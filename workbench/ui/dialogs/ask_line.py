"""Asks for one line of text; what comes of it is told as it is typed."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from workbench.ui.dialogs.dialog import Dialog
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.inputs import SafeInput


class AskLine(Dialog[str]):
    """Enter takes a line that is not empty, Escape none."""

    DEFAULT_CSS = """
    AskLine > Vertical { width: 76; padding: 1 2; }
    AskLine SafeInput { margin: 1 0; }
    """

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
