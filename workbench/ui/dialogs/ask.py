"""Asks for a text: one line, or several."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from workbench.language import _
from workbench.ui.text import plain
from workbench.ui.widgets.inputs import SafeInput, SafeTextArea


class Ask(ModalScreen[str | None]):
    """Shows a text to alter; Escape leaves it as it was."""

    DEFAULT_CSS = """
    Ask { align: center middle; }
    Ask > Vertical {
        width: 76; max-width: 96%; height: auto; max-height: 90%;
        background: $surface; border: round $primary; padding: 1 2;
    }
    Ask SafeInput, Ask SafeTextArea { margin: 1 0; border: none; padding: 0; background: $boost; }
    Ask SafeInput { height: 1; }
    Ask SafeTextArea { height: 6; }
    Ask Horizontal { height: auto; }
    Ask Button { margin: 0 1 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", show=False),
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
                yield Button(plain(_("Cancel") + " (esc)"), id="cancel", compact=True)
                yield Button(plain(_("OK") + f" ({key})"), id="take", compact=True)

    def on_mount(self) -> None:
        """Stand where the text is typed."""
        self._field.focus()
        if isinstance(self._field, SafeTextArea):
            self._field.move_cursor(self._field.document.end)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Leave the text as it was."""
        self.dismiss(None)

    @on(Input.Submitted)
    @on(Button.Pressed, "#take")
    def action_take(self) -> None:
        """Take the text as it is now."""
        self.dismiss(self._field.value)
