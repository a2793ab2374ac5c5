"""A scroll bar of which only the lines that look different are drawn again.

Textual draws all lines of a scroll bar whenever its thumb moves by an eighth of a line or the length of what
is scrolled changes; at every page in a long table that is as much as a third of drawing its rows.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast

from rich.color import Color
from rich.segment import Segment
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scrollbar import ScrollBar, ScrollBarRender
from textual.strip import Strip
from textual.widget import Widget

_NO_COLOUR: Final = Color.default()


class SparingScrollBar(ScrollBar):
    """Upright; looks as Textual's does."""

    virtual_size = reactive(Size(0, 0), layout=False)
    """Whatever its length, the screen around it stays as it is."""
    position: reactive[float] = reactive(0, repaint=False)
    window_size: reactive[int] = reactive(0, repaint=False)
    window_virtual_size: reactive[int] = reactive(100, repaint=False)

    def __init__(self, *, thickness: int) -> None:
        super().__init__(vertical=True, name="vertical", thickness=thickness)
        self._lines: list[Segment] = []

    def watch_position(self) -> None:
        """Draw what the move of the thumb changed."""
        self.refresh()

    def watch_window_size(self) -> None:
        """Draw what the size of the window changed."""
        self.refresh()

    def watch_window_virtual_size(self) -> None:
        """Draw what the length of what is scrolled changed."""
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget the colours of another theme or state."""
        super().notify_style_update()
        self._lines = []

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> SparingScrollBar:
        """Draw regions again, or the lines that do not look any more as they are drawn."""
        if regions or not repaint or not self._lines or len(self._lines) != self.size.height:
            super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
            return self
        before, self._lines = self._lines, self._segments()
        changed = [
            Region(0, y, self.size.width, 1) for y, line in enumerate(before) if line != self._lines[y]
        ]
        if changed or layout:
            super().refresh(*changed, repaint=bool(changed), layout=layout, recompose=recompose)
        return self

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if len(self._lines) != self.size.height:
            self._lines = self._segments()
        return _strip(self._lines[y])

    def _segments(self) -> list[Segment]:
        """What Textual draws on each line."""
        bar = cast(ScrollBarRender, self.render())
        style = self.app.console.get_style(bar.style)
        return bar.render_bar(
            size=self.size.height,
            virtual_size=bar.virtual_size,
            window_size=bar.window_size,
            position=bar.position,
            thickness=self.size.width,
            vertical=True,
            back_color=style.bgcolor or _NO_COLOUR,
            bar_color=style.color or _NO_COLOUR,
        ).segments


def sparing_bar_of(widget: Widget) -> ScrollBar:
    """The upright scroll bar of a widget, made when it is first asked for."""
    if widget._vertical_scrollbar is None:
        widget._vertical_scrollbar = bar = SparingScrollBar(thickness=widget.scrollbar_size_vertical)
        bar.display = False
        widget.app._start_widget(widget, bar)
    return widget._vertical_scrollbar


@lru_cache(maxsize=64)
def _strip(segment: Segment) -> Strip:
    return Strip([segment])
