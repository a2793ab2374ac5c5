"""Scroll bars of blanks alone, for terminals that have ASCII and no more."""

from __future__ import annotations

from textual.scrollbar import ScrollBar, ScrollBarRender


class _OfBlanks(ScrollBarRender):
    """Ends at whole lines and columns: the parts of a block between them are no ASCII."""

    VERTICAL_BARS = [" "]  # noqa: RUF012
    HORIZONTAL_BARS = [" "]  # noqa: RUF012


def draw_scroll_bars(*, is_ascii: bool) -> None:
    """Draw all scroll bars so from now on."""
    ScrollBar.renderer = _OfBlanks if is_ascii else ScrollBarRender
