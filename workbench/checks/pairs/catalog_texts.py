"""A locale's translations as the checks take them: the texts by key, and which of them are stale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workbench.locales.catalog import Catalog, State
from workbench.policy.entries import Key


@dataclass(frozen=True)
class CatalogTexts(Mapping[Key, str]):
    """What a locale has for each translated entry, stale ones included."""

    texts: Mapping[Key, str]
    stale: frozenset[Key] = frozenset()

    @classmethod
    def of(cls, catalog: Catalog) -> CatalogTexts:
        """Take the texts of a catalog."""
        entries = [entry for entry in map(catalog.__getitem__, catalog) if entry.target]
        stale = frozenset(entry.key for entry in entries if entry.state is State.STALE)
        return cls({entry.key: entry.target for entry in entries}, stale)

    def __getitem__(self, key: Key) -> str:
        return self.texts[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)
