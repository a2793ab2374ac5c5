"""Asks what a new thing is to be called; its id follows the name until it is written by hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from workbench.forms.ids import proposed_id, why_unfit
from workbench.forms.kinds import ThingKind
from workbench.language import _, said
from workbench.policy.frozen import frozen
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.text import plain
from workbench.ui.widgets.completing import Completing
from workbench.ui.widgets.inputs import SafeInput


@frozen
class Named:
    """What was answered; the name is empty for a thing that is known by its id."""

    name: str
    id: str


class NewThing(Dialog[Named]):
    """A name and an id, or an id alone; Escape adds nothing."""

    DEFAULT_CSS = """
    NewThing > Vertical { width: 68; }
    NewThing #trouble { height: auto; min-height: 1; }
    """

    def __init__(
        self, kind: ThingKind, question: str, taken: Collection[str], known: Sequence[str], name: str = ""
    ) -> None:
        super().__init__()
        self._kind = kind
        self._question = question
        self._taken = taken
        self._known = known
        self._first_name = name
        self._proposed = ""

    def compose(self) -> ComposeResult:
        """The question, the name where the kind has one, the id, what is wrong with it."""
        known = Completing(lambda: self._known)
        with Vertical():
            yield Static(plain(self._question))
            if self._kind.name is not None:
                yield Static(plain(_("Name")))
                yield SafeInput(self._first_name, id="name", compact=True, suggester=known)
            yield Static(plain(_("Id (it stays as it is for good)")))
            yield SafeInput(id="id", compact=True, suggester=None if self._kind.name is not None else known)
            yield Static("", id="trouble", markup=False)
            with Horizontal():
                yield cancel_button()
                yield Button(plain(_("Add") + " (enter)"), id="add", compact=True)

    def on_mount(self) -> None:
        """Stand on what is asked for first."""
        self.query(SafeInput).first().focus()
        self._propose(self._first_name)

    @property
    def _id_field(self) -> SafeInput:
        return self.query_one("#id", SafeInput)

    @on(Input.Changed, "#name")
    def _named(self, event: Input.Changed) -> None:
        self._propose(event.value)

    def _propose(self, name: str) -> None:
        if self._id_field.value == self._proposed:
            self._proposed = proposed_id(name, self._taken)
            self._id_field.value = self._proposed

    @on(Input.Changed, "#id")
    def _tell(self) -> None:
        """Say what is wrong with the id as it is typed."""
        self.say_trouble(self._trouble if self._id_field.value.strip() else "")

    @property
    def _trouble(self) -> str:
        found = why_unfit(self._kind, self._id_field.value, self._taken)
        return "" if found is None else said(found)

    @on(Input.Submitted)
    @on(Button.Pressed, "#add")
    def _add(self) -> None:
        identifier = " ".join(self._id_field.value.split())
        if not identifier:
            empty = next(each for each in self.query(SafeInput) if not each.value.strip())
            self.say_trouble(_("A name is missing.") if empty.id == "name" else _("An id is missing."))
            empty.focus()
        elif self._trouble:
            self._id_field.focus()
        else:
            name = self.query_one("#name", SafeInput).value.strip() if self._kind.name is not None else ""
            self.dismiss(Named(name or identifier, identifier))
