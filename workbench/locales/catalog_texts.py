"""A locale's file as text and as a catalog: the texts of late are not read again."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from workbench.formats.data import Data
from workbench.formats.fault import Fault
from workbench.formats.po_read import read
from workbench.locales.catalog import Catalog, EntryWords
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen

_Mark = tuple[int, int]
"""What tells one text from another within a run of the program; texts have megabytes."""
_MOST_READ, _MOST_EDITED = 8, 200
"""So many are remembered, for undo and redo. Catalogs of edits are small: they share what was not edited."""
_read: OrderedDict[_Mark, CatalogReading] = OrderedDict()
_edited: OrderedDict[_Mark, CatalogReading] = OrderedDict()
_one_at_a_time = Lock()
"""Texts are read beside the work too, by threads of their own."""


@frozen
class CatalogReading:
    """What reading a file's text came to: a catalog, or the faults that keep it from being one."""

    catalog: Catalog | None
    faults: tuple[Fault, ...] = ()


def catalog_of(text: str) -> CatalogReading:
    """Read the text of a locale's file."""
    mark = _mark(text)
    edited = _edited.get(mark)
    if edited is not None:
        return _remembered(mark, edited, _edited, _MOST_EDITED)
    known = _read.get(mark)
    if known is None:
        reading = read(text)
        known = CatalogReading(None if reading.file is None else Catalog(reading.file), reading.faults)
    return _remembered(mark, known, _read, _MOST_READ)


def text_of(catalog: Catalog) -> str:
    """The text of a locale's file."""
    text = catalog.po.text()
    _remembered(_mark(text), CatalogReading(catalog), _edited, _MOST_EDITED)
    return text


def entries_as_data(text: str) -> Data | None:
    """What translators decided of every entry, by key and by the file's own names; None if it has faults."""
    catalog = catalog_of(text).catalog
    return None if catalog is None else {key: _as_data(catalog.words(key)) for key in catalog}


def entry_as_data(text: str, key: Key) -> Data | None:
    """What translators decided of one entry; None if the text has faults, or no such entry."""
    catalog = catalog_of(text).catalog
    return _as_data(catalog.words(key)) if catalog is not None and key in catalog else None


def _as_data(words: EntryWords) -> Data:
    data: dict[str, Data] = {"msgstr": "\n".join(words.translations)}
    if words.is_stale:
        data["fuzzy"] = "true"
    if words.comments:
        data["comment"] = "\n".join(words.comments)
    return data


def _mark(text: str) -> _Mark:
    return hash(text), len(text)


def _remembered(
    mark: _Mark, reading: CatalogReading, among: OrderedDict[_Mark, CatalogReading], most: int
) -> CatalogReading:
    with _one_at_a_time:
        among[mark] = reading
        among.move_to_end(mark)
        while len(among) > most:
            among.popitem(last=False)
    return reading
