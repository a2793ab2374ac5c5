"""A box to tick that says by its sign, not by its colour alone, whether it is ticked."""

from __future__ import annotations

from textual.content import ContentText
from textual.widgets import Checkbox


class Tick(Checkbox):
    """A checkbox drawn as `[x]` or `[ ]`."""

    BUTTON_LEFT = "["
    BUTTON_RIGHT = "]"
    DEFAULT_CSS = """
    Tick { border: none; padding: 0; height: 1; background: transparent; }
    Tick > .toggle--button, Tick.-on > .toggle--button { color: $foreground; background: transparent; }
    """

    def __init__(self, label: ContentText, *, is_ticked: bool, id: str) -> None:
        super().__init__(label, is_ticked, id=id, compact=True)
        self._sign(is_ticked=is_ticked)

    def watch_value(self) -> None:
        """Draw the sign of the value that is there now."""
        self._sign(is_ticked=self.value)
        super().watch_value()

    def _sign(self, *, is_ticked: bool) -> None:
        self.BUTTON_INNER = "x" if is_ticked else " "
