"""What became of a section that is on both sides: its title, its blocks, their texts and items."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.formats.data import Data
from workbench.revisions.change import Change
from workbench.revisions.fields_of_thing import INTERNAL, FieldChange, ThingPair
from workbench.revisions.kind import Kind
from workbench.revisions.same_text import canonical, is_same

_UNSEEN = INTERNAL | {"about", "claims"}
"""The fields of a block that only checks and reviewers read."""


def section_changes(pair: ThingPair) -> Iterator[Change]:
    """Yield the changes of a section, one a text."""
    for field in pair.fields():
        if field.name == "title":
            yield pair.change(Kind.SECTION_TEXT, field)
        elif field.name == "blocks":
            yield from _blocks(pair, _by_id(field.old), _by_id(field.new))
        elif field.name not in INTERNAL:
            yield pair.change(Kind.SECTION_CHANGED, field)


def _blocks(pair: ThingPair, old: Mapping[str, Data], new: Mapping[str, Data]) -> Iterator[Change]:
    yield from _came_and_went(pair, old, new, "")
    for name in new:
        if name in old and not is_same(old[name], new[name]):
            yield from block_changes(pair, name, _fields(old[name]), _fields(new[name]))
    yield from _moved(pair, "blocks", old, new)


def _came_and_went(
    pair: ThingPair, old: Mapping[str, Data], new: Mapping[str, Data], prefix: str
) -> Iterator[Change]:
    for name in old:
        if name not in new:
            gone = FieldChange(name, old[name], None)
            yield pair.change(Kind.SECTION_REMOVED, gone, prefix + name)
    for name in new:
        if name not in old:
            come = FieldChange(name, None, new[name])
            yield pair.change(Kind.SECTION_ADDED, come, prefix + name)


def block_changes(
    pair: ThingPair, name: str, old: Mapping[str, Data], new: Mapping[str, Data]
) -> Iterator[Change]:
    """Yield the changes of a block that is on both sides, called `name` on the new one."""
    within = ThingPair(pair.id, pair.file, old, new)
    for field in within.fields():
        if field.name == "text":
            yield pair.change(Kind.SECTION_TEXT, field, name)
        elif field.name == "heading":
            yield pair.change(Kind.SECTION_TEXT, field, f"{name}.heading")
        elif field.name == "items":
            yield from _items(pair, name, _fields(field.old), _fields(field.new))
        elif field.name not in _UNSEEN:
            yield pair.change(Kind.SECTION_CHANGED, field, f"{name}.{field.name}")


def _items(pair: ThingPair, block: str, old: Mapping[str, Data], new: Mapping[str, Data]) -> Iterator[Change]:
    yield from _came_and_went(pair, old, new, f"{block}.")
    for name in new:
        if name in old and canonical(old[name]) != canonical(new[name]):
            yield pair.change(Kind.SECTION_TEXT, FieldChange(name, old[name], new[name]), f"{block}.{name}")
    yield from _moved(pair, f"{block}.items", old, new)


def _moved(pair: ThingPair, field: str, old: Mapping[str, Data], new: Mapping[str, Data]) -> Iterator[Change]:
    """Yield that what is on both sides stands in another order."""
    before, after = [name for name in old if name in new], [name for name in new if name in old]
    if before != after:
        yield pair.change(Kind.SECTION_MOVED, FieldChange(field, list(before), list(after)), field)


def _by_id(blocks: Data | None) -> Mapping[str, Data]:
    found = (each for each in blocks or () if isinstance(each, dict)) if isinstance(blocks, list) else ()
    return {str(each["id"]): each for each in found if "id" in each}


def _fields(value: Data | None) -> Mapping[str, Data]:
    return value if isinstance(value, dict) else {}
