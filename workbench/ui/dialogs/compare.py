"""Asks which state the policy is compared with: one of those there are, or one that is typed."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option as Line

from workbench.language import _
from workbench.ui.dialogs.dialog import Dialog
from workbench.ui.text import plain
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.one_of import Option


class Compare(Dialog[str]):
    """Returns the name of a state; what is typed narrows the list, or names a state that is not in it."""

    DEFAULT_CSS = """
    Compare > Vertical { width: 76; }
    Compare OptionList { height: auto; max-height: 12; border: none; padding: 0; background: $boost; }
    """

    def __init__(self, states: Sequence[Option]) -> None:
        super().__init__()
        self._states = states
        self._listed = list(states)

    def compose(self) -> ComposeResult:
        """What is typed, and the states that fit it."""
        with Vertical():
            yield Static(
                plain(_("Compare with a date, a branch, a commit, a folder (with a /), or one of these:"))
            )
            yield SafeInput(id="asked", compact=True)
            yield OptionList(*self._lines(), compact=True)

    def on_mount(self) -> None:
        """Stand where one types, the first state under the cursor."""
        self.query_one(OptionList).highlighted = 0
        self.query_one("#asked", SafeInput).focus()

    def _lines(self) -> list[Line]:
        return [Line(plain(each.title)) for each in self._listed]

    @on(Input.Changed, "#asked")
    def _typed(self, event: Input.Changed) -> None:
        wanted = event.value.strip().casefold()
        self._listed = [each for each in self._states if wanted in each.title.casefold()]
        states = self.query_one(OptionList)
        states.set_options(self._lines())
        states.highlighted = 0 if self._listed else None

    def on_key(self, event: events.Key) -> None:
        """Let the arrows move through the list while one types."""
        states = self.query_one(OptionList)
        if event.key in ("up", "down") and not states.has_focus:
            event.stop()
            (states.action_cursor_up if event.key == "up" else states.action_cursor_down)()

    @on(Input.Submitted, "#asked")
    def _submitted(self, event: Input.Submitted) -> None:
        """Take the state under the cursor; where none fits, what was typed."""
        at = self.query_one(OptionList).highlighted
        if self._listed and at is not None:
            self.dismiss(self._listed[at].value)
        elif event.value.strip():
            self.dismiss(event.value.strip())

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._listed[event.option_index].value)
