"""Asks for the value that a field of several cookies is to have; what becomes of each is seen before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from workbench.language import _, _n, said
from workbench.many_cookies import FieldOfMany, Given, ValueRefused
from workbench.ui.beside.latest_look import LatestLook
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.dialogs.pick import Pick
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.completing import Completing
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable

_REST = 0.1
"""Seconds without a key after which it is counted how many cookies change."""


class BecomingTable(RecordTable[int]):
    """What a field of each cookie becomes."""


class ChangeMany(Dialog[Given]):
    """A value and Enter; Escape changes nothing."""

    DEFAULT_CSS = """
    ChangeMany > Vertical { width: 96; }
    ChangeMany SafeInput { margin: 0 0 1 0; }
    ChangeMany BecomingTable { height: 8; }
    ChangeMany .told { height: auto; max-height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f4,alt+down", "choices", "Choices", show=False),
    ]

    def __init__(self, many: FieldOfMany) -> None:
        super().__init__()
        self._many = many
        self._choices = many.choices
        self._given: Given | None = None
        self._shown: Given | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether it is still being counted how many change."""
        return self._counting.is_at_work

    def compose(self) -> ComposeResult:
        """The field, its value, what becomes of each cookie."""
        columns = (
            Column("name", _("Name"), width=30),
            Column("old", _("is"), width=28),
            Column("new", _("becomes")),
        )
        label, count = _(self._many.field.label), len(self._many.cookies)
        head = _n("{field} of {count} cookie", "{field} of {count} cookies", count, field=label)
        with Vertical():
            yield Static(joined(Piece(head, Tone.STRONG)))
            yield SafeInput(
                self._many.first,
                id="value",
                compact=True,
                select_on_focus=True,
                suggester=Completing(lambda: self._choices),
            )
            yield BecomingTable(*columns, cells=self._cells, markable=False)
            yield Static("", id="told", classes="told", markup=False)
            with Horizontal():
                yield cancel_button()
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
            given = self._many.given(event.value)
        except ValueRefused as refused:
            self._given = None
            told.update(joined(Piece("! " + said(refused.sentence), Tone.ERROR)))
            return
        self._show(given)
        self._tell(given, "…")
        self._counting.want()

    @cached_property
    def _counting(self) -> LatestLook[tuple[Given, int] | None]:
        return LatestLook(self.app, self._to_count, self._counted, rest=_REST, group="count")

    def _to_count(self) -> Callable[[], tuple[Given, int] | None]:
        many, given = self._many, self._given
        return lambda: None if given is None else (given, many.changing(given))

    def _counted(self, counted: tuple[Given, int] | None) -> None:
        if counted is not None and counted[0] == self._given and self.is_attached:
            self._tell(self._given, _n("{count} changes", "{count} change", counted[1]))

    def _tell(self, given: Given, changing: str) -> None:
        """Say how many change, and what was guessed."""
        lines = [changing, *(f"? {said(guess)}" for guess in given.guesses)]
        self.query_one("#told", Static).update(plain("\n".join(lines), lines=True))

    def _show(self, given: Given) -> None:
        table, is_first = self.query_one(BecomingTable), self._shown is None
        self._given = self._shown = given
        if is_first:
            table.set_rows(range(len(self._many.cookies)))
        table.refresh()

    def _cells(self, number: int) -> Sequence[Cell]:
        if self._shown is None:
            return ()
        becoming = self._many.becoming(number, self._shown)
        new = becoming.new or "–"
        shown = Piece(new, Tone.ADDED) if becoming.changes else Piece(_("as it is"), Tone.MUTED)
        return (becoming.name, becoming.old or "–", shown)

    @on(Input.Submitted, "#value")
    @on(Button.Pressed, "#change")
    def _change(self) -> None:
        if self._given is not None:
            self.dismiss(self._given)

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
