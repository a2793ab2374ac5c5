"""Where the entries of a PO file stand after a merge: most in place, byte for byte as they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from workbench.formats.po import PoFile
from workbench.formats.po_block import Block
from workbench.formats.po_edit import edited_block, new_block
from workbench.formats.po_entry import PoEntry

_BEFORE_ALL = -1


class Placement:
    """What is to happen to the entries of a file, addressed by the places that they have in it."""

    def __init__(self, po: PoFile) -> None:
        self._po = po
        self._in_place: dict[int, Block | None] = {}
        self._after: defaultdict[int, list[Block]] = defaultdict(list)
        self._at_the_end: list[Block] = []

    def edit(self, place: int, entry: PoEntry) -> None:
        """Let an entry say something else where it stands."""
        before = self._po.blocks[place]
        block = edited_block(before, entry, self._po.newline)
        if block is not before:
            self._in_place[place] = block

    def drop(self, place: int) -> None:
        """Take an entry out."""
        self._in_place[place] = None

    def add(self, entry: PoEntry, after: int) -> None:
        """Write a new entry after the one in a place, and after all that was put there before."""
        self._after[after].append(new_block(entry, self._po.newline))

    def move(self, place: int, entry: PoEntry, after: int) -> None:
        """Take an entry from its place and put it after another, as `add` does."""
        self.drop(place)
        self._after[after].append(self._apart(self._edited(place, entry)))

    def retire(self, place: int) -> None:
        """Make an entry obsolete and put it at the end of the file."""
        self.drop(place)
        obsolete = replace(self._po.blocks[place].entry, obsolete=True)
        self._at_the_end.append(self._apart(self._edited(place, obsolete)))

    def file(self) -> PoFile:
        """Return the file as it has become; the very same one where nothing happened."""
        if not (self._in_place or self._after or self._at_the_end):
            return self._po
        return self._po.with_blocks(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        yield from self._after.get(_BEFORE_ALL, ())
        for place, block in enumerate(self._po.blocks):
            kept = self._in_place.get(place, block)
            if kept is not None:
                yield kept
            yield from self._after.get(place, ())
        yield from self._at_the_end

    def _edited(self, place: int, entry: PoEntry) -> Block:
        return edited_block(self._po.blocks[place], entry, self._po.newline)

    def _apart(self, block: Block) -> Block:
        """Keep a blank line above a block that comes from the top of the file."""
        if block.raw.startswith(("\n", "\r\n")):
            return block
        return Block(self._po.newline + block.raw, block.entry)
