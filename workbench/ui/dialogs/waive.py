"""Asks why problems are accepted, and until when."""

from __future__ import annotations

import datetime as dt

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from workbench.language import _
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.text import plain
from workbench.ui.widgets.inputs import SafeInput

Accepted = tuple[str, dt.date | None]
"""The reason, and the last day on which the problem is accepted."""


class Waive(Dialog[Accepted]):
    """A reason is needed, a day is not; Escape accepts nothing."""

    DEFAULT_CSS = """
    Waive > Vertical { width: 76; padding: 1 2; }
    Waive SafeInput { margin: 0 0 1 0; }
    """

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
                yield cancel_button()
                yield Button(plain(_("Accept") + " (enter)"), id="accept", compact=True)

    def on_mount(self) -> None:
        """Stand where the reason is typed."""
        self.query_one("#reason", SafeInput).focus()

    @on(Input.Submitted, "#reason")
    def _reason_given(self) -> None:
        self.query_one("#until", SafeInput).focus()

    @on(Input.Submitted, "#until")
    @on(Button.Pressed, "#accept")
    def _accept(self) -> None:
        reason = self.query_one("#reason", SafeInput).value.strip()
        until = self.query_one("#until", SafeInput).value.strip()
        if not reason:
            self.say_trouble(_("Write a reason: whoever reads this later has only that."))
            self.query_one("#reason", SafeInput).focus()
            return
        try:
            day = dt.date.fromisoformat(until) if until else None
        except ValueError:
            self.say_trouble(_("Write the day as 2027-12-31, or leave it empty."))
            return
        self.dismiss((reason, day))
