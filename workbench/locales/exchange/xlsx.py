"""Excel workbooks: one sheet, locked but for what a translator writes; no cell is ever a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from workbench.locales.exchange.arrival import MOST_UNITS, Arrival, refuse
from workbench.locales.exchange.packed import look_inside
from workbench.locales.exchange.parcel import Parcel
from workbench.locales.exchange.protected import UNFIT
from workbench.locales.exchange.table import Column, arrival_of_sheets, choices, headings, rows

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS: Final = {
    Column.KEY: 24,
    Column.WHERE: 28,
    Column.PREVIOUS: 40,
    Column.SOURCE: 60,
    Column.TARGET: 60,
    Column.STATE: 16,
    Column.NOTE: 30,
    Column.SENT: 14,
}
_OPEN: Final = (Column.TARGET, Column.STATE, Column.NOTE)
"""The columns that a translator writes in."""

_LONGEST_CELL: Final = 32_767
"""Characters that Excel keeps in a cell; more would be lost there in silence."""

_MOST_COLUMNS: Final = 64
_UNFIT: Final = re.compile(f"[{UNFIT}\r]")
_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def write(parcel: Parcel) -> bytes:
    """Write a parcel. Raises ParcelRefused for a text that no cell can hold."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = str(parcel.locale)
    _fill(sheet, [headings(parcel), *rows(parcel)])
    _dress(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(content: bytes) -> Arrival:
    """Read what came back, from the first sheet that has the headings. Raises ParcelRefused."""
    return arrival_of_sheets("xlsx", sheets(content))


def sheets(content: bytes) -> Iterator[list[list[str]]]:
    """Yield the rows of each sheet as texts. Raises ParcelRefused."""
    from openpyxl import load_workbook

    look_inside(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        for sheet in book.worksheets:
            if hasattr(sheet, "reset_dimensions"):
                yield list(_table(sheet))
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
    ) as error:
        raise refuse(
            "The file cannot be read as a workbook ({why}); send .xlsx or .ods.", why=type(error).__name__
        ) from None


def _fill(sheet: Worksheet, table: Sequence[Sequence[str]]) -> None:
    for number, cells in enumerate(table, start=1):
        for place, text in enumerate(cells, start=1):
            if len(text) > _LONGEST_CELL:
                raise refuse(
                    "Excel cannot hold the text of “{key}”, it is too long; send XLIFF.", key=cells[0]
                )
            cell = sheet.cell(number, place)
            cell.value = _escaped(text)
            cell.data_type = "s"
            cell.number_format = "@"
            cell.quotePrefix = text[:1] in set("=+-@'")


def _dress(sheet: Worksheet) -> None:
    """Make it a sheet to work in: headings stay in view, texts wrap, only open columns can be written in."""
    from openpyxl.styles import Alignment, Font, Protection
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letters = {column: get_column_letter(place) for place, column in enumerate(Column, start=1)}
    for column, letter in letters.items():
        sheet.column_dimensions[letter].width = _WIDTHS[column]
    sheet.column_dimensions[letters[Column.SENT]].hidden = True
    sheet.freeze_panes = "A2"
    wrapped, writable = Alignment(wrap_text=True, vertical="top"), Protection(locked=False)
    for row in sheet.iter_rows(min_row=1):
        for column, cell in zip(Column, row, strict=True):
            cell.alignment = wrapped
            if cell.row == 1:
                cell.font = Font(bold=True)
            elif column in _OPEN:
                cell.protection = writable
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.autoFilter = False
    listed = DataValidation(type="list", formula1='"' + ",".join(choices()) + '"', allow_blank=True)
    sheet.add_data_validation(listed)
    listed.add(f"{letters[Column.STATE]}2:{letters[Column.STATE]}{max(sheet.max_row, 2)}")


def _table(sheet: object) -> Iterator[list[str]]:
    """The rows of a sheet as texts."""
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    for row in sheet.iter_rows(max_col=_MOST_COLUMNS, max_row=MOST_UNITS + 1):  # type: ignore[attr-defined]
        yield [_text(cell) for cell in row]


def _text(cell: Cell) -> str:
    """What a cell says; a formula is taken for the text that it was meant to be, and is never worked out."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return _unescaped(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    return str(getattr(value, "text", value))


def _escaped(text: str) -> str:
    """A text as cells hold it: what XML cannot hold as Excel writes it, and what looks like that guarded."""
    guarded = _ESCAPE.sub(lambda match: f"_x005F{match[0]}", text)
    return _UNFIT.sub(lambda match: f"_x{ord(match[0]):04X}_", guarded)


def _unescaped(text: str) -> str:
    """A text as it was before it was put into a cell."""
    return re.sub(r"_x005F(_x[0-9A-Fa-f]{4}_)|_x([0-9A-Fa-f]{4})_", _meant, text)


def _meant(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    char = chr(int(match[2], 16))
    return char if _UNFIT.fullmatch(char) else match[0]
