"""A picture of the screen in which only what has changed is drawn.

Textual draws for an update every widget within one rectangle round all that has changed, each with all its
lines: for an arrow key in a table with a form beside it that is the whole screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual._compositor import ChopsUpdate
from textual.geometry import Region
from textual.strip import Strip

from workbench.ui.terminal.telling_compositor import TellingCompositor

Render = tuple[Region, Region, list[Strip]]
"""Where a widget is, which part of it is drawn, and the lines of that."""


class SparingCompositor(TellingCompositor):
    """Asks for an update only the widgets that are seen in it, and those only for the lines that are."""

    _changed: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw what has changed since the last time."""
        self._changed = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[Render]:
        return self._renders_of_change() if self._changed else super()._get_renders(crop)

    def _renders_of_change(self) -> Iterator[Render]:
        """Yield what is seen from front to back; behind a widget that covers a change nothing is."""
        hidden = list(self._changed)
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            changed = [each for each in hidden if seen.overlaps(each)]
            if not changed:
                continue
            top = max(seen.y, min(each.y for each in changed))
            height = min(seen.bottom, max(each.bottom for each in changed)) - top
            lines = Region(seen.x - region.x, top - region.y, seen.width, height)
            yield region, Region(seen.x, top, seen.width, height), widget.render_lines(lines)
            hidden = [each for each in hidden if each not in changed or not seen.contains_region(each)]
