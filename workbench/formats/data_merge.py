"""Two versions of a file's data, made from a third, become one: by key, by id, texts by sentence."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from workbench.formats.data import Data, Path
from workbench.formats.sequence_merge import merged_text
from workbench.policy.frozen import frozen

T = TypeVar("T", bound=Hashable)
Sides = tuple[Data | None, Data | None]
"""A value as it would be by our decision and by theirs, alike where nobody has to decide; None for absent."""


@frozen
class DataMerge:
    """Merged data, twice: with our value and with theirs at each place where both contradict."""

    ours: Data | None
    theirs: Data | None
    conflicts: tuple[Path, ...]


def merge_data(base: Data | None, ours: Data | None, theirs: Data | None) -> DataMerge:
    """Merge the data of a file; None for a version in which it holds nothing."""
    merge = _Merge()
    sides = merge.value(base, ours, theirs, ())
    return DataMerge(*sides, tuple(merge.conflicts))


def identity(item: Data) -> Hashable | None:
    """What an item of a list is known by: its id, the rule and place of a waiver, a scalar itself."""
    if isinstance(item, str):
        return item
    if isinstance(item, list):
        return None
    if isinstance(item.get("id"), str):
        return str(item["id"])
    rule, at = item.get("rule"), item.get("at", "")
    return (rule, at) if isinstance(rule, str) and isinstance(at, str) else None


def by_identity(items: Sequence[Data]) -> dict[Hashable, Data] | None:
    """A list's items by what they are known by; None where that does not tell them apart."""
    known = {identity(item): item for item in items}
    return None if None in known or len(known) < len(items) else dict(known)


@dataclass(slots=True)
class _Merge:
    """The conflicts met so far."""

    conflicts: list[Path] = field(default_factory=list)

    def value(self, base: Data | None, ours: Data | None, theirs: Data | None, path: Path) -> Sides:
        """Merge one value, which stands at a path."""
        if ours == theirs or theirs == base:
            return ours, ours
        if ours == base:
            return theirs, theirs
        if isinstance(base, dict | None) and isinstance(ours, dict) and isinstance(theirs, dict):
            return self._map(base or {}, ours, theirs, path)
        if isinstance(base, list | None) and isinstance(ours, list) and isinstance(theirs, list):
            return self._list(base or [], ours, theirs, path)
        if isinstance(base, str) and isinstance(ours, str) and isinstance(theirs, str):
            text = merged_text(base, ours, theirs)
            if text is not None:
                return text, text
        return self._conflict(ours, theirs, path)

    def _map(
        self, base: dict[str, Data], ours: dict[str, Data], theirs: dict[str, Data], path: Path
    ) -> Sides:
        merged = {
            key: self.value(base.get(key), ours.get(key), theirs.get(key), (*path, key))
            for key in {**ours, **theirs, **base}
        }
        return (
            {key: sides[0] for key, sides in merged.items() if sides[0] is not None},
            {key: sides[1] for key, sides in merged.items() if sides[1] is not None},
        )

    def _list(self, base: list[Data], ours: list[Data], theirs: list[Data], path: Path) -> Sides:
        known = [by_identity(items) for items in (base, ours, theirs)]
        base_items, our_items, their_items = known
        if base_items is None or our_items is None or their_items is None:
            return self._conflict(ours, theirs, path)
        order = merged_order(list(base_items), list(our_items), list(their_items))
        if order is None:
            return self._conflict(ours, theirs, path)
        merged = [
            self.value(base_items.get(id), our_items.get(id), their_items.get(id), (*path, str(id)))
            for id in order
        ]
        return [sides[0] for sides in merged if sides[0] is not None], [
            sides[1] for sides in merged if sides[1] is not None
        ]

    def _conflict(self, ours: Data | None, theirs: Data | None, path: Path) -> Sides:
        self.conflicts.append(path)
        return ours, theirs


def merged_order(
    base: Sequence[Hashable], ours: Sequence[Hashable], theirs: Sequence[Hashable]
) -> list[Hashable] | None:
    """All ids of two lists in one order; None where both moved what was there, and not alike."""
    known = set(base).intersection(ours, theirs)
    shared, by_us, by_them = ([id for id in ids if id in known] for ids in (base, ours, theirs))
    if by_us != shared and by_them not in (shared, by_us):
        return None
    return with_others(theirs, ours) if by_us == shared != by_them else with_others(ours, theirs)


def with_others(order: Sequence[T], other: Sequence[T]) -> list[T]:
    """An order with what only the other has, each behind what precedes it there."""
    known, behind = set(order), dict[T | None, list[T]]()
    before: T | None = None
    for id in other:
        if id in known:
            before = id
        else:
            behind.setdefault(before, []).append(id)
    merged = list(behind.get(None, []))
    for id in order:
        merged += [id, *behind.get(id, [])]
    return merged
