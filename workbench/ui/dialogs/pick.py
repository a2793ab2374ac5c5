"""A list to pick one value from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList

from workbench.ui.dialogs.dialog import Dialog
from workbench.ui.text import Piece, joined, plain
from workbench.ui.widgets.options import option


class Pick(Dialog[str]):
    """Shows values; Enter takes one, Escape none."""

    DEFAULT_CSS = """
    Pick OptionList { width: 76; max-width: 96%; height: auto; max-height: 80%; border: round $primary; }
    Pick OptionList:focus { border: round $primary; }
    .-ascii Pick OptionList:focus { border: ascii $primary; }
    """

    def __init__(
        self, values: Sequence[str], current: str, told: Callable[[str], Sequence[Piece]] = lambda _value: ()
    ) -> None:
        """`told` is what is said beside a value."""
        super().__init__()
        self._told = told
        self._values = values
        self._current = current

    def compose(self) -> ComposeResult:
        """The values, the present one under the cursor."""
        yield OptionList(*(option(self._line(value)) for value in self._values))

    def _line(self, value: str) -> Content:
        pieces = [each for piece in self._told(value) for each in ("  ", piece)]
        return joined(value, *pieces) if pieces else plain(value)

    def on_mount(self) -> None:
        """Stand on the present value."""
        if self._current in self._values:
            self.query_one(OptionList).highlighted = self._values.index(self._current)

    def tell_again(self) -> None:
        """Say beside the values what is known by now."""
        for options in self.query(OptionList).results():
            for index, value in enumerate(self._values):
                options.replace_option_prompt_at_index(index, self._line(value))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._values[event.option_index])
