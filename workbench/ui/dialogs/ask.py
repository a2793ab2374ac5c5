"""Asks for a text: one line, or several."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from workbench.language import _
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.text import plain
from workbench.ui.widgets.inputs import SafeInput, SafeTextArea


class Ask(Dialog[str]):
    """Shows a text to alter; Escape leaves it as it was."""

    DEFAULT_CSS = """
    Ask > Vertical { width: 76; padding: 1 2; }
    Ask SafeInput, Ask SafeTextArea { margin: 1 0; border: none; padding: 0; background: $boost; }
    Ask SafeTextArea { height: 6; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+d,ctrl+enter", "take", "Take", show=False, priority=True),
    ]

    def __init__(self, question: str, text: str = "", *, has_lines: bool = False) -> None:
        super().__init__()
        self._question = question
        self._field: SafeInput | SafeTextArea
        self._field = SafeTextArea(text) if has_lines else SafeInput(text, compact=True)

    def compose(self) -> ComposeResult:
        """The question, the text, what to do with it."""
        key = "ctrl+d" if isinstance(self._field, SafeTextArea) else "enter"
        with Vertical():
            yield Static(plain(self._question, lines=True), markup=False)
            yield self._field
            with Horizontal():
                yield cancel_button()
                yield Button(plain(_("OK") + f" ({key})"), id="take", compact=True)

    def on_mount(self) -> None:
        """Stand where the text is typed."""
        self._field.focus()
        if isinstance(self._field, SafeTextArea):
            self._field.move_cursor(self._field.document.end)

    @on(Input.Submitted)
    @on(Button.Pressed, "#take")
    def action_take(self) -> None:
        """Take the text as it is now."""
        self.dismiss(self._field.value)
