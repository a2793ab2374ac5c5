"""The app's hold on a terminal: Textual's, but reading the keyboard our way, and drawing nothing twice."""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from typing import Final

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from workbench.ui.app import WorkbenchApp
from workbench.ui.terminal.keyboard import Keyboard, chords
from workbench.ui.terminal.shown_lines import ShownLines

_GLANCE: Final = 0.1
"""Seconds between looks whether Escape was a key, and whether the app lets go of the terminal."""
_MOST: Final = 4096
"""Bytes read at once."""


class TerminalDriver(LinuxDriver):
    """Reads through `Keyboard`, what is no UTF-8 as such instead of ending the app; draws what differs."""

    def __init__(
        self, app: App[None], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._shown = ShownLines()

    def write(self, data: str) -> None:
        """Send what the terminal does not show already."""
        super().write(self._shown.news(data))

    def process_message(self, message: Message) -> None:
        """Know nothing of a terminal that was made another size, or comes to the front again."""
        if isinstance(message, events.Resize | events.AppFocus):
            self._shown.forget()
        super().process_message(message)

    def _get_terminal_size(self) -> tuple[int, int]:
        """The size, asked for when it is another."""
        self._shown.forget()
        return super()._get_terminal_size()

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
