"""A text with columns becomes rows of cells; what parts them is found out, what cannot be seen is dropped."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from workbench.formats.visible import HIDDEN
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say

LARGEST: Final = 16 << 20
"""Bytes, or characters, of the largest table that is read."""
_MOST_ROWS: Final = 20_000
_MOST_CELLS: Final = 200
_LONGEST_CELL: Final = 20_000
_LOOKED_AT: Final = 60
"""Rows by which it is found out what parts the cells."""
_DELIMITERS: Final = ("\t", ";", ",")
_DECLARED: Final = late(r"sep=([\t;,])\n", re.IGNORECASE)
_AS_TEXT: Final = late(r"'(?=[=+\-@＝＋－＠])")
"""The mark by which exports keep a spreadsheet from taking a cell for a formula."""
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks begin: packed ones, of Excel or OpenDocument, and those of an old Excel."""
_NOTHING: Final = frozenset({"-", "–", "—", "n/a", "N/A"})


class TableUnreadable(Exception):
    """A text is no table; the sentence says why, where and what to do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@frozen
class Line:
    """A row of cells as people read them; `number` counts rows as a spreadsheet does, from 1."""

    number: int
    cells: tuple[str, ...]
    had_hidden: bool = False

    def cell(self, place: int) -> str:
        """The cell of a column; empty where the row is shorter, or has only a dash there."""
        words = self.cells[place] if place < len(self.cells) else ""
        return "" if words in _NOTHING else words


@frozen
class Grid:
    """The rows that have something in them, and what parts their cells."""

    lines: tuple[Line, ...]
    delimiter: str

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(line.cells) for line in self.lines), default=0)


def is_workbook(content: bytes) -> bool:
    """Whether a table's file is no text, but packed or an old Excel's: reading one takes its time."""
    return content.startswith(_WORKBOOKS)


def decoded(content: bytes) -> str:
    """The text of a table's file: CSV or TSV, also what Excel calls “Unicode text”, or a workbook's sheet.

    Raises TableUnreadable.
    """
    if len(content) > LARGEST:
        raise _too_large()
    if is_workbook(content):
        from workbench.tables.workbook import as_text

        return as_text(content)
    try:
        return content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        raise TableUnreadable(
            say("The table is not UTF-8 (line {row}); save it as CSV in UTF-8.", row=row)
        ) from None


def read_grid(text: str) -> Grid:
    """Read a table whose cells are parted by tabs, semicolons or commas. Raises TableUnreadable."""
    if len(text) > LARGEST:
        raise _too_large()
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    declared = _DECLARED.match(text)
    if declared:
        text = text[declared.end() :]
    delimiter = declared[1] if declared else _delimiter(text)
    lines = tuple(_lines(text, delimiter))
    if not lines:
        raise TableUnreadable(say("There is nothing in the table; it needs a row for each cookie."))
    if max(len(line.cells) for line in lines) < 2:
        raise TableUnreadable(
            say("The table has only one column; part its cells with tabs, semicolons or commas.")
        )
    return Grid(lines, delimiter)


def _too_large() -> TableUnreadable:
    return TableUnreadable(say("The table is larger than {most} MB; take a part of it.", most=LARGEST >> 20))


def _delimiter(text: str) -> str:
    """What parts the most rows into equally many cells; of two that do, tabs, then what makes more cells."""

    def weight(delimiter: str) -> tuple[float, bool, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = Counter(len(row) for row in islice(reader, _LOOKED_AT) if any(row))
        except csv.Error:
            return 0, False, 0
        if not widths:
            return 0, False, 0
        width, rows = widths.most_common(1)[0]
        return (rows / widths.total(), delimiter == "\t", width) if width > 1 else (0, False, 0)

    return max(_DELIMITERS, key=weight)


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    for number, cells in enumerate(_records(text, delimiter), start=1):
        if number > _MOST_ROWS:
            raise TableUnreadable(
                say("The table has more than {most} rows; take a part of it.", most=_MOST_ROWS)
            )
        if len(cells) > _MOST_CELLS or any(len(cell) > _LONGEST_CELL for cell in cells):
            raise TableUnreadable(
                say("Row {row} is too long for a row of a table; see whether a quote is closed.", row=number)
            )
        on_one_line = [" ".join(cell.split()) for cell in cells]
        seen = [_without_hidden(cell) for cell in on_one_line]
        if any(seen):
            yield Line(number, tuple(map(_as_read, seen)), had_hidden=seen != on_one_line)


def _records(text: str, delimiter: str) -> Iterator[Sequence[str]]:
    """Yield rows as CSV has them; with tabs, quotation marks may also be mere characters."""
    if delimiter == "\t":
        try:
            yield from list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
        except csv.Error:
            yield from (line.split("\t") for line in text.split("\n"))
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):  # noqa: B007  it says where it went wrong
            yield cells
    except csv.Error as error:
        raise TableUnreadable(
            say("Row {row} is no CSV ({why}); see whether its quotes are closed.", row=number + 1, why=error)
        ) from None


def _without_hidden(cell: str) -> str:
    """A cell without what nobody can see."""
    if cell.isascii() and cell.isprintable():
        return cell
    return " ".join(HIDDEN.sub("", cell).split())


def _as_read(cell: str) -> str:
    """A cell in the one form of its letters, without the mark that keeps it from being a formula."""
    words = _AS_TEXT.sub("", cell, count=1) if cell[:1] == "'" else cell
    return words if words.isascii() else unicodedata.normalize("NFC", words)
