"""Asks what readers are told of a change, instead of the usual sentence."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from workbench.language import _
from workbench.policy.frozen import frozen
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.inputs import SafeInput


@frozen
class Reworded:
    """The sentence, empty for the usual one, and why."""

    sentence: str
    reason: str


class Reword(ModalScreen[Reworded | None]):
    """A reason is needed; Escape leaves the sentence as it is."""

    DEFAULT_CSS = """
    Reword { align: center middle; }
    Reword > Vertical {
        width: 90; max-width: 98%; height: auto; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    Reword SafeInput { height: 1; border: none; padding: 0; background: $boost; }
    Reword Horizontal { height: 1; }
    Reword Button { margin: 0 1 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

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
                yield Button(plain(_("Cancel") + " (esc)"), id="cancel", compact=True)
                yield Button(plain(_("Reword") + " (enter)"), id="reword", compact=True)

    def on_mount(self) -> None:
        """Stand where the sentence is typed."""
        self.query_one("#sentence", SafeInput).focus()

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)

    @on(Input.Submitted, "#sentence")
    def _worded(self) -> None:
        self.query_one("#reason", SafeInput).focus()

    @on(Input.Submitted, "#reason")
    @on(Button.Pressed, "#reword")
    def _reword(self) -> None:
        reason = self.query_one("#reason", SafeInput)
        sentence = self.query_one("#sentence", SafeInput).value.strip()
        if not reason.value.strip():
            told = _("Write a reason: whoever reads this later has only that.")
            self.query_one("#trouble", Static).update(joined(Piece("! " + told, Tone.ERROR)))
            reason.focus()
            return
        self.dismiss(Reworded("" if sentence == self._usual else sentence, reason.value.strip()))
