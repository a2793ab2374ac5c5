"""CSV that spreadsheets open as it is meant, and whatever they make of it on the way back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from workbench.formats.yaml_source import BYTE_ORDER_MARK
from workbench.locales.exchange.arrival import LARGEST_PARCEL, Arrival, ParcelRefused, refuse
from workbench.locales.exchange.guarding import guarded
from workbench.locales.exchange.parcel import Parcel
from workbench.locales.exchange.table import arrival, found_heading, headings, rows

_SEPARATORS: Final = (";", ",", "\t")
_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def write(parcel: Parcel) -> str:
    """Write a parcel; byte order mark and semicolons are what Excel asks for."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=_SEPARATORS[0], lineterminator="\r\n")
    writer.writerow(headings(parcel, is_guarded=True))
    writer.writerows([guarded(cell) for cell in row] for row in rows(parcel))
    return BYTE_ORDER_MARK + file.getvalue()


def read(content: bytes) -> Arrival:
    """Read what came back. Raises ParcelRefused."""
    if len(content) > LARGEST_PARCEL:
        raise refuse("The file is larger than {limit} bytes and is not read.", limit=LARGEST_PARCEL)
    text = _decoded(content)
    separator = next(filter(lambda each: _fits(text, each), _SEPARATORS), _SEPARATORS[0])
    return arrival("csv", _table(text, separator), is_guarded=True)


def _decoded(content: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise refuse(
            "The file is neither UTF-8 nor UTF-16; save it as “CSV UTF-8”, or as an Excel workbook."
        ) from None


def _fits(text: str, separator: str) -> bool:
    """Whether one of the first rows has the headings, if cells are parted so."""
    first = (row for row, _ in zip(_table(text, separator), range(20), strict=False))
    try:
        return any(found_heading(row) for row in first)
    except ParcelRefused:
        return False


def _table(text: str, separator: str) -> Iterator[Sequence[str]]:
    rows: Iterable[Sequence[str]] = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        yield from rows
    except csv.Error as error:
        raise refuse("The file is no CSV ({why}).", why=error) from None
