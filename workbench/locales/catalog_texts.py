"""A locale's file as text and as a catalog: the texts of late are not read again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from workbench.formats.data import Data
from workbench.formats.fault import Fault
from workbench.formats.po_read import read
from workbench.locales.catalog import Catalog, EntryWords

_MOST = 8
"""So many texts are remembered: those around the current one, for undo and redo."""
_recent: OrderedDict[str, CatalogReading] = OrderedDict()
_one_at_a_time = Lock()
"""Texts are read beside the work too, by threads of their own."""


@dataclass(frozen=True, slots=True)
class CatalogReading:
    """What reading a file's text came to: a catalog, or the faults that keep it from being one."""

    catalog: Catalog | None
    faults: tuple[Fault, ...] = ()


def catalog_of(text: str) -> CatalogReading:
    """Read the text of a locale's file."""
    known = _recent.get(text)
    if known is None:
        reading = read(text)
        known = CatalogReading(None if reading.file is None else Catalog(reading.file), reading.faults)
    return _remembered(text, known)


def text_of(catalog: Catalog) -> str:
    """The text of a locale's file."""
    text = catalog.po.text()
    _remembered(text, CatalogReading(catalog))
    return text


def entries_as_data(text: str) -> Data | None:
    """What translators decided of every entry, by key and by the file's own names; None if it has faults."""
    catalog = catalog_of(text).catalog
    return None if catalog is None else {key: _as_data(catalog.words(key)) for key in catalog}


def _as_data(words: EntryWords) -> Data:
    data: dict[str, Data] = {"msgstr": "\n".join(words.translations)}
    if words.is_stale:
        data["fuzzy"] = "true"
    if words.comments:
        data["comment"] = "\n".join(words.comments)
    return data


def _remembered(text: str, reading: CatalogReading) -> CatalogReading:
    with _one_at_a_time:
        _recent[text] = reading
        _recent.move_to_end(text)
        while len(_recent) > _MOST:
            _recent.popitem(last=False)
    return reading
