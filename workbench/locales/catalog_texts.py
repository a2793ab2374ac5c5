"""A locale's file as a catalog, whether its text is written out or not."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from workbench.formats.data import Data
from workbench.formats.fault import Fault
from workbench.formats.file_text import FileText
from workbench.formats.po_read import read
from workbench.locales.catalog import Catalog, EntryWords
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen

_Mark = tuple[int, int]
"""What tells one text from another within a run of the program; texts have megabytes."""
_MOST_READ = 2
"""So many written texts are not read again."""
_read: OrderedDict[_Mark, CatalogReading] = OrderedDict()
_one_at_a_time = Lock()
"""Texts are read beside the work too, by threads of their own."""


@frozen
class CatalogReading:
    """What reading a file's text came to: a catalog, or the faults that keep it from being one."""

    catalog: Catalog | None
    faults: tuple[Fault, ...] = ()


def catalog_of(text: FileText) -> CatalogReading:
    """Read what a locale's file says."""
    if not isinstance(text, str):
        return CatalogReading(Catalog(text))
    mark = hash(text), len(text)
    known = _read.get(mark)
    if known is None:
        reading = read(text, is_held=True)
        known = CatalogReading(None if reading.file is None else Catalog(reading.file), reading.faults)
    with _one_at_a_time:
        _read[mark] = known
        _read.move_to_end(mark)
        while len(_read) > _MOST_READ:
            _read.popitem(last=False)
    return known


def entries_as_data(text: FileText) -> Data | None:
    """What translators decided of every entry, by key and by the file's own names; None if it has faults."""
    catalog = catalog_of(text).catalog
    return None if catalog is None else {key: _as_data(catalog.words(key)) for key in catalog}


def entry_as_data(text: FileText, key: Key) -> Data | None:
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
