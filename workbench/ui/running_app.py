"""The app as it runs in a terminal: what goes wrong inside it ends it in order, with what was typed kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.app import WorkbenchApp

if TYPE_CHECKING:
    from textual.driver import Driver


class RunningApp(WorkbenchApp):
    """Ends on an unexpected error as on quitting; `crash` is the error, for whoever ran it to tell."""

    crash: Exception | None = None

    def get_driver_class(self) -> type[Driver]:
        """The driver of this platform; on Linux and macOS one that reads the keyboard our way."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from workbench.ui.terminal.terminal_driver import TerminalDriver  # needs what Windows has not

        return TerminalDriver

    def went_wrong(self, error: Exception) -> None:
        """Leave the terminal sane, and unsaved work in the journal. Textual would print a traceback."""
        if self.crash is None:
            self.crash = error
            if self.session is not None:
                self.session.pause()
            self.exit(return_code=1)
