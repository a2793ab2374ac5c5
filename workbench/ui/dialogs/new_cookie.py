"""Asks for a new cookie's name and who sets it: its id is made of both, and stays as it is for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from workbench.language import _, said
from workbench.policy.frozen import frozen
from workbench.policy.kinds import OWN
from workbench.tables.known import Named
from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.completing import Completing
from workbench.ui.widgets.inputs import SafeInput


@frozen
class Wish:
    """A cookie's name, and who sets it."""

    name: str
    provider: Named


class NewCookie(Dialog[Wish]):
    """A name and a provider, who may be a new one; Escape adds nothing."""

    DEFAULT_CSS = """
    NewCookie > Vertical { width: 68; }
    NewCookie #told { height: auto; min-height: 1; }
    """

    def __init__(self, names: Sequence[str], who: Callable[[str], Named]) -> None:
        super().__init__()
        self._names = names
        self._who = who

    def compose(self) -> ComposeResult:
        """The two questions, and what their answers come to."""
        with Vertical():
            yield Static(plain(_("New cookie")))
            yield Static(plain(_("Name, as a browser shows it")))
            yield SafeInput(id="name", compact=True)
            yield Static(plain(_("Provider, or “own”; one that is not there yet is added with it")))
            known = Completing(lambda: self._names)
            yield SafeInput(OWN, id="provider", compact=True, suggester=known)
            yield Static("", id="told", markup=False)
            with Horizontal():
                yield cancel_button()
                yield Button(plain(_("Add") + " (enter)"), id="add", compact=True)

    def on_mount(self) -> None:
        """Stand on what is asked for first."""
        self.query_one("#name", SafeInput).focus()

    def _value(self, field: str) -> str:
        return self.query_one(f"#{field}", SafeInput).value.strip()

    @on(Input.Changed, "#provider")
    def _provider_typed(self) -> None:
        """Say whom the words are taken for."""
        named = self._who(self._value("provider")) if self._value("provider") else Named(OWN)
        told = Piece("")
        if named.new_name:
            told = Piece(_("New provider: {name}").format(name=named.new_name), Tone.ACCENT)
        elif named.guess is not None:
            told = Piece(said(named.guess), Tone.WARNING)
        self._tell(told)

    def _tell(self, piece: Piece) -> None:
        self.query_one("#told", Static).update(joined(piece))

    @on(Input.Submitted, "#name")
    def _named(self) -> None:
        """Go on to the provider, which is written over."""
        self.query_one("#provider", SafeInput).focus()

    @on(Input.Submitted, "#provider")
    @on(Button.Pressed, "#add")
    def _add(self) -> None:
        name, provider = self._value("name"), self._value("provider")
        if name:
            self.dismiss(Wish(name, self._who(provider) if provider else Named(OWN)))
            return
        self._tell(Piece("! " + _("A name is missing."), Tone.ERROR))
        self.query_one("#name", SafeInput).focus()
