"""OpenDocument spreadsheets, which are not sent: LibreOffice makes them of what was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from workbench.locales.exchange.arrival import MOST_UNITS, Arrival
from workbench.locales.exchange.packed import bound, look_inside, part_of
from workbench.locales.exchange.table import arrival_of_sheets
from workbench.locales.exchange.xml_reading import children, descendants, name_of, parse

_MOST_COLUMNS: Final = 64
_LONGEST_RUN: Final = 32_767
"""Blanks that one element can stand for; no cell of a spreadsheet is longer."""
_CELLS: Final = frozenset({"table-cell", "covered-table-cell"})
_BESIDE: Final = frozenset({"annotation", "ruby-text", "note"})
"""Elements in a cell that are no part of its text."""


def read(content: bytes) -> Arrival:
    """Read what came back, from the first sheet that has the headings. Raises ParcelRefused."""
    return arrival_of_sheets("ods", sheets(content))


def sheets(content: bytes) -> Iterator[list[list[str]]]:
    """Yield the rows of each sheet as texts. Raises ParcelRefused."""
    look_inside(content)
    document = parse(part_of(content, "content.xml"))
    bound(sum(_repeated(each, "c") for each in descendants(document, "s")))
    for table in descendants(document, "table"):
        yield list(_table(table))


def _table(sheet: Element) -> Iterator[list[str]]:
    """The rows of a sheet as texts; of rows that are repeated, the first ones."""
    count = size = 0
    for row in descendants(sheet, "table-row"):
        cells = _row(row)
        for _again in range(_repeated(row, "number-rows-repeated") if any(cells) else 1):
            size += sum(map(len, cells))
            bound(size)
            yield cells
            count += 1
            if count > MOST_UNITS + 1:
                return


def _row(row: Element) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if name_of(cell) in _CELLS and len(cells) < _MOST_COLUMNS:
            cells += [_text_of_cell(cell)] * min(_repeated(cell, "number-columns-repeated"), _MOST_COLUMNS)
    return cells[:_MOST_COLUMNS]


def _text_of_cell(cell: Element) -> str:
    """What a cell shows: one line for each paragraph."""
    return "\n".join(_text(paragraph) for paragraph in children(cell, "p"))


def _text(element: Element) -> str:
    parts = [element.text or ""]
    for inside in element:
        parts += [_inline(inside), inside.tail or ""]
    return "".join(parts)


def _inline(inside: Element) -> str:
    match name_of(inside):
        case "s":
            return " " * _repeated(inside, "c")
        case "tab":
            return "\t"
        case "line-break":
            return "\n"
        case name:
            return "" if name in _BESIDE else _text(inside)


def _repeated(element: Element, name: str) -> int:
    """How often an element says that it stands there."""
    said = next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "1")
    return min(int(said), _LONGEST_RUN) if said.isdecimal() and len(said) < 10 else 1
