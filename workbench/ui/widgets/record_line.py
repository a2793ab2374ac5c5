"""One line of a record table: cells in, a strip of exactly the table's width out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from workbench.formats.visible import visible
from workbench.policy.frozen import frozen
from workbench.ui.text import CHARACTERS_PER_COLUMN, Piece, Signs, Tone, fitted
from workbench.ui.widgets.columns import Slot

Cell = str | Piece | tuple[Piece, ...]
"""What stands in a cell: one text, or several in tones of their own, one behind the other."""
_Shown = tuple[str, Tone]
"""What is drawn of a cell, and how."""


def cell_text(cell: Cell) -> str:
    """What a cell reads, on one line and with no tab in it."""
    pieces = cell if isinstance(cell, tuple) else (cell,)
    texts = (piece if isinstance(piece, str) else piece.text for piece in pieces)
    return " ".join("".join(texts).split())


@frozen
class Sorting:
    """Which column orders the rows; `word` says which way in the user's language, beside the glyph."""

    column: str
    word: str
    descending: bool = False


@frozen
class Brush:
    """What a line is painted with: its style, what it is in each tone that differs, and the signs to use."""

    line: Style
    tones: Mapping[Tone, Style]
    signs: Signs

    def style(self, tone: Tone) -> Style:
        """The line's style in a tone."""
        return self.tones.get(tone, self.line)


def row_strip(slots: Iterable[Slot], cells: Sequence[Cell], width: int, brush: Brush) -> Strip:
    """Draw a row: each cell that has a slot, blank between and after them."""
    shown: list[_Shown] = []
    end = 0
    for slot in slots:
        cell = cells[slot.place]
        shown.append((" " * (slot.start - end), cell.tone if isinstance(cell, Piece) else Tone.PLAIN))
        shown.extend(_in_slot(cell, slot, brush.signs))
        end = slot.start + slot.width
    shown.append((" " * (width - end), Tone.PLAIN))
    return _strip(shown, width, brush)


def header_strip(slots: Iterable[Slot], sorting: Sorting | None, width: int, brush: Brush) -> Strip:
    """Draw the header: titles in their slots, the sorted one with its glyph and, where it fits, its word."""
    slots = tuple(slots)
    titles = {slot.place: _title(slot, sorting, brush.signs) for slot in slots}
    cells = [titles.get(place, "") for place in range(max(titles, default=-1) + 1)]
    return row_strip(slots, cells, width, brush)


def text_strip(text: str, width: int, brush: Brush, tone: Tone = Tone.PLAIN) -> Strip:
    """Draw one line of text across the table."""
    return _strip([(fitted(visible(text), width, signs=brush.signs), tone)], width, brush)


def _in_slot(cell: Cell, slot: Slot, signs: Signs) -> Iterator[_Shown]:
    """Show a cell, of which only what could fit is looked at: it may be a whole document."""
    most = slot.width * CHARACTERS_PER_COLUMN + 1
    if not isinstance(cell, tuple):
        text, tone = (cell, Tone.PLAIN) if isinstance(cell, str) else (cell.text, cell.tone)
        yield fitted(visible(text[:most]), slot.width, slot.column.align, signs), tone
        return
    texts = [(visible(piece.text[:most]), piece.tone) for piece in cell]
    shown = fitted("".join(text for text, _tone in texts), slot.width, signs=signs)
    place = 0
    for text, tone in texts:
        yield shown[place : place + len(text)], tone
        place += len(text)
    yield shown[place:], Tone.PLAIN


def _title(slot: Slot, sorting: Sorting | None, signs: Signs) -> str:
    title = visible(slot.column.title)
    if sorting is None or sorting.column != slot.column.id:
        return title
    glyph = signs.descending if sorting.descending else signs.ascending
    in_full = f"{title} {glyph} {visible(sorting.word)}"
    if cell_len(in_full) <= slot.width:
        return in_full
    return f"{fitted(title, min(cell_len(title), max(0, slot.width - 2)), signs=signs)} {glyph}"


def _strip(shown: Iterable[_Shown], width: int, brush: Brush) -> Strip:
    """Join what is shown; neighbours that look the same become one segment, which is less to send."""
    styled = ((brush.style(tone), text) for text, tone in shown if text)
    segments = [
        Segment("".join(text for _style, text in alike), style)
        for style, alike in groupby(styled, key=itemgetter(0))
    ]
    return Strip(segments, width)
