"""Lines of a widget that has nothing drawn round or over them, which is most of what is drawn for a key.

Textual asks of every line of every widget how its border, padding, outline, tint and opacity are to be drawn:
for the rows of a table that costs more than drawing them.
"""

from __future__ import annotations

from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget


class PlainLines(StylesCache):
    """Keeps a widget's lines until they change, as Textual does, and adds nothing to them."""

    def render_widget(self, widget: Widget, crop: Region) -> list[Strip]:
        """Draw lines; where something is to be added to them, Textual does it."""
        if not _is_plain(widget):
            return super().render_widget(widget, crop)
        width = widget.content_region.width
        if width != self._width:
            self.clear()
            self._width = width
        asked = [y for y in crop.line_range if y not in self._cache or self.is_dirty(y)]
        if asked:
            filters, (base, background) = widget.get_line_filters(), widget.background_colors
            blank = Style(background=base + background).rich_style
            for y in asked:
                strip = widget.render_line(y).adjust_cell_length(width, blank)
                for each in filters:
                    strip = strip.apply_filter(each, background)
                self._cache[y] = strip
            self._dirty_lines.difference_update(asked)
        return [self._cache[y].crop(crop.x, crop.right) for y in crop.line_range]


def _is_plain(widget: Widget) -> bool:
    styles = widget.styles
    return (
        not (styles.gutter or styles.outline or styles.tint.a) and widget.opacity == styles.text_opacity == 1
    )
