"""Asks what changes mean: nobody is asked for a level, but for what they know."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from workbench.language import _, said
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.revisions.level import Level
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.text import plain
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.tick import Tick

MEANINGS: tuple[tuple[Level, Sentence], ...] = (
    (Level.EDITORIAL, say("The meaning is the same: a correction of language")),
    (Level.MINOR, say("The meaning changes a little; nobody is worse off")),
    (Level.NOTABLE, say("Readers should notice: more, or for longer")),
    (Level.MATERIAL, say("Someone or something is new: who has access, what for")),
    (Level.NONE, say("Nothing that a reader could notice")),
)
"""What a person can say, and the level that means."""


@frozen
class Decided:
    """What was answered; an empty sentence leaves the usual one."""

    level: Level
    asks_consent: bool
    reason: str
    sentence: str


class Decide(Dialog[Decided]):
    """A meaning and a reason are needed; Escape decides nothing."""

    DEFAULT_CSS = """
    Decide > Vertical { width: 76; }
    Decide OptionList { height: 5; border: none; padding: 0; background: $boost; }
    """

    def __init__(self, question: str, before: Decided) -> None:
        """`before` is what was decided already, or is proposed."""
        super().__init__()
        self._question = question
        self._before = before

    def compose(self) -> ComposeResult:
        """What changed, what it means, whether visitors are asked again, why, what readers are told."""
        with Vertical():
            yield Static(plain(self._question))
            yield OptionList(
                *(Option(plain(said(told))) for _level, told in MEANINGS), id="meaning", compact=True
            )
            yield Tick(
                plain(_("Visitors must be asked again")), is_ticked=self._before.asks_consent, id="consent"
            )
            yield Static(plain(_("Why? The reason is kept with the decision.")))
            yield SafeInput(self._before.reason, id="reason", compact=True)
            yield Static(plain(_("What readers are told, if not the usual sentence:")))
            yield SafeInput(self._before.sentence, id="sentence", compact=True)
            yield Static("", id="trouble", markup=False)
            with Horizontal():
                yield cancel_button()
                yield Button(plain(_("Decide") + " (enter)"), id="decide", compact=True)

    def on_mount(self) -> None:
        """Stand on the meaning that is proposed."""
        meaning = self.query_one("#meaning", OptionList)
        levels = [level for level, _told in MEANINGS]
        meaning.highlighted = levels.index(self._before.level) if self._before.level in levels else 0
        meaning.focus()

    @on(OptionList.OptionSelected)
    @on(Input.Submitted, "#reason")
    def _next(self) -> None:
        """Go on to what is to be said next."""
        reason = self.query_one("#reason", SafeInput)
        (self.query_one("#sentence", SafeInput) if reason.has_focus else reason).focus()

    @on(Input.Submitted, "#sentence")
    @on(Button.Pressed, "#decide")
    def _decide(self) -> None:
        reason = self.query_one("#reason", SafeInput)
        if not reason.value.strip():
            self.say_trouble(_("Write a reason: whoever reads this later has only that."))
            reason.focus()
            return
        chosen = self.query_one("#meaning", OptionList).highlighted or 0
        self.dismiss(
            Decided(
                MEANINGS[chosen][0],
                self.query_one("#consent", Tick).value,
                reason.value.strip(),
                self.query_one("#sentence", SafeInput).value.strip(),
            )
        )
