"""A page to read: stepped through spot by spot, kept in place when it is laid out anew.

Only the lines that are seen are drawn.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from workbench.policy.kinds import CookieId
from workbench.ui.commands import Scope
from workbench.ui.keys.bindings import bindings
from workbench.ui.terminal.copying import copy
from workbench.ui.text import ASCII_SIGNS, UNICODE_SIGNS, Piece, Signs, Tone, joined
from workbench.ui.widgets.spots import Page, Span, Spot

_MARGIN = 1


class DocumentView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a page; the spot at hand is marked at its left."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    DocumentView { background: $surface; color: $foreground; overflow: hidden scroll; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PAGE)

    signs: reactive[Signs] = reactive(UNICODE_SIGNS)
    """The signs it is drawn with."""

    class WidthChanged(Message):
        """The page has to be laid out in another width."""

    class Chosen(Message):
        """The reader wants to go where the spot at hand comes from."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.page = Page()
        self._spot: Spot | None = None
        self._width = 0

    def on_mount(self) -> None:
        """Draw with the characters that the terminal has."""
        if self.app.has_class("-ascii"):
            self.signs = ASCII_SIGNS

    @property
    def spot(self) -> Spot | None:
        """The spot at hand; None where there is nothing to read."""
        return self._spot

    @property
    def page_width(self) -> int:
        """How wide a page may be, or was when it was last in sight; 0 as long as nobody knows."""
        return self._width

    def show(self, page: Page, *, sought: str | None = None) -> None:
        """Show another page: the same spot stays at hand and in its place, or the `sought` one is."""
        before, at_hand, top = self.page, self.spot, self.scroll_offset.y
        self.page, self._spot = page, None
        self.virtual_size = Size(0, len(page.lines))
        here = page.spot_instead(at_hand, before) if at_hand is not None else None
        if sought is not None and sought in page.spans:
            self.go_to(page.spots[page.spans[sought].number])
        elif here is not None and at_hand is not None:
            self._spot = here
            self._scroll(page.span(here).start - (before.span(at_hand).start - top))
        else:
            self._spot = page.spot_at(0)
        self.refresh()

    def go_to(self, spot: Spot) -> None:
        """Step to a spot; where it was not in sight it comes to stand a third down."""
        self._spot = spot
        span, top, height = self.page.span(spot), self.scroll_offset.y, self._height
        if span.start < top or span.end > top + height:
            self._scroll(span.start - (height // 3 if span.height <= height * 2 // 3 else 0))
        self.refresh()

    def go_to_cookie(self, cookie: CookieId) -> bool:
        """Step to the row of a cookie; False where the page has none."""
        spot = next((each for each in self.page.spots if each.cookie == cookie), None)
        if spot is not None:
            self.go_to(spot)
        return spot is not None

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep a spot in sight at hand, however the page is scrolled."""
        super().watch_scroll_y(old_value, new_value)
        if self._height and self._spot is not None and not self._is_seen(self._spot):
            self._spot = self.page.spot_at(self.scroll_offset.y)
            self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Ask for a page of the new width."""
        width = self.scrollable_content_region.width - 2 * _MARGIN
        if width > 0 and width != self._width:
            self._width = width
            self.post_message(self.WidthChanged())

    def on_click(self, event: events.Click) -> None:
        """Step to the spot that is clicked; a second click chooses it."""
        offset = event.get_content_offset(self)
        number = self.scroll_offset.y + offset.y if offset is not None else -1
        spot = self.page.lines[number].spot if 0 <= number < len(self.page.lines) else None
        if spot is None:
            return
        was_here = self._spot is not None and self._spot.id == spot.id
        self._spot = spot
        self.refresh()
        if was_here:
            self.post_message(self.Chosen())

    def action_copy(self) -> None:
        """Copy what the spot at hand reads, its lines joined."""
        if self._spot is not None:
            span = self.page.span(self._spot)
            lines = self.page.lines[span.start : span.end]
            texts = ("".join(piece.text for piece in line.pieces) for line in lines)
            copy(self.app, " ".join(" ".join(texts).split()))

    def action_step(self, by: int) -> None:
        """Go to the next spot, or the one before; one that is too tall is read on first."""
        spot = self.spot
        if spot is None:
            return
        span, top, height = self.page.span(spot), self.scroll_offset.y, self._height
        if by > 0 and span.end > top + height and span.height > height:
            self._scroll(min(top + height // 2, span.end - height))
        elif by < 0 and span.start < top and span.height > height:
            self._scroll(max(top - height // 2, span.start))
        else:
            self._reveal(self.page.spot_after(spot, by))

    def action_page(self, pages: int) -> None:
        """Read a page further down, or up."""
        top = self.scroll_offset.y + pages * max(1, self._height - 1)
        at_end = not 0 <= top <= self._last_top
        self._scroll(top)
        if self.page.spots:
            ends = self.page.spots[0 if pages < 0 else -1]
            self._spot = ends if at_end else self.page.spot_at(top)
            self.refresh()

    def action_first(self) -> None:
        """Go to the beginning."""
        self._to_end(0, 0)

    def action_last(self) -> None:
        """Go to the end."""
        self._to_end(-1, self._last_top)

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number, width = self.scroll_offset.y + y, self.size.width
        if number >= len(self.page.lines):
            return Strip.blank(width, self.rich_style)
        line = self.page.lines[number]
        is_here = line.spot is not None and self._spot is not None and line.spot.id == self._spot.id
        mark = Piece(self.signs.here if is_here else " " * _MARGIN, Tone.ACCENT)
        content = joined(mark, *line.pieces)
        strips = Visual.to_strips(self, content, width, 1, self.visual_style, pad=True)
        return strips[0] if strips else Strip.blank(width, self.rich_style)

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    @property
    def _last_top(self) -> int:
        return max(0, len(self.page.lines) - self._height)

    def _is_seen(self, spot: Spot) -> bool:
        span: Span = self.page.span(spot)
        return span.start < self.scroll_offset.y + self._height and span.end > self.scroll_offset.y

    def _reveal(self, spot: Spot) -> None:
        """Step to a spot, scrolled just so far that it is seen whole, or its beginning."""
        self._spot = spot
        span, top, height = self.page.span(spot), self.scroll_offset.y, self._height
        self._scroll(min(max(top, span.end - height), span.start))
        self.refresh()

    def _to_end(self, number: int, top: int) -> None:
        if self.page.spots:
            self._spot = self.page.spots[number]
        self._scroll(top)
        self.refresh()

    def _scroll(self, top: int) -> None:
        top = min(max(top, 0), self._last_top)
        if self.is_attached and top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True, immediate=True)
