"""The drawing half of a table: a header that stays, and below it only the lines that are seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.strip import Strip

from workbench.formats.visible import visible
from workbench.ui.text import ASCII_SIGNS, UNICODE_SIGNS, Signs, Tone
from workbench.ui.widgets.columns import Column, Slot, slots
from workbench.ui.widgets.plain_lines import PlainLines
from workbench.ui.widgets.record_line import Brush, Cell, Sorting, header_strip, row_strip, text_strip
from workbench.ui.widgets.sparing_scroll_bar import sparing_bar_of

_MOST_STRIPS = 200
"""Lines that are kept drawn."""
_HEADER_HEIGHT: Final = 1
_TONED_LINES: Final = frozenset({"", "line-table--zebra"})
_TONES: Final[dict[Tone, str]] = {
    tone: f"line-table--{tone.name.lower()}" for tone in Tone if tone is not Tone.PLAIN
}


class LineTable(ScrollView, can_focus=True, inherit_bindings=False):
    """Draws rows by number; what they hold, and which one the cursor is on, a subclass knows."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "line-table--header",
        "line-table--cursor",
        "line-table--zebra",
        *_TONES.values(),
    }
    DEFAULT_CSS = """
    LineTable {
        background: $surface;
        color: $foreground;
        overflow-x: hidden;

        & > .line-table--header { background: $panel; text-style: bold; }
        & > .line-table--zebra { background: $boost; }
        & > .line-table--cursor {
            color: $block-cursor-blurred-foreground;
            background: $block-cursor-blurred-background;
            text-style: bold;
        }
        &:focus > .line-table--cursor {
            color: $block-cursor-foreground;
            background: $block-cursor-background;
        }

        & > .line-table--muted { text-style: dim; }
        & > .line-table--strong { text-style: bold; }
        & > .line-table--emphasis { text-style: italic; }
        & > .line-table--found { text-style: bold underline; }
        & > .line-table--link { color: $text-accent; text-style: underline; }
        & > .line-table--lost { color: $text-warning; text-style: underline; }
        & > .line-table--accent { color: $text-accent; }
        & > .line-table--good { color: $text-success; }
        & > .line-table--warning { color: $text-warning; }
        & > .line-table--error { color: $text-error; }
        & > .line-table--added { color: $text-success; text-style: underline; }
        & > .line-table--removed { color: $text-error; text-style: strike; }

        &:ansi, &:nocolor {
            & > .line-table--header { text-style: bold underline; }
            & > .line-table--cursor { text-style: bold underline; }
        }
        &:ansi > .line-table--cursor { color: ansi_default; background: ansi_default; }
        &:ansi:focus > .line-table--cursor { text-style: bold reverse; }
        &:nocolor > .line-table--cursor { color: $foreground; background: $surface; }
        &:nocolor:focus > .line-table--cursor { text-style: bold reverse; }
    }
    """

    virtual_size = reactive(Size(0, 0), layout=False)
    """The screen is laid out anew only where the scroll bar comes or goes."""
    empty_text = reactive("", layout=False)
    """Shown where there are no rows: why, and what to do."""
    sorting: reactive[Sorting | None] = reactive(None)
    """What the header says about the order of the rows."""
    zebra = reactive(False)
    """Whether every other row is shaded."""
    signs: reactive[Signs] = reactive(UNICODE_SIGNS)
    """The signs it is drawn with."""

    def __init__(self, *columns: Column, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles_cache = PlainLines()
        self._columns = columns
        self._slots: tuple[Slot, ...] = ()
        self._laid_out_width = -1
        self._brushes: dict[str, Brush] = {}
        self._strips: dict[tuple[int, int, tuple[Cell, ...]], Strip] = {}

    def on_mount(self) -> None:
        """Draw with the characters that the terminal has."""
        if self.app.has_class("-ascii"):
            self.signs = ASCII_SIGNS

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, of which only what changes is drawn."""
        return sparing_bar_of(self)

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    @property
    def cursor_row(self) -> int | None:
        """The row that the cursor is on."""
        raise NotImplementedError

    def row_cells(self, row: int) -> Sequence[Cell]:
        """What a row holds, a cell for every column; asked for only when the row is drawn."""
        raise NotImplementedError

    @property
    def page_height(self) -> int:
        """How many rows are seen at once."""
        return max(1, self.scrollable_content_region.height - _HEADER_HEIGHT)

    def set_columns(self, *columns: Column) -> None:
        """Show other columns."""
        self._columns = columns
        self._lay_out()

    def row_at(self, y: int) -> int | None:
        """The row on a line of the widget."""
        row = self.scroll_offset.y + y - _HEADER_HEIGHT
        return row if y >= _HEADER_HEIGHT and row < self.row_count else None

    def column_at(self, x: int) -> Column | None:
        """The column at a screen column of the widget."""
        return next((slot.column for slot in self._slots if slot.holds(x)), None)

    def refresh_row(self, row: int | None) -> None:
        """Draw one row again, and nothing else."""
        if row is not None:
            y = row - self.scroll_offset.y + _HEADER_HEIGHT
            if y >= _HEADER_HEIGHT:
                self.refresh(Region(0, y, self.scrollable_content_region.width, 1))

    def reveal(self, row: int) -> None:
        """Scroll just so far that a row is seen."""
        top = self.scroll_offset.y
        self.scroll_to_row(min(max(top, row - self.page_height + 1), row))

    def scroll_to_row(self, row: int) -> None:
        """Make a row the first one seen, as far as there are rows below it."""
        is_there = row == self.scroll_offset.y <= self.max_scroll_y
        if self.is_attached and not is_there:
            self.scroll_to(y=row, animate=False, force=True)

    def rows_changed(self) -> None:
        """Measure and draw the rows anew."""
        self.virtual_size = Size(0, self.row_count + _HEADER_HEIGHT)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the widget."""
        if self._laid_out_width != self.scrollable_content_region.width:
            self._share_width()  # a scroll bar came or went
        width = self._laid_out_width
        if y < _HEADER_HEIGHT:
            return header_strip(self._slots, self.sorting, width, self._brush("line-table--header"))
        row = self.scroll_offset.y + y - _HEADER_HEIGHT
        if row < self.row_count:
            return self._row_strip(tuple(self.row_cells(row)), width, self._row_brush(row))
        if self.row_count == 0:
            return self._empty_strip(y - _HEADER_HEIGHT, width)
        return Strip.blank(width, self._brush().line)

    def _row_strip(self, cells: tuple[Cell, ...], width: int, brush: Brush) -> Strip:
        """A row, the same strip as before for the same cells: scrolling moves lines and changes none."""
        key = width, id(brush), cells
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= _MOST_STRIPS:
                del self._strips[next(iter(self._strips))]  # one for one: to forget many at once takes time
            strip = self._strips[key] = row_strip(self._slots, cells, width, brush)
        return strip

    def watch_scroll_y(self, before: float, after: float) -> None:
        """Draw other rows; of the scroll bar only what moves."""
        if self.show_vertical_scrollbar:
            self.vertical_scrollbar.position = after
        if round(before) != round(after):
            width, height = self.scrollable_content_region.size
            self.refresh(Region(0, _HEADER_HEIGHT, width, height - _HEADER_HEIGHT))

    def watch_virtual_size(self, size: Size) -> None:
        """Tell the scroll bar how many rows there are."""
        has_room = self.styles.overflow_y == "scroll"
        if not has_room and (size.height > self.container_size.height) != self.show_vertical_scrollbar:
            self.refresh(layout=True)
        elif self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = size.height

    def notify_style_update(self) -> None:
        """Forget the colours of another theme or state."""
        super().notify_style_update()
        self._brushes, self._strips = {}, {}

    def watch_signs(self) -> None:
        """Forget the signs of before."""
        self._brushes, self._strips = {}, {}

    def on_resize(self, _event: events.Resize) -> None:
        """Share the new width, and keep the cursor in sight."""
        self._lay_out()
        if self.cursor_row is not None:
            self.reveal(self.cursor_row)

    def _lay_out(self) -> None:
        self._share_width()
        self.refresh()

    def _share_width(self) -> None:
        self._laid_out_width, self._strips = self.scrollable_content_region.width, {}
        self._slots = slots(self._columns, self._laid_out_width)

    def _empty_strip(self, line: int, width: int) -> Strip:
        lines = visible(self.empty_text, lines=True).split("\n")
        text = lines[line] if line < len(lines) else ""
        return text_strip(text, width, self._brush(), Tone.MUTED)

    def _row_brush(self, row: int) -> Brush:
        if row == self.cursor_row:
            return self._brush("line-table--cursor")
        return self._brush("line-table--zebra") if self.zebra and row % 2 else self._brush()

    def _brush(self, component: str = "") -> Brush:
        """The brush for a line; on cursor and header the line's own colours are the only ones."""
        if component not in self._brushes:
            line = self.get_component_rich_style(component) if component else self.rich_style
            tones = _TONES if component in _TONED_LINES else {}
            styles = {
                tone: line + self.get_component_rich_style(name, partial=True) for tone, name in tones.items()
            }
            self._brushes[component] = Brush(line, styles, self.signs)
        return self._brushes[component]
