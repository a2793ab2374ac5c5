"""Blocks and items added, duplicated, removed and moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workbench.edits import Edit, InsertItem, InsertKey, MoveItem, MoveKey, Place, RemoveValue, SetValue, Step
from workbench.formats.data import Data
from workbench.formats.edit_refused import EditRefused
from workbench.formats.order import in_order
from workbench.policy.sentence import say
from workbench.prose.at import At
from workbench.prose.former import former_prefixes, moved, prefix, taken_ids
from workbench.prose.new_ids import new_id
from workbench.prose.reading import Prose, id_of, items_of

NEW_ITEM = "item"


def insert_block(prose: Prose, section: str, index: int, block: Mapping[str, Data]) -> Edit:
    """The edit that puts a block into a section, its fields in order. Raises EditRefused."""
    at = At(section)
    data = in_order(at.file, ("blocks", index), dict(block))
    file = prose.data(at.file)
    if not isinstance(file, dict):
        raise EditRefused(say("{path} cannot be read; mend it first.", path=at.file.path))
    if not index and not isinstance(file.get("blocks"), list):
        return SetValue(at.file, ("blocks",), [data])
    return InsertItem(at.file, ("blocks",), index, data)


def index_after(prose: Prose, at: At) -> int:
    """Where in its section a new block goes: behind the one at hand, first where it is the section."""
    found = prose.find(at) if at.block else None
    return 0 if found is None else found + 1


def add_block(prose: Prose, at: At, words: str, body: Mapping[str, Data]) -> Step:
    """Add a block behind the one at hand; `words` make its id. Raises EditRefused."""
    name = new_id(words, taken_ids(prose, at.section), "text")
    index = index_after(prose, at)
    edit = insert_block(prose, at.section, index, {"id": name, **body})
    field = next(iter(body))
    items = body[field]
    within = (field, *list(items)[:1]) if isinstance(items, dict) else (field,)
    to = Place(at.file, ("blocks", index, *within))
    return Step(say("Add {part}", part=name), (edit,), to, origin=prose.place(at))


def add_item(prose: Prose, at: At, text: str) -> Step:
    """Add an item behind the one at hand, or first in the list. Raises EditRefused."""
    items = items_of(prose.block(at))
    index = list(items).index(at.item) + 1 if at.item in items else 0
    name = new_item_id(prose, at, "")
    path = (*prose.path(at.whole), "items")
    return Step(
        say("Add {part}", part=name),
        (InsertKey(at.file, path, index, name, text),),
        Place(at.file, (*path, name)),
        origin=prose.place(at),
    )


def new_item_id(prose: Prose, at: At, words: str) -> str:
    """An id for a new item of a list."""
    return new_id(words, {*items_of(prose.block(at)), *prose.saved_items(at)}, NEW_ITEM)


def duplicate(prose: Prose, at: At) -> Step:
    """Add a block like this one behind it, or an item like this one. Raises EditRefused."""
    block = prose.block(at)
    if at.item:
        items = items_of(block)
        name = new_item_id(prose, at, at.item)
        path = (*prose.path(at.whole), "items")
        edit: Edit = InsertKey(at.file, path, list(items).index(at.item) + 1, name, items[at.item])
        return Step(say("Duplicate {part}", part=at.item), (edit,), Place(at.file, (*path, name)))
    data = {name: value for name, value in block.items() if name not in {"waivers", "formerly"}}
    name, index = new_id(at.block, taken_ids(prose, at.section), "text"), prose.index(at) + 1
    edit = insert_block(prose, at.section, index, {**data, "id": name})
    return Step(say("Duplicate {part}", part=at.block), (edit,), Place(at.file, ("blocks", index)))


def remove_parts(prose: Prose, parts: Sequence[At]) -> Step:
    """Remove blocks and items. Raises EditRefused."""
    blocks = [at for at in parts if not at.item]
    items = [at for at in parts if at.item and at.whole not in blocks]
    ordered = sorted(dict.fromkeys(items), key=lambda at: (at.section, at.block))
    edits: list[Edit] = [RemoveValue(at.file, prose.path(at)) for at in _but_last(prose, ordered)]
    found = sorted(((prose.index(at), at) for at in dict.fromkeys(blocks)), key=lambda each: -each[0])
    edits += [RemoveValue(at.file, ("blocks", index)) for index, at in found]
    first = parts[0]
    title = (
        say("Remove {part}", part=first.item or first.block)
        if len(parts) == 1
        else say("Remove {count} texts", count=len(parts))
    )
    return Step(title, tuple(edits), prose.place(first))


def _but_last(prose: Prose, items: Iterable[At]) -> Iterable[At]:
    """The items, unless nothing would be left of a list: it is to be removed whole."""
    items = list(items)
    for at in items:
        if len(items_of(prose.block(at))) == sum(each.whole == at.whole for each in items):
            raise EditRefused(
                say("Nothing would be left of the list “{id}”; remove the list itself.", id=at.block)
            )
    return items


def move_by(prose: Prose, at: At, by: int) -> Step | None:
    """Move a part one place down or up, from a section's end into the next; None where it cannot go on."""
    if at.item:
        return _move_item(prose, at, by)
    count, index = len(prose.blocks(at.section)), prose.index(at)
    if 0 <= index + by < count:
        edit = MoveItem(at.file, ("blocks",), index, index + by)
        to = Place(at.file, ("blocks", index + by))
        return Step(say("Move {part}", part=at.block), (edit,), to, origin=prose.place(at))
    sections = prose.sections
    if at.section not in sections or not 0 <= sections.index(at.section) + by < len(sections):
        return None
    other = sections[sections.index(at.section) + by]
    return move_to(prose, [at], other, 0 if by > 0 else len(prose.blocks(other)))


def _move_item(prose: Prose, at: At, by: int) -> Step | None:
    names = list(items_of(prose.block(at)))
    to = names.index(at.item) + by
    if not 0 <= to < len(names):
        return None
    return Step(say("Move {part}", part=at.item), (MoveKey(at.file, prose.path(at), to),), prose.place(at))


def move_to(prose: Prose, parts: Sequence[At], section: str, index: int | None = None) -> Step:
    """Move blocks into a section, in their order, to an index or to its end. Raises EditRefused."""
    blocks = [at for at in dict.fromkeys(at.whole for at in parts) if at.section != section]
    if not blocks:
        raise EditRefused(say("They stand in that section already."))
    start = len(prose.blocks(section)) if index is None else index
    taken = set(taken_ids(prose, section))
    edits: list[Edit] = []
    for number, at in enumerate(blocks):
        name = _kept_id(prose, at, section, taken)
        taken.add(name)
        block = moved(prose, at, prose.block(at), At(section, name))
        edits.append(insert_block(prose, section, start + number, block))
    found = sorted(((prose.index(at), at) for at in blocks), key=lambda each: -each[0])
    edits += [RemoveValue(at.file, ("blocks", place)) for place, at in found]
    first = blocks[0]
    title = (
        say("Move {part}", part=first.block)
        if len(blocks) == 1
        else say("Move {count} texts", count=len(blocks))
    )
    to = Place(At(section).file, ("blocks", start))
    return Step(title, tuple(edits), to, origin=prose.place(first))


def _kept_id(prose: Prose, at: At, section: str, taken: set[str]) -> str:
    """The id of a block in its new section: its own, unless another block has or had it there."""
    here = {id_of(block) for block in prose.blocks(section)}
    once = former_prefixes(at.section, prose.block(at))
    if at.block not in taken or (prefix(section, at.block) in once and at.block not in here):
        return at.block
    return new_id(at.block, taken, "text")


def move_onto(prose: Prose, at: At, onto: At) -> Step | None:
    """Move a part to where another one is; None where it cannot stand there. Raises EditRefused."""
    if at.item:
        return _move_item_onto(prose, at, onto)
    if not at.block or not onto.section:
        return None
    if not onto.block:
        return move_to(prose, [at], onto.section, 0) if onto.section != at.section else None
    index = prose.index(onto.whole)
    if onto.section != at.section:
        return move_to(prose, [at], onto.section, index)
    if index == prose.index(at):
        return None
    return move_by(prose, at, index - prose.index(at))


def _move_item_onto(prose: Prose, at: At, onto: At) -> Step | None:
    if onto.whole != at.whole:
        return None
    names = list(items_of(prose.block(at)))
    to = names.index(onto.item) if onto.item else 0
    return _move_item(prose, at, to - names.index(at.item))
