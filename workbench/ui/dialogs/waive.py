"""Asks why problems are accepted, and until when."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from workbench.language import _
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.inputs import SafeInput

Accepted = tuple[str, dt.date | None]
"""The reason, and the last day on which the problem is accepted."""


class Waive(ModalScreen[Accepted | None]):
    """A reason is needed, a day is not; Escape accepts nothing."""

    DEFAULT_CSS = """
    Waive { align: center middle; }
    Waive > Vertical {
        width: 76; max-width: 96%; height: auto; max-height: 90%;
        background: $surface; border: round $primary; padding: 1 2;
    }
    Waive SafeInput { margin: 0 0 1 0; height: 1; border: none; padding: 0; background: $boost; }
    Waive Horizontal { height: auto; }
    Waive Button { margin: 0 1 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """What is accepted, why, and until when."""
        with Vertical():
            yield Static(plain(self._question, lines=True), markup=False)
            yield Static(plain("\n" + _("Why may it stay? The reason is kept with it."), lines=True))
            yield SafeInput(id="reason", compact=True)
            yield Static(plain(_("Until which day? (2027-12-31, or empty: until the text changes)")))
            yield SafeInput(id="until", compact=True)
            yield Static("", id="trouble", markup=False)
            with Horizontal():
                yield Button(plain(_("Cancel") + " (esc)"), id="cancel", compact=True)
                yield Button(plain(_("Accept") + " (enter)"), id="accept", compact=True)

    def on_mount(self) -> None:
        """Stand where the reason is typed."""
        self.query_one("#reason", SafeInput).focus()

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Accept nothing."""
        self.dismiss(None)

    @on(Input.Submitted, "#reason")
    def _reason_given(self) -> None:
        self.query_one("#until", SafeInput).focus()

    @on(Input.Submitted, "#until")
    @on(Button.Pressed, "#accept")
    def _accept(self) -> None:
        reason = self.query_one("#reason", SafeInput).value.strip()
        until = self.query_one("#until", SafeInput).value.strip()
        if not reason:
            self._say(_("Write a reason: whoever reads this later has only that."))
            self.query_one("#reason", SafeInput).focus()
            return
        try:
            day = dt.date.fromisoformat(until) if until else None
        except ValueError:
            self._say(_("Write the day as 2027-12-31, or leave it empty."))
            return
        self.dismiss((reason, day))

    def _say(self, trouble: str) -> None:
        self.query_one("#trouble", Static).update(joined(Piece("! " + trouble, Tone.ERROR)))
