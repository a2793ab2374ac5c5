"""A workbook of Excel, or an OpenDocument spreadsheet, becomes the text that copying its cells would give."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping

from workbench.locales.exchange import ods, xlsx
from workbench.locales.exchange.arrival import ParcelRefused
from workbench.locales.exchange.forms import form_of
from workbench.tables.grid import TableUnreadable

_SHEETS: Mapping[str, Callable[[bytes], Iterator[list[list[str]]]]] = {"xlsx": xlsx.sheets, "ods": ods.sheets}


def as_text(content: bytes) -> str:
    """The first sheet that has something in it, its cells parted by tabs. Raises TableUnreadable."""
    try:
        sheets = _SHEETS[form_of("", content)](content)
        rows = next(filter(_has_something, sheets), [])
    except ParcelRefused as refused:
        raise TableUnreadable(refused.sentence) from None
    file = io.StringIO()
    csv.writer(file, delimiter="\t", lineterminator="\n").writerows(_trimmed(row) for row in rows)
    return file.getvalue()


def _has_something(rows: list[list[str]]) -> bool:
    return any(cell.strip() for row in rows for cell in row)


def _trimmed(row: list[str]) -> list[str]:
    """A row without the empty cells behind its last one that says something."""
    while row and not row[-1].strip():
        row = row[:-1]
    return row
