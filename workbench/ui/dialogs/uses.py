"""Says why a thing cannot be removed: where it is used, and goes there."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from workbench.language import _
from workbench.ui.dialogs.dialog import Dialog
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.options import option


class Uses(Dialog[int]):
    """Lists uses; Enter takes one by its number, Escape none."""

    DEFAULT_CSS = """
    Uses > Vertical { width: 76; }
    Uses OptionList, Uses OptionList:focus {
        height: auto; max-height: 60vh; border: none;
        padding: 0; margin: 1 0; background: $boost;
    }

    """

    def __init__(self, question: str, told: Sequence[str], *, is_cut: bool = False) -> None:
        """`is_cut` says that there are more than are told."""
        super().__init__()
        self._is_cut = is_cut
        self._question = question
        self._told = told

    def compose(self) -> ComposeResult:
        """What cannot be done, the uses, what the keys do."""
        with Vertical():
            yield Static(plain(self._question))
            yield OptionList(*(option(plain(each)) for each in self._told), *self._more())
            yield Static(joined(Piece(_("Enter goes there, Escape back."), Tone.MUTED)))

    def _more(self) -> Sequence[Option]:
        return [option(plain("…"), disabled=True)] if self._is_cut else []

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)
