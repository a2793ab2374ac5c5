"""How data is drawn: the one gate between the texts of a policy and the screen.

Textual reads mark-up in nearly every string it is given, and hands control characters on to the terminal.
So no screen, dialog or widget gives data to Textual but as what these functions return. A few places take a
plain string and read no mark-up in it (titles of app and screen, descriptions of keys, placeholders of
inputs): they get `visible(text)`. The prompt of a `Select` is a string that is read as mark-up: it is to be
our own words, never data.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from workbench.formats.visible import visible
from workbench.policy.frozen import frozen

if TYPE_CHECKING:
    from textual.app import App
    from textual.notifications import SeverityLevel

Align = Literal["left", "right"]
_Result = TypeVar("_Result")


class Tone(Enum):
    """What a piece of text is to say beside its words; the value is a style in the theme's variables."""

    PLAIN = ""
    MUTED = "dim"
    STRONG = "bold"
    EMPHASIS = "italic"
    FOUND = "bold underline"
    LINK = "$text-accent underline"
    LOST = "$text-warning underline"
    ACCENT = "$text-accent"
    GOOD = "$text-success"
    WARNING = "$text-warning"
    ERROR = "$text-error"
    ADDED = "$text-success underline"
    REMOVED = "$text-error strike"


@frozen
class Piece:
    """A stretch of text in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


@frozen
class Signs:
    """The signs that lists are drawn with, one column each."""

    marked: str = "*"
    ascending: str = "▴"
    descending: str = "▾"
    ellipsis: str = "…"
    here: str = "▌"


UNICODE_SIGNS: Final = Signs()
ASCII_SIGNS: Final = Signs(ascending="^", descending="v", ellipsis="~", here=">")

CHARACTERS_PER_COLUMN: Final = 16
"""No writing system needs more; what is longer is cut before it is measured."""
_JOINER: Final = "\u200d"
"""At the end of a cell it would join what stands right of it, and be measured so."""


def plain(text: str, *, lines: bool = False) -> Content:
    """Make data into content: never mark-up, never a control character; newlines are kept with `lines`."""
    return Content(visible(text, lines=lines))


def joined(*pieces: str | Piece | Content, lines: bool = False) -> Content:
    """Join data, pieces with a tone, and content from this module into one content."""
    return Content.assemble(*(_content(piece, lines=lines) for piece in pieces))


def notify(
    app: App[_Result],
    message: str,
    *,
    title: str = "",
    severity: SeverityLevel = "information",
    timeout: float | None = None,
) -> None:
    """Tell the user something in passing."""
    app.notify(
        visible(message, lines=True), title=visible(title), severity=severity, timeout=timeout, markup=False
    )


def cut(text: str, width: int, signs: Signs = UNICODE_SIGNS) -> str:
    """Shorten visible text to `width` columns, the last one an ellipsis; no character is cut in half."""
    text, was_long = text[: width * CHARACTERS_PER_COLUMN], len(text) > width * CHARACTERS_PER_COLUMN
    if width <= 0 or (cell_len(text) <= width and not was_long):
        return text
    kept = set_cell_size(text, width - 1) if cell_len(text) >= width else text
    return kept.rstrip(" " + _JOINER) + signs.ellipsis


def fitted(text: str, width: int, align: Align = "left", signs: Signs = UNICODE_SIGNS) -> str:
    """Cut or pad visible text to exactly `width` columns."""
    if text.isascii() and len(text) <= width:
        return text.rjust(width) if align == "right" else text.ljust(width)
    shown = cut(text, width, signs).rstrip(_JOINER)
    padding = " " * (width - cell_len(shown))
    return padding + shown if align == "right" else shown + padding


def _content(piece: str | Piece | Content, *, lines: bool) -> Content:
    if isinstance(piece, Content):
        return piece
    if isinstance(piece, str):
        return plain(piece, lines=lines)
    return Content.styled(visible(piece.text, lines=lines), piece.tone.value)
