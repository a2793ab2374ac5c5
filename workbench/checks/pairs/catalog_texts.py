"""A locale's translations as the checks take them: the texts by key, and which of them are stale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from workbench.locales.catalog import Catalog, State, state_of
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen


@frozen(slots=False)
class CatalogTexts(Mapping[Key, str]):
    """What a locale has for each translated entry, stale ones included."""

    texts: Mapping[Key, str] = field(default_factory=dict)
    stale: frozenset[Key] = frozenset()

    @classmethod
    def of(cls, catalog: Catalog) -> CatalogTexts:
        """Take the texts of a catalog."""
        return cls().after(catalog, catalog)

    def after(self, catalog: Catalog, keys: Iterable[Key]) -> CatalogTexts:
        """Take the texts of some entries anew; all others are as they were."""
        texts, stale = dict(self.texts), set(self.stale)
        for key in keys:
            entry = catalog.po_entry(key)
            texts.pop(key, None)
            stale.discard(key)
            if entry.translation:
                texts[key] = entry.translation
            if entry.translation and state_of(entry) is State.STALE:
                stale.add(key)
        return CatalogTexts(texts, frozenset(stale))

    def __getitem__(self, key: Key) -> str:
        return self.texts[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)
