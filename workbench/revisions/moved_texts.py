"""A block that left one section and came to another unaltered has moved; it is no removal and no addition."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from workbench.formats.data import Data
from workbench.revisions.change import Change
from workbench.revisions.kind import Kind
from workbench.revisions.same_text import canonical


def moved_texts(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes, a removal and an addition of one block told as its move."""
    found = list(changes)
    gone = {_content(each.old): each for each in found if _is_block(each, Kind.SECTION_REMOVED)}
    moves = {
        each.name: (gone.pop(_content(each.new)), each)
        for each in found
        if _is_block(each, Kind.SECTION_ADDED) and _content(each.new) in gone
    }
    left = {removed.name for removed, _ in moves.values()}
    for change in found:
        if change.name in moves:
            yield _moved(*moves[change.name])
        elif change.name not in left:
            yield change


def _moved(removed: Change, added: Change) -> Change:
    return Change(
        kind=Kind.SECTION_MOVED,
        id=added.id,
        field=added.field,
        old=f"{removed.id}.{removed.field}",
        new=f"{added.id}.{added.field}",
        file=added.file,
    )


def _is_block(change: Change, kind: Kind) -> bool:
    return change.kind is kind and bool(change.field)


def _content(value: Data | None) -> str:
    """What a block holds, whatever it is called."""
    said = (
        {name: each for name, each in value.items() if name not in ("id", "formerly")}
        if isinstance(value, dict)
        else value
    )
    return json.dumps(canonical(said), ensure_ascii=False, sort_keys=True)
