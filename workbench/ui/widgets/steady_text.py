"""A text in as many lines as it needs; the screen is laid out anew only where those are more or fewer."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widgets import Static


class SteadyScroll(VerticalScroll):
    """What is scrolled here has been laid out when it tells how long it is: nothing is laid out for that."""

    virtual_size = reactive(Size(0, 0), layout=False, repaint=False)


class SteadyText(Static):
    """Shows a text; one that `fills` takes all lines that there are, however few it needs."""

    DEFAULT_CSS = """
    SteadyText { height: auto; }
    SteadyText.-fills { min-height: 100%; }
    """
    virtual_size = reactive(Size(0, 0), layout=False, repaint=False)

    def __init__(self, *, id: str, fills: bool = False) -> None:
        super().__init__("", id=id, classes="-fills" if fills else None, markup=False)
        self._fills = fills

    def show(self, content: Content) -> None:
        """Show another text."""
        self.update(content, layout=False)
        if self._needed != self.size.height:
            self.refresh(layout=True)

    @property
    def _needed(self) -> int:
        """How many lines there will be; -1 before it is known how long they are."""
        if not self.size.width:
            return -1
        lines = self.get_content_height(self.container_size, self.app.size, self.size.width)
        most = self.styles.max_height.cells if self.styles.max_height is not None else None
        lines = lines if most is None else min(lines, most)
        return max(lines, self.container_size.height) if self._fills else lines
