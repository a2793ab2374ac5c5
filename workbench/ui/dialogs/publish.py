"""Shows what publishing comes to as it is answered, and asks whether it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Button, Checkbox, Input, Static

from workbench.language import _
from workbench.policy.frozen import frozen
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.one_of import OneOf, Option
from workbench.ui.widgets.tick import Tick


@frozen
class Answers:
    """What was answered: one locale alone or all (empty), the meaning of what is undecided (empty: none)."""

    locale: str = ""
    meaning: str = ""
    keeps_date: bool = False
    is_incomplete: bool = False
    reason: str = ""
    note: str = ""
    commits: bool = False
    tags: bool = False

    @property
    def needs_reason(self) -> bool:
        """Whether something was answered that is kept with its reason."""
        return bool(self.meaning) or self.keeps_date or self.is_incomplete


@frozen
class Findings:
    """What the answers come to, in words, and which questions there are to ask."""

    lines: Sequence[str]
    can_publish: bool
    has_undecided: bool = False
    can_keep_date: bool = False
    is_incomplete: bool = False
    has_git: bool = False


class Publish(Dialog[Answers]):
    """Returns what was answered; Escape publishes nothing.

    What there is to say arrives later: until then nothing can be published.
    """

    DEFAULT_CSS = """
    Publish > Vertical { width: 96; }
    Publish #told-pane { height: auto; max-height: 8; background: $panel; padding: 0 1; }
    Publish #told-pane:focus { background: $boost; }
    Publish.-high #told-pane { max-height: 20; }
    Publish .asked-for { display: none; height: auto; }
    Publish .asked-for.-asked { display: block; }
    Publish Tick { width: auto; margin: 0 2 0 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-high")]  # noqa: RUF012  Textual declares it so

    def __init__(
        self, locales: Sequence[Option], meanings: Sequence[Option], find_out: Callable[[Answers], None]
    ) -> None:
        """`find_out` is called with the answers as soon as there is something to tell it in, and after."""
        super().__init__()
        self._locales = locales
        self._meanings = meanings
        self._find_out = find_out
        self._can_publish = False

    def compose(self) -> ComposeResult:
        """What is published, what that comes to, the questions there are, the note, and the two answers."""
        with Vertical():
            yield OneOf(self._locales, id="locale")
            with VerticalScroll(id="told-pane", can_focus=True):
                yield Static(plain(_("Being checked …")), id="told", markup=False)
            with Vertical(id="undecided", classes="asked-for"):
                yield Static(plain(_("What is undecided:")))
                yield OneOf(self._meanings, id="meaning")
            yield Tick(
                plain(_("Leave the printed date: only the language was corrected")),
                is_ticked=False,
                id="keeps-date",
            ).add_class("asked-for")
            yield Tick(
                plain(_("Publish it although it is not wholly translated")), is_ticked=False, id="incomplete"
            ).add_class("asked-for")
            with Vertical(id="why", classes="asked-for"):
                yield Static(plain(_("Why? The reason is kept with the revision.")))
                yield SafeInput(id="reason", compact=True)
            yield Static(plain(_("A note for readers, if you like:")))
            yield SafeInput(id="note", compact=True)
            with Horizontal(id="git", classes="asked-for"):
                yield Tick(plain(_("Commit it in git")), is_ticked=False, id="commits")
                yield Tick(plain(_("and tag it")), is_ticked=False, id="tags")
            with Horizontal():
                yield cancel_button()
                yield Button(plain(_("Publish")), id="publish", compact=True, disabled=True)

    def on_mount(self) -> None:
        """Stand on the answer that changes nothing, and find out what there is to say."""
        self.query_one("#cancel", Button).focus()
        self._find_out(self.answers)

    @property
    def answers(self) -> Answers:
        """What is answered now."""
        return Answers(
            locale=self.query_one("#locale", OneOf).value,
            meaning=self.query_one("#meaning", OneOf).value,
            keeps_date=self.query_one("#keeps-date", Tick).value,
            is_incomplete=self.query_one("#incomplete", Tick).value,
            reason=self.query_one("#reason", SafeInput).value.strip(),
            note=self.query_one("#note", SafeInput).value.strip(),
            commits=self.query_one("#commits", Tick).value,
            tags=self.query_one("#tags", Tick).value,
        )

    def tell(self, found: Findings) -> None:
        """Say what publishing comes to; with what stands in its way it cannot be done."""
        tone = Tone.PLAIN if found.can_publish else Tone.ERROR
        self.query_one("#told", Static).update(joined(Piece("\n".join(found.lines), tone), lines=True))
        answers = self.answers
        self._ask("#undecided", wanted=found.has_undecided or bool(answers.meaning))
        self._ask("#keeps-date", wanted=found.can_keep_date or answers.keeps_date)
        self._ask("#incomplete", wanted=found.is_incomplete or answers.is_incomplete)
        self._ask("#why", wanted=answers.needs_reason)
        self._ask("#git", wanted=found.has_git)
        self._can_publish = found.can_publish
        publish = self.query_one("#publish", Button)
        publish.disabled = not found.can_publish
        if found.can_publish and self.focused is self.query_one("#cancel", Button):
            self.query_one("#note", SafeInput).focus()

    def _ask(self, question: str, *, wanted: bool) -> None:
        self.query_one(question, Widget).set_class(wanted, "-asked")

    @on(OneOf.Changed)
    @on(Checkbox.Changed, "#keeps-date")
    @on(Checkbox.Changed, "#incomplete")
    @on(Input.Changed, "#reason")
    def _answered(self) -> None:
        """Nothing can be published before it is known what these answers come to."""
        self._can_publish = False
        self.query_one("#publish", Button).disabled = True
        self._ask("#why", wanted=self.answers.needs_reason)
        self._find_out(self.answers)

    @on(Checkbox.Changed, "#tags")
    def _tagged(self, event: Checkbox.Changed) -> None:
        if event.value:
            self.query_one("#commits", Tick).value = True

    @on(Input.Submitted, "#note")
    def _noted(self) -> None:
        self.query_one("#publish", Button).focus()

    @on(Input.Submitted, "#reason")
    def _reasoned(self) -> None:
        self.query_one("#note", SafeInput).focus()

    @on(Button.Pressed, "#publish")
    def _publish(self) -> None:
        if self._can_publish:
            self.dismiss(self.answers)

    def on_key(self, event: events.Key) -> None:
        """Go from question to question by the arrows too."""
        if event.key in ("up", "down") and self.focused is not self.query_one("#told-pane"):
            event.stop()
            (self.focus_previous if event.key == "up" else self.focus_next)()
