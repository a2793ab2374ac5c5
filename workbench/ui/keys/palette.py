"""The palette: every command with its key, and where it cannot run now, why."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from workbench.language import _
from workbench.ui.commands import Command
from workbench.ui.keys.key_table import key_names
from workbench.ui.text import Piece, Tone, joined

if TYPE_CHECKING:
    from workbench.ui.apps.commanding_app import CommandingApp


class Palette(Provider):
    """Finds commands by their title."""

    @property
    def _commanding(self) -> CommandingApp:
        return cast("CommandingApp", self.app)

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for command in self._commanding.keys.commands:
            if command.scope.is_in_palette:
                yield DiscoveryHit(
                    self._shown(command), self._run(command), text=_(command.title), help=self._help(command)
                )

    async def search(self, query: str) -> Hits:
        """The commands whose title is like what is typed."""
        matcher = self.matcher(query)
        for command in self._commanding.keys.commands:
            title = _(command.title)
            score = matcher.match(f"{title} {_(command.help)}")
            if score > 0 and command.scope.is_in_palette:
                yield Hit(
                    score, self._shown(command), self._run(command), text=title, help=self._help(command)
                )

    def _shown(self, command: Command) -> Content:
        return joined(_(command.title), Piece(f"  {key_names(command)}", Tone.MUTED))

    def _help(self, command: Command) -> str:
        why_not = self._commanding.why_not(command)
        return _("Not now: {why}").format(why=why_not) if why_not else _(command.help)

    def _run(self, command: Command) -> Callable[[], Awaitable[None]]:
        return partial(self._commanding.run_command, command)
