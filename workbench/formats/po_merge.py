"""Two versions of a PO file, made from a third, become one text, entry by entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.formats.conflict_marks import with_conflicts
from workbench.formats.data_merge import with_others
from workbench.formats.po import PoFile
from workbench.formats.po_block import Block
from workbench.formats.po_edit import edited_block
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_entry_merge import merge_entries
from workbench.formats.po_read import read
from workbench.formats.yaml_merge import TextMerge
from workbench.policy.frozen import frozen

Key = tuple[str | None, str | None]
Blocks = Mapping[Key, Block]


@frozen
class _Sides:
    """An entry's block by our decision and by theirs; None where it is left out."""

    ours: Block | None
    theirs: Block | None


def merge_po(base: str, ours: str, theirs: str, *, size: int = 7) -> TextMerge | None:
    """Merge three texts by their entries; None where that cannot be done, or proved to be right."""
    files = [read(text).file for text in (base, ours, theirs)]
    base_file, our_file, their_file = files
    if base_file is None or our_file is None or their_file is None:
        return None
    versions = [_by_key(file) for file in (base_file, our_file, their_file)]
    if any(blocks is None for blocks in versions):
        return None
    was, our, their = (blocks or {} for blocks in versions)
    try:
        merged = {
            key: _merged((was.get(key), our.get(key), their.get(key)), our_file.newline)
            for key in with_others(list(our), list(their))
        }
        tail = _merged_tail(base_file, our_file, their_file)
        return _text(replace(our_file, tail=tail), merged, size)
    except ValueError:
        return None


def _by_key(file: PoFile) -> Blocks | None:
    """The blocks by context, entries without one by their source; None where that is not one each."""
    blocks = {_key(block.entry): block for block in file.blocks}
    return blocks if len(blocks) == len(file.blocks) else None


def _key(entry: PoEntry) -> Key:
    return (entry.context, None) if entry.context is not None else (None, entry.source)


def _merged(versions: tuple[Block | None, Block | None, Block | None], newline: str) -> _Sides:
    was, our, their = versions
    if our is None or their is None:
        return _added_or_removed(was, our, their)
    if was is not None and our.entry == was.entry:
        return _Sides(_as(our, their.entry, newline), _as(our, their.entry, newline))
    if our.entry == their.entry or (was is not None and their.entry == was.entry):
        return _Sides(our, our)
    blank = PoEntry(our.entry.source, ("",) * len(our.entry.translations), our.entry.context)
    merge = merge_entries(was.entry if was else blank, our.entry, their.entry)
    return _Sides(_as(our, merge.ours, newline), _as(our, merge.theirs, newline))


def _as(block: Block, entry: PoEntry, newline: str) -> Block:
    """The block saying another entry, in as many of its own lines as can stay."""
    return edited_block(block, entry, newline)


def _added_or_removed(was: Block | None, our: Block | None, their: Block | None) -> _Sides:
    side = our or their
    if was is None:
        return _Sides(side, side)
    if side is None or side.entry == was.entry:
        return _Sides(None, None)
    return _Sides(our, their)


def _text(file: PoFile, merged: Mapping[Key, _Sides], size: int) -> TextMerge | None:
    """The merged text, conflicts marked; None where a version of it does not say what is meant."""
    ours = _proved(file, [sides.ours for sides in merged.values()])
    theirs = _proved(file, [sides.theirs for sides in merged.values()])
    if ours is None or theirs is None:
        return None
    conflicts = [key for key, sides in merged.items() if _entry(sides.ours) != _entry(sides.theirs)]
    if not conflicts:
        return TextMerge(ours.text())
    our_blocks, their_blocks = _by_key(ours) or {}, _by_key(theirs) or {}
    parts = []
    for key in merged:
        our, their = (_raw(blocks.get(key)) for blocks in (our_blocks, their_blocks))
        parts.append(with_conflicts(our, their, size) if key in conflicts else our)
    text = ("\ufeff" if file.has_mark else "") + "".join(parts) + file.tail
    return TextMerge(text, tuple(context or source or "header" for context, source in conflicts))


def _merged_tail(base: PoFile, ours: PoFile, theirs: PoFile) -> str:
    """What follows the last entry: remarks of both sides."""
    if base.tail in (ours.tail, theirs.tail) or ours.tail == theirs.tail:
        return theirs.tail if ours.tail == base.tail else ours.tail
    ended = ours.tail if ours.tail.endswith("\n") else ours.tail + ours.newline
    known = ours.tail.splitlines()
    return ended + "".join(
        line for line in theirs.tail.splitlines(keepends=True) if line.strip() and line.rstrip() not in known
    )


def _entry(block: Block | None) -> PoEntry | None:
    return block.entry if block else None


def _raw(block: Block | None) -> str:
    return block.raw if block else ""


def _proved(file: PoFile, blocks: Sequence[Block | None]) -> PoFile | None:
    """The file with other blocks, if its text reads back as them."""
    other = file.with_blocks(block for block in blocks if block is not None)
    again = read(other.text()).file
    return other if again is not None and list(again.entries) == list(other.entries) else None
