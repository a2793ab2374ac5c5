"""The app as it runs in a terminal: what goes wrong inside it ends it in order, with what was typed kept."""

from __future__ import annotations

from workbench.ui.app import WorkbenchApp


class RunningApp(WorkbenchApp):
    """Ends on an unexpected error as on quitting; `crash` is the error, for whoever ran it to tell."""

    crash: Exception | None = None

    def _handle_exception(self, error: Exception) -> None:
        """Leave the terminal sane, and unsaved work in the journal. Textual would print a traceback."""
        if self.crash is None:
            self.crash = error
            if self.session is not None:
                self.session.pause()
            self.exit(return_code=1)
