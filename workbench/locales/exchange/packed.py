"""Files that are packed: looked into before anything of them is unpacked for good."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from workbench.locales.exchange.arrival import LARGEST_PARCEL, refuse

BEGINNING: Final = b"PK\x03\x04"
"""How a packed file begins."""
OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0"
"""How a workbook of an Excel before 2007 begins, which is not packed."""
OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument.spreadsheet"

_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RuntimeError,
    EOFError,
    OSError,
    SyntaxError,
)
"""What unpacking, parsing and openpyxl raise for a workbook that is none; XML is at fault as syntax is."""

_DOCTYPE: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def look_inside(content: bytes) -> None:
    """Refuse what swells when it is unpacked, and what declares entities. Raises ParcelRefused."""
    if len(content) > LARGEST_PARCEL:
        raise refuse("The file is larger than {limit} bytes and is not read.", limit=LARGEST_PARCEL)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            bound(sum(part.file_size for part in packed.infolist()))
            for part in packed.infolist():
                if _DOCTYPE.search(_beginning(packed, part).replace(b"\0", b"")):
                    raise refuse("The workbook declares entities, which can do harm, and is not read.")
    except _BROKEN as error:
        raise refuse("The workbook cannot be unpacked ({why}).", why=type(error).__name__) from None


def bound(size: int) -> None:
    """Refuse what swells: a few bytes may stand for thousands of blanks, or of rows. Raises ParcelRefused."""
    if size > LARGEST_PARCEL:
        raise refuse(
            "The workbook is larger than {limit} bytes once unpacked and is not read.", limit=LARGEST_PARCEL
        )


def part_of(content: bytes, name: str) -> bytes:
    """A part of a packed file that was looked into. Raises ParcelRefused where there is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return packed.read(name)
    except _BROKEN as error:
        raise refuse("The workbook cannot be unpacked ({why}).", why=type(error).__name__) from None


def _beginning(packed: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with packed.open(part) as file:
        return file.read(4096)
