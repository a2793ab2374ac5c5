"""Translations that stay valid because the change of their source text was decided to mean nothing."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.formats.po_entry import without_fuzzy
from workbench.locales.carry import SourceText, carried
from workbench.locales.catalog import Catalog
from workbench.locales.meaning import SameMeaning
from workbench.policy.entries import Key


def accepting(catalog: Catalog, sources: Mapping[Key, SourceText], same: SameMeaning) -> Catalog:
    """Carry over the texts of `same` alone, their translations valid; every other entry stays as it is."""
    po = catalog.po
    valid = same.valid(po)
    behind = {place: po.blocks[place].entry for key, place in catalog.places.items() if key in valid}
    edits = {
        place: carried(entry, sources[Key(str(entry.context))], is_same_meaning=True)
        for place, entry in behind.items()
    }
    for key in same.stale_for_nothing(po):
        place = catalog.places[key]
        edits[place] = without_fuzzy(edits.get(place, po.blocks[place].entry))
    return Catalog(po.with_entries(edits), catalog.places) if edits else catalog
