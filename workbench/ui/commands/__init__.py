"""Every command of the app: the one registry behind keys, footer, palette, help and the key table.

Knows nothing of Textual, so that the command line can print it. A module for each place has its commands.
"""

from __future__ import annotations

from collections.abc import Sequence

from workbench.ui.commands.catalogue import CATALOGUE, COOKIES, FORM
from workbench.ui.commands.command import Command, Scope
from workbench.ui.commands.everywhere import EVERYWHERE
from workbench.ui.commands.moving import PAGE, TABLE
from workbench.ui.commands.parcels import PARCELS
from workbench.ui.commands.preview import PREVIEW
from workbench.ui.commands.problems import PROBLEMS
from workbench.ui.commands.review import REVIEW
from workbench.ui.commands.text import PROSE, TEXT
from workbench.ui.commands.translate import PAIR, TRANSLATE

__all__ = ["BY_ID", "COMMANDS", "Command", "Scope", "commands_in"]

COMMANDS: tuple[Command, ...] = (
    *EVERYWHERE,
    *PARCELS,
    *CATALOGUE,
    *COOKIES,
    *TABLE,
    *FORM,
    *TEXT,
    *PROSE,
    *TRANSLATE,
    *PAIR,
    *PREVIEW,
    *PAGE,
    *REVIEW,
    *PROBLEMS,
)
"""Every command, those that apply everywhere first."""
BY_ID = {command.id: command for command in COMMANDS}


def commands_in(scope: Scope) -> Sequence[Command]:
    """The commands that apply in a part of the app."""
    return [command for command in COMMANDS if command.scope is scope]
