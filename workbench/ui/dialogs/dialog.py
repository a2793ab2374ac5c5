"""A box in front of everything that asks for one answer; what all of them have in common."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from workbench.language import _
from workbench.ui.terminal.telling_compositor import TellingCompositor
from workbench.ui.text import Piece, Tone, joined, plain

Answered = TypeVar("Answered")


def cancel_button() -> Button:
    """The button that answers nothing."""
    return Button(plain(_("Cancel") + " (esc)"), id="cancel", compact=True)


class Dialog(ModalScreen[Answered | None]):
    """Stands in the middle, as wide as there is room; Escape and the button `#cancel` answer nothing."""

    DEFAULT_CSS = """
    Dialog { align: center middle; }
    Dialog > Vertical {
        max-width: 98%; height: auto; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    Dialog SafeInput { height: 1; border: none; padding: 0; background: $boost; }
    Dialog Horizontal { height: auto; }
    Dialog Button { margin: 0 1 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._compositor = TellingCompositor()

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)

    @on(Button.Pressed, "#cancel")
    def _cancel_pressed(self) -> None:
        self.action_cancel()

    def say_trouble(self, trouble: str) -> None:
        """Say in `#trouble` why there is no answer yet; an empty text takes that away."""
        told = joined(Piece("! " + trouble, Tone.ERROR)) if trouble else ""
        self.query_one("#trouble", Static).update(told)
