"""An entry as it stands now: of the source text that there is, carried over into the file or not."""

from __future__ import annotations

from workbench.formats.po_entry import PoEntry
from workbench.locales.carry import SourceText, carried, fresh
from workbench.locales.catalog import Catalog, CatalogEntry, EntryWords, State, entry_of, words_of


def present_entry(catalog: Catalog | None, source: SourceText) -> CatalogEntry:
    """A text with its translation as carrying it over would leave them: stale at once where it changed."""
    return entry_of(source.key, _present(catalog, source))


def present_state(catalog: Catalog | None, source: SourceText) -> State:
    """How a text stands; where its source is the same as in the file, no entry is looked into."""
    if catalog is None or source.key not in catalog:
        return State.UNTRANSLATED
    if catalog.has_source(source.key, source.text):
        return catalog.state(source.key)
    return present_entry(catalog, source).state


def present_words(catalog: Catalog | None, source: SourceText) -> EntryWords:
    """What a translator decided of a text, brought to the source text that there is now."""
    return words_of(_present(catalog, source))


def _present(catalog: Catalog | None, source: SourceText) -> PoEntry:
    if catalog is None or source.key not in catalog:
        return fresh(source)
    found = catalog.po_entry(source.key)
    if found.source == source.text and found.plural is None:
        return found
    return carried(found, source, is_same_meaning=False)
