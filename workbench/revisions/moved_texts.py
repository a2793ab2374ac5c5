"""A block that left one section and came to another has moved; it is no removal and no addition.

It is the same one where it tells so by `formerly`, or where nothing of it is altered.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from workbench.formats.data import Data
from workbench.revisions.change import Change
from workbench.revisions.fields_of_thing import ThingPair
from workbench.revisions.kind import Kind
from workbench.revisions.same_text import canonical
from workbench.revisions.section_changes import block_changes


def moved_texts(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield changes, a removal and an addition of one block told as its move, and what is altered in it."""
    found = list(changes)
    moves = _moves(found)
    left = {removed.name for removed, _ in moves.values()}
    for change in found:
        if change.name in moves:
            yield from _moved(*moves[change.name])
        elif change.name not in left:
            yield change


def _moves(found: Iterable[Change]) -> Mapping[str, tuple[Change, Change]]:
    """What was removed with what was added instead, by the name of the addition."""
    left = [each for each in found if _is_block(each, Kind.SECTION_REMOVED)]
    gone = {f"section.{each.id}.{each.field}": each for each in left}
    come = [each for each in found if _is_block(each, Kind.SECTION_ADDED)]
    moves: dict[str, tuple[Change, Change]] = {}
    for each in come:
        former = next((name for name in _formerly(each) if name in gone), None)
        if former is not None:
            moves[each.name] = gone.pop(former), each
    unaltered = {_content(each.old): each for each in gone.values()}
    for each in come:
        if each.name not in moves and _content(each.new) in unaltered:
            moves[each.name] = unaltered.pop(_content(each.new)), each
    return moves


def _formerly(change: Change) -> Iterator[str]:
    """What the keys of an added block once began with."""
    names = change.new.get("formerly") if isinstance(change.new, dict) else None
    for name in names if isinstance(names, list) else ():
        yield str(name) if str(name).startswith("section.") else f"section.{change.id}.{name}"


def _moved(removed: Change, added: Change) -> Iterator[Change]:
    yield Change(
        kind=Kind.SECTION_MOVED,
        id=added.id,
        field=added.field,
        old=f"{removed.id}.{removed.field}",
        new=f"{added.id}.{added.field}",
        file=added.file,
    )
    old, new = removed.old, added.new
    if isinstance(old, dict) and isinstance(new, dict) and _content(old) != _content(new):
        pair = ThingPair(added.id, added.file, {}, {})
        yield from block_changes(pair, added.field, _without_id(old), _without_id(new))


def _is_block(change: Change, kind: Kind) -> bool:
    return change.kind is kind and bool(change.field)


def _content(value: Data | None) -> str:
    """What a block holds, whatever it is called."""
    said = _without_id(value) if isinstance(value, dict) else value
    return json.dumps(canonical(said), ensure_ascii=False, sort_keys=True)


def _without_id(block: Mapping[str, Data]) -> dict[str, Data]:
    return {name: value for name, value in block.items() if name not in ("id", "formerly")}
