"""The app's hold on a terminal: Textual's, but for how the keyboard is read."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from typing import Final

from textual.drivers.linux_driver import LinuxDriver

from workbench.ui.app import WorkbenchApp
from workbench.ui.keyboard import Keyboard, chords

_GLANCE: Final = 0.1
"""Seconds between looks whether Escape was a key, and whether the app lets go of the terminal."""
_MOST: Final = 4096
"""Bytes read at once."""


class TerminalDriver(LinuxDriver):
    """Reads through `Keyboard`; what is no UTF-8 is shown as such instead of ending the app."""

    def run_input_thread(self) -> None:
        """Read what is typed, in a thread of its own."""
        keyboard = self._keyboard()
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                read = decode(os.read(self.fileno, _MOST)) if selector.select(_GLANCE) else ""
                for message in keyboard.feed(read) if read else keyboard.tick():
                    self.process_message(message)

    def _keyboard(self) -> Keyboard:
        """A keyboard that knows the user's chords; until the project is read, nobody has asked for pastes."""
        app = self._app
        if not isinstance(app, WorkbenchApp):
            return Keyboard({}, lambda: False)
        keys = [key for command in app.keys.commands for key in command.keys]
        return Keyboard(chords(keys), lambda: app.session is None)
