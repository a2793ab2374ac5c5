"""An app whose commands have the user's keys: what runs where, and why something cannot run now."""

from __future__ import annotations

from pathlib import Path

from textual import events
from textual.dom import DOMNode

from workbench.language import _, said
from workbench.policy.sentence import Sentence
from workbench.store.settings import read_settings
from workbench.ui.apps.recovering_app import RecoveringApp
from workbench.ui.commands import Command, Scope, commands_in
from workbench.ui.dialogs.help import Help
from workbench.ui.keys.key_table import as_text
from workbench.ui.keys.keymap import Keymap, keymap
from workbench.ui.text import notify


class CommandingApp(RecoveringApp):
    """Runs the commands of the registry."""

    def __init__(self, root: Path, *, why_read_only: Sentence | None = None) -> None:
        super().__init__(root, why_read_only=why_read_only)
        self.settings = read_settings()
        self._keys = keymap(self.settings.keys)

    @property
    def keys(self) -> Keymap:
        """Every command with the keys it has for this user."""
        return self._keys

    def applies_everywhere(self, event: events.Event) -> bool:
        """Whether an event is a command's that needs no project."""
        keys = (key for command in self._keys.commands if command.needs_no_project for key in command.keys)
        return isinstance(event, events.Key) and event.key in keys

    def is_urgent(self, event: events.Event) -> bool:
        """Leave even while the project is being read."""
        is_quit = isinstance(event, events.Key) and event.key in self._keys.keys("app.quit")
        return self.session is None and is_quit

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot run now, None where it can."""
        session = self.session
        if session is None:
            return None if command.needs_no_project else _("the project is still being read")
        if command.is_edit and session.why_read_only is not None:
            return said(session.why_read_only)
        if command.id == "session.undo" and not session.history.has_done:
            return _("there is nothing to undo")
        if command.id == "session.redo" and not session.history.has_undone:
            return _("there is nothing to do again")
        if command.id == "session.save" and not session.unsaved:
            return _("there is nothing to save")
        return next((why for place in self.places.values() if (why := place.why_not(command))), None)

    async def run_command(self, command: Command) -> None:
        """Run a command as if its key were pressed where it applies."""
        why_not = self.why_not(command)
        if why_not is not None:
            notify(self, why_not, title=_(command.title), severity="warning")
            return
        namespace: DOMNode = self
        for name, place in self.places.items():
            if command.scope in place.SCOPES:
                await self.made(place)
                namespace = place.brought(command.scope) or place
                self.action_go(name)
        await self.run_action(command.action, default_namespace=namespace)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what cannot run now."""
        del parameters
        command = next((each for each in commands_in(Scope.EVERYWHERE) if each.action == action), None)
        return True if command is None or self.why_not(command) is None else None

    def action_help(self) -> None:
        """Explain the pane that has the focus."""
        scopes = [Scope.EVERYWHERE, *self.place.scopes(self.focused)]
        here = [as_text(self._keys.commands, scope) for scope in reversed(scopes)]
        self.push_screen(Help([_(self.place.HELP_TEXT), *here]))
