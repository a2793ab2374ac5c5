"""The registry's commands as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from workbench.language import _
from workbench.ui.commands import Command, Scope, commands_in

_FOOTER_NAMES = {"enter": "Enter"}
"""What the footer calls keys for which Textual has a sign that not every terminal has."""


def bindings(scope: Scope) -> list[BindingType]:
    """The bindings of a part of the app; each carries its command's id, by which it is remapped."""
    return [binding(command) for command in commands_in(scope) if command.keys]


def binding(command: Command) -> Binding:
    """One command's binding."""
    return Binding(
        ",".join(command.keys),
        command.action,
        _(command.title),
        show=command.is_in_footer,
        key_display=_FOOTER_NAMES.get(command.keys[0]),
        id=command.id,
    )
