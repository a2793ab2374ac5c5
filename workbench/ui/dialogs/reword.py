"""Asks what readers are told of a change, instead of the usual sentence."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from workbench.language import _
from workbench.policy.frozen import frozen
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.inputs import SafeInput


@frozen
class Reworded:
    """The sentence, empty for the usual one, and why."""

    sentence: str
    reason: str


class Reword(Dialog[Reworded]):
    """A reason is needed; Escape leaves the sentence as it is."""

    DEFAULT_CSS = """
    Reword > Vertical { width: 90; }
    """

    def __init__(self, question: str, usual: str, now: Reworded) -> None:
        super().__init__()
        self._question = question
        self._usual = usual
        self._now = now

    def compose(self) -> ComposeResult:
        """The change, the usual sentence, the one there is now, the reason."""
        with Vertical():
            yield Static(plain(self._question, lines=True))
            yield Static(joined(_("Usually: "), Piece(self._usual, Tone.EMPHASIS)))
            yield Static(plain(_("What readers are told (empty: the usual sentence):")))
            yield SafeInput(self._now.sentence or self._usual, id="sentence", compact=True)
            yield Static(plain(_("Why? The reason is kept with the decision.")))
            yield SafeInput(self._now.reason, id="reason", compact=True)
            yield Static("", id="trouble", markup=False)
            with Horizontal():
                yield cancel_button()
                yield Button(plain(_("Reword") + " (enter)"), id="reword", compact=True)

    def on_mount(self) -> None:
        """Stand where the sentence is typed."""
        self.query_one("#sentence", SafeInput).focus()

    @on(Input.Submitted, "#sentence")
    def _worded(self) -> None:
        self.query_one("#reason", SafeInput).focus()

    @on(Input.Submitted, "#reason")
    @on(Button.Pressed, "#reword")
    def _reword(self) -> None:
        reason = self.query_one("#reason", SafeInput)
        sentence = self.query_one("#sentence", SafeInput).value.strip()
        if not reason.value.strip():
            self.say_trouble(_("Write a reason: whoever reads this later has only that."))
            reason.focus()
            return
        self.dismiss(Reworded("" if sentence == self._usual else sentence, reason.value.strip()))
