"""What is being done that takes long, how far it is, and a way to end it."""

from __future__ import annotations

from time import monotonic

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import ProgressBar, Static

from workbench.ui.dialogs.dialog import Dialog, cancel_button
from workbench.ui.text import plain

_SOON = 0.3
"""Seconds after which it is shown: what is done by then needs no telling."""


class Working(Dialog[None]):
    """Keeps the screens below as they are until the work is done; Escape ends it before."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Working { background: $background 0%; }
    Working > Vertical { width: 60; padding: 1 2; }
    Working ProgressBar { margin: 1 0; }
    Working.-soon > Vertical { visibility: hidden; }
    """

    def __init__(self, title: str, total: int) -> None:
        super().__init__(classes="-soon")
        self._title = title
        self._total = total
        self._began = monotonic()
        self.is_cancelled = False
        """Whether it is to end before all is done."""

    def compose(self) -> ComposeResult:
        """What is done, how far it is, and how to end it."""
        with Vertical():
            yield Static(plain(self._title), id="title")
            yield ProgressBar(self._total, show_eta=False)
            yield cancel_button()

    def tell(self, done: int) -> None:
        """Show how much is done."""
        if not self.is_attached:
            return
        self.query_one(ProgressBar).update(progress=done)
        if monotonic() > self._began + _SOON:
            self.remove_class("-soon")

    def leave(self) -> None:
        """The work is done."""
        if self.is_current:
            self.dismiss()

    def action_cancel(self) -> None:
        """End it as soon as can be."""
        self.is_cancelled = True
