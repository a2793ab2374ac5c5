"""A box to tick that says by its sign, not by its colour alone, whether it is ticked."""

from __future__ import annotations

from textual.content import Content, ContentText
from textual.widgets import Checkbox


class Tick(Checkbox):
    """A checkbox drawn as `[x]` or `[ ]`.

    Textual draws the sides of its box as the edges of a coloured field, which brackets would not be seen as.
    """

    DEFAULT_CSS = """
    Tick { border: none; padding: 0; height: 1; background: transparent; }
    Tick > .toggle--button, Tick.-on > .toggle--button { color: $foreground; background: transparent; }
    """

    def __init__(self, label: ContentText, *, is_ticked: bool, id: str) -> None:
        super().__init__(label, is_ticked, id=id, compact=True)

    @property
    def _button(self) -> Content:
        """The box with its sign, all of it in one colour."""
        sign = "[x]" if self.value else "[ ]"
        return Content.assemble((sign, self.get_visual_style("toggle--button")))
