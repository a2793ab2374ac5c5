"""Asks for the value that a field of several cookies is to have; what becomes of each is seen before."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from workbench.edits import Step
from workbench.forms.field import Field
from workbench.language import _, _n, said
from workbench.many_cookies import Becoming, ManyEdited, ValueRefused
from workbench.policy.kinds import CookieId
from workbench.ui.dialogs.pick import Pick
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.completing import Completing
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable

Try = Callable[[str], ManyEdited]
"""Says what becomes of the cookies with a value. Raises ValueRefused."""


class BecomingTable(RecordTable[CookieId]):
    """What a field of each cookie becomes."""


class ChangeMany(ModalScreen[Step | None]):
    """A value and Enter; Escape changes nothing."""

    DEFAULT_CSS = """
    ChangeMany { align: center middle; }
    ChangeMany > Vertical {
        width: 96; max-width: 98%; height: auto; max-height: 96%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    ChangeMany SafeInput { height: 1; margin: 0 0 1 0; border: none; padding: 0; background: $boost; }
    ChangeMany BecomingTable { height: 8; }
    ChangeMany .told { height: auto; max-height: 3; }
    ChangeMany Horizontal { height: 1; }
    ChangeMany Button { margin: 0 1 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", show=False),
        Binding("f4,alt+down", "choices", "Choices", show=False),
    ]

    def __init__(self, field: Field, value: str, count: int, choices: Sequence[str], attempt: Try) -> None:
        super().__init__()
        self._field = field
        self._value = value
        self._count = count
        self._choices = choices
        self._try = attempt
        self._becoming: Mapping[CookieId, Becoming] = {}
        self._step: Step | None = None

    def compose(self) -> ComposeResult:
        """The field, its value, what becomes of each cookie."""
        columns = (
            Column("name", _("Name"), width=30),
            Column("old", _("is"), width=28),
            Column("new", _("becomes")),
        )
        head = _n(
            "{field} of {count} cookie", "{field} of {count} cookies", self._count, field=_(self._field.label)
        )
        with Vertical():
            yield Static(joined(Piece(head, Tone.STRONG)))
            yield SafeInput(
                self._value,
                id="value",
                compact=True,
                select_on_focus=True,
                suggester=Completing(lambda: self._choices),
            )
            yield BecomingTable(*columns, cells=self._cells, markable=False)
            yield Static("", id="told", classes="told", markup=False)
            with Horizontal():
                yield Button(plain(_("Cancel") + " (esc)"), id="cancel", compact=True)
                yield Button(plain(_("Change") + " (enter)"), id="change", compact=True)
                if self._choices:
                    yield Button(plain(_("Choices") + " (f4)"), id="choices", compact=True)

    def on_mount(self) -> None:
        """Stand on the value that the first cookie has, ready to be typed over."""
        self.query_one("#value").focus()

    @on(Input.Changed, "#value")
    def _value_changed(self, event: Input.Changed) -> None:
        """Show what would become of each."""
        event.stop()
        told = self.query_one("#told", Static)
        try:
            edited = self._try(event.value)
        except ValueRefused as refused:
            self._step = None
            told.update(joined(Piece("! " + said(refused.sentence), Tone.ERROR)))
            return
        self._step = edited.step
        self._becoming = {each.cookie: each for each in edited.becoming}
        self.query_one(BecomingTable).set_rows(list(self._becoming))
        self.query_one(BecomingTable).refresh()
        changing = sum(each.changes for each in edited.becoming)
        lines = [_n("{count} changes", "{count} change", changing)]
        lines.extend(f"? {said(guess)}" for guess in edited.guesses)
        told.update(plain("\n".join(lines), lines=True))

    def _cells(self, cookie: CookieId) -> Sequence[Cell]:
        becoming = self._becoming[cookie]
        new = becoming.new or "–"
        shown = Piece(new, Tone.ADDED) if becoming.changes else Piece(_("as it is"), Tone.MUTED)
        return (becoming.name, becoming.old or "–", shown)

    @on(Input.Submitted, "#value")
    @on(Button.Pressed, "#change")
    def _change(self) -> None:
        if self._step is not None:
            self.dismiss(self._step)

    @on(Button.Pressed, "#choices")
    def action_choices(self) -> None:
        """Pick a value from those there are."""
        field = self.query_one("#value", SafeInput)

        def picked(value: str | None) -> None:
            if value is not None:
                field.hold(value)
                field.focus()

        if self._choices:
            self.app.push_screen(Pick(self._choices, field.value), picked)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss(None)
