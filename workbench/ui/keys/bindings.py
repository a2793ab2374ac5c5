"""The registry's commands as Textual's bindings."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from workbench.language import _
from workbench.ui.commands import Command, Scope, commands_in


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
        id=command.id,
    )
