"""What is being done that takes long, how far it is, and a way to end it."""

from __future__ import annotations

from time import monotonic
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, ProgressBar, Static

from workbench.language import _
from workbench.ui.text import plain

_SOON = 0.3
"""Seconds after which it is shown: what is done by then needs no telling."""


class Working(ModalScreen[None]):
    """Keeps the screens below as they are until the work is done; Escape ends it before."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Working { align: center middle; background: $background 0%; }
    Working > Vertical {
        width: 60; max-width: 96%; height: auto;
        background: $surface; border: round $primary; padding: 1 2;
    }
    Working ProgressBar { margin: 1 0; }
    Working.-soon > Vertical { visibility: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "end", "Cancel", show=False)]

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
            yield Button(plain(_("Cancel") + " (esc)"), id="cancel", compact=True)

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

    def on_button_pressed(self) -> None:
        """End it."""
        self.action_end()

    def action_end(self) -> None:
        """End it as soon as can be."""
        self.is_cancelled = True
