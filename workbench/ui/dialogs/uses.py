"""Says why a thing cannot be removed: where it is used, and goes there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.language import _
from workbench.ui.text import Piece, Tone, joined, plain


class Uses(ModalScreen[int | None]):
    """Lists uses; Enter takes one by its number, Escape none."""

    DEFAULT_CSS = """
    Uses { align: center middle; }
    Uses > Vertical {
        width: 76; max-width: 96%; height: auto; max-height: 90%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    Uses OptionList, Uses OptionList:focus {
        height: auto; max-height: 60vh; border: none; padding: 0; margin: 1 0; background: $boost;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    def __init__(self, question: str, told: Sequence[str]) -> None:
        super().__init__()
        self._question = question
        self._told = told

    def compose(self) -> ComposeResult:
        """What cannot be done, the uses, what the keys do."""
        with Vertical():
            yield Static(plain(self._question))
            yield OptionList(*(Option(plain(each)) for each in self._told))
            yield Static(joined(Piece(_("Enter goes there, Escape back."), Tone.MUTED)))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)

    def action_cancel(self) -> None:
        """Go nowhere."""
        self.dismiss(None)
