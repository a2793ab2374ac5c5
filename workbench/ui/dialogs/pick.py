"""A list to pick one value from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from workbench.ui.text import plain


class Pick(ModalScreen[str | None]):
    """Shows values; Enter takes one, Escape none."""

    DEFAULT_CSS = """
    Pick { align: center middle; }
    Pick OptionList { width: 60; max-width: 96%; height: auto; max-height: 80%; border: round $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    def __init__(self, values: Sequence[str], current: str) -> None:
        super().__init__()
        self._values = values
        self._current = current

    def compose(self) -> ComposeResult:
        """The values, the present one under the cursor."""
        yield OptionList(*(Option(plain(value)) for value in self._values))

    def on_mount(self) -> None:
        """Stand on the present value."""
        if self._current in self._values:
            self.query_one(OptionList).highlighted = self._values.index(self._current)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._values[event.option_index])

    def action_cancel(self) -> None:
        """Take none."""
        self.dismiss(None)
