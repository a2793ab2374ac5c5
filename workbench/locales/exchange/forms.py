"""Which formats there are, and which one a file is in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from workbench.locales.exchange.arrival import Arrival, refuse
from workbench.locales.exchange.packed import BEGINNING, OLD_WORKBOOK, OPEN_DOCUMENT
from workbench.locales.exchange.xml_reading import root_name

SUFFIXES: Final[Mapping[str, str]] = {
    "po": "po",
    "xliff": "xlf",
    "csv": "csv",
    "xlsx": "xlsx",
    "tmx": "tmx",
    "tbx": "tbx",
}
"""The formats, and how their files end."""

OF_UNITS: Final = frozenset({"po", "xliff", "csv", "xlsx"})
"""The formats that hold the entries of a locale, so that they can be the unfinished ones alone."""

_ROOTS: Final = {"xliff": "xliff", "tmx": "tmx", "martif": "tbx", "tbx": "tbx"}
_TABLES: Final = ("csv", "tsv", "txt")


def form_of(name: str, content: bytes) -> str:
    """The format of a file: what is in it decides, and where that says nothing, its name.

    Raises ParcelRefused for what is in none of them.
    """
    suffix = name.rpartition(".")[2].lower()
    if content.startswith(BEGINNING):
        return "ods" if OPEN_DOCUMENT in content[:128] else "xlsx"
    if content.startswith(OLD_WORKBOOK):
        raise refuse("The file is a workbook of an old Excel (.xls); save it as .xlsx.")
    begun = content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if begun.startswith(b"<"):
        root = root_name(content)
        if root in _ROOTS:
            return _ROOTS[root]
        raise refuse("The file is XML, but neither XLIFF nor TMX.")
    if suffix in {"po", "pot"} or b'\nmsgid "' in b"\n" + begun:
        return "po"
    if suffix in _TABLES:
        return "csv"
    known = ", ".join(sorted(OF_UNITS | {"ods", "tmx"}))
    raise refuse("The file is in no format that is known: {known}.", known=known)


def read(form: str, content: bytes) -> Arrival:
    """Read a file of units; each format is imported only when it is asked for. Raises ParcelRefused."""
    match form:
        case "xliff":
            from workbench.locales.exchange import xliff

            return xliff.read(content)
        case "xlsx":
            from workbench.locales.exchange import xlsx

            return xlsx.read(content)
        case "ods":
            from workbench.locales.exchange import ods

            return ods.read(content)
        case "csv":
            from workbench.locales.exchange import csv

            return csv.read(content)
        case "po":
            from workbench.locales.exchange import po

            return po.read(content)
        case _:
            raise refuse("Terms are only sent; change them in {file}.", file="catalogue/glossary.yaml")
