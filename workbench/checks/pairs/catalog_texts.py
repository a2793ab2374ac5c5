"""A locale's translations as the checks take them: the texts by key, and which of them are stale."""

from __future__ import annotations

from collections.abc import Collection, ItemsView, Iterable, Iterator, Mapping
from dataclasses import field

from workbench.locales.catalog import Catalog, State
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen


@frozen
class Targets(Mapping[Key, str]):
    """The translations in a catalog; each is read there when it is asked for."""

    catalog: Catalog

    def __getitem__(self, key: Key) -> str:
        target = self.catalog.po_entry(key).translation
        if not target:
            raise KeyError(key)
        return target

    def __contains__(self, key: object) -> bool:
        return key in self.catalog.places and self.catalog.has_target(Key(str(key)))

    def __iter__(self) -> Iterator[Key]:
        return filter(self.catalog.has_target, self.catalog)

    def __len__(self) -> int:
        return sum(map(self.catalog.has_target, self.catalog))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Targets):
            return NotImplemented
        return self.catalog is other.catalog or self.catalog.po == other.catalog.po

    __hash__ = None  # type: ignore[assignment]

    def items(self) -> ItemsView[Key, str]:
        """All of them, one after the other."""
        return _Items(self)


class _Items(ItemsView[Key, str]):
    """The translations in the order of the file, each page of which is unpacked once."""

    _mapping: Targets

    def __iter__(self) -> Iterator[tuple[Key, str]]:
        return self._mapping.catalog.targets()


@frozen
class CatalogTexts(Mapping[Key, str]):
    """What a locale has for each translated entry, stale ones included: those are in `stale` as well."""

    texts: Mapping[Key, str] = field(default_factory=dict)
    stale: Mapping[Key, str] = field(default_factory=dict)

    @classmethod
    def of(cls, catalog: Catalog) -> CatalogTexts:
        """Take the texts of a catalog."""
        return cls(Targets(catalog), dict(_stale(catalog, catalog)))

    def after(self, catalog: Catalog, keys: Iterable[Key]) -> CatalogTexts:
        """Take the texts of another catalog in which these entries alone are others."""
        others = frozenset(keys)
        kept = {key: text for key, text in self.stale.items() if key not in others}
        return CatalogTexts(Targets(catalog), {**kept, **dict(_stale(catalog, others))})

    def changed_since(self, before: Mapping[Key, str]) -> Collection[Key]:
        """The entries whose text may be new, other or gone."""
        known = _edited_since(self, before)
        return _others(before, self) if known is None else known

    def __getitem__(self, key: Key) -> str:
        return self.texts[key]

    def __contains__(self, key: object) -> bool:
        return key in self.texts

    def __iter__(self) -> Iterator[Key]:
        return iter(self.texts)

    def __len__(self) -> int:
        return len(self.texts)

    def items(self) -> ItemsView[Key, str]:
        """Every text with its key."""
        return self.texts.items()


def other_keys(before: Mapping[Key, str], now: Mapping[Key, str]) -> Collection[Key]:
    """The entries whose translation may be new, other or gone."""
    return now.changed_since(before) if isinstance(now, CatalogTexts) else _others(before, now)


def _edited_since(now: CatalogTexts, before: Mapping[Key, str]) -> Collection[Key] | None:
    """The entries edited since, where that can be told of the catalogs."""
    texts = before.texts if isinstance(before, CatalogTexts) else None
    if not isinstance(texts, Targets) or not isinstance(now.texts, Targets):
        return None
    return now.texts.catalog.changed_since(texts.catalog)


def _others(before: Mapping[Key, str], now: Mapping[Key, str]) -> Collection[Key]:
    known = dict(before.items())
    others = [key for key, text in now.items() if known.pop(key, None) != text]
    others.extend(known)
    return others


def _stale(catalog: Catalog, keys: Iterable[Key]) -> Iterator[tuple[Key, str]]:
    for key in keys:
        if catalog.state(key) is State.STALE and catalog.has_target(key):
            yield key, catalog.po_entry(key).translation
