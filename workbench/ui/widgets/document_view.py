"""The policy as a reader sees it, scrolled to the cookie at hand; only the lines that are seen are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from workbench.export.nodes import Document
from workbench.policy.kinds import CookieId
from workbench.ui.text import joined
from workbench.ui.widgets.page import PageLine, page

_MARGIN = 1


class DocumentView(ScrollView, can_focus=True, inherit_bindings=False):
    """A page to read; `cookie` is the one whose row is shown and marked."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    DocumentView { background: $surface; color: $foreground; overflow-x: hidden; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "Up", show=False, id="page.up"),
        Binding("down,j", "scroll_down", "Down", show=False, id="page.down"),
        Binding("pageup", "page_up", "Page up", show=False, id="page.page_up"),
        Binding("pagedown,space", "page_down", "Page down", show=False, id="page.page_down"),
        Binding("home,g", "scroll_home", "First line", show=False, id="page.first"),
        Binding("end,G", "scroll_end", "Last line", show=False, id="page.last"),
    ]

    document: var[Document | None] = var(None, init=False)
    cookie: var[CookieId | None] = var(None, init=False)

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines: Sequence[PageLine] = ()
        self._width = 0

    def watch_document(self) -> None:
        """Lay the new document out, the same lines in sight."""
        self._lay_out()

    def watch_cookie(self) -> None:
        """Bring the cookie's row into sight."""
        self._reveal()
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Break the lines anew where the width is another."""
        if self.scrollable_content_region.width != self._width:
            self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number = self.scroll_offset.y + y
        width = self.size.width
        if number >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        line = self._lines[number]
        content = joined(" " * _MARGIN, *line.pieces)
        style = self.visual_style
        if line.cookie is not None and line.cookie == self.cookie:
            style += Style.parse("bold")
            content = joined("▌", *line.pieces)
        strips = Visual.to_strips(self, content, width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, self.rich_style)

    def _lay_out(self) -> None:
        self._width = self.scrollable_content_region.width
        if self.document is None or not self._width:
            self._lines = ()
        else:
            self._lines = page(self.document, self._width - 2 * _MARGIN)
        self.virtual_size = Size(0, len(self._lines))
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        """Scroll so that the cookie's row stands a third down, unless it is in sight."""
        found = [number for number, line in enumerate(self._lines) if line.cookie == self.cookie is not None]
        if not found or not self.is_attached:
            return
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if found[0] < top or found[-1] >= top + height:
            self.scroll_to(y=max(0, found[0] - height // 3), animate=False, force=True)
