"""A PO file that keeps the very text it was read from: what is not edited stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from operator import attrgetter

from workbench.formats.po_block import Block
from workbench.formats.po_edit import edited_block, joined, new_block
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_header import Header
from workbench.formats.yaml_source import BYTE_ORDER_MARK
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

_RAW = attrgetter("raw")
_TRANSLATION = late(r"^[ \t]*(?:#~[ \t]*)?msgstr", re.MULTILINE)


@frozen
class PoFile:
    """A file's entries in order; `tail` is what follows the last one and belongs to none.

    An entry is addressed by its place: its index in `blocks`.
    """

    blocks: tuple[Block, ...] = ()
    tail: str = ""
    newline: str = "\n"
    has_mark: bool = False

    @property
    def entries(self) -> Iterator[PoEntry]:
        """Every entry in order, the header and obsolete ones too."""
        return (block.entry for block in self.blocks)

    @property
    def header_place(self) -> int | None:
        """Where the header is; None in a file without one."""
        return next((place for place, entry in enumerate(self.entries) if entry.is_header), None)

    @property
    def header(self) -> Header:
        """The header, empty in a file without one."""
        place = self.header_place
        return Header("" if place is None else self.blocks[place].entry.translation)

    def text(self) -> str:
        """The file as it is to be saved: as it was read, where nothing was edited."""
        mark = BYTE_ORDER_MARK if self.has_mark else ""
        return mark + "".join(map(_RAW, self.blocks)) + self.tail

    def lines(self) -> Iterator[int]:
        """Yield the line of each entry's translation, from 1, in the order of `blocks`."""
        begun = 1
        for block in self.blocks:
            match = _TRANSLATION.search(block.raw)
            yield begun + block.raw.count("\n", 0, match.start() if match else 0)
            begun += block.raw.count("\n")

    def with_entry(self, place: int, entry: PoEntry) -> PoFile:
        """Replace one entry: no other is touched, and of this one only the lines that say something else."""
        return self.with_entries({place: entry})

    def with_entries(self, edited: Mapping[int, PoEntry]) -> PoFile:
        """Replace several; raise ValueError for one that no file can hold, or two of one identity."""
        blocks = list(self.blocks)
        for place, entry in edited.items():
            blocks[place] = edited_block(blocks[place], entry, self.newline)
        if any(entry.identity != self.blocks[place].entry.identity for place, entry in edited.items()):
            _refuse_duplicates(blocks)
        return replace(self, blocks=tuple(blocks))

    def with_new(self, entry: PoEntry, place: int | None = None) -> PoFile:
        """Insert an entry before the one at a place, or after the last; raise ValueError as above."""
        at = len(self.blocks) if place is None else place
        blocks = [*self.blocks[:at], new_block(entry, self.newline), *self.blocks[at:]]
        _refuse_duplicates(blocks)
        return self.with_blocks(blocks)

    def without(self, place: int) -> PoFile:
        """Take an entry out, with the comments above it."""
        return self.with_blocks([*self.blocks[:place], *self.blocks[place + 1 :]])

    def with_blocks(self, blocks: Iterable[Block]) -> PoFile:
        """Hold other blocks, no two of one identity; line ends that are missing between them are added."""
        first = self.blocks[0] if self.blocks else None
        return replace(self, blocks=tuple(joined(list(blocks), first, self.newline)))

    def with_header(self, name: str, value: str) -> PoFile:
        """Set one field of the header, keeping all others; a file without a header gets one."""
        header = self.header.with_value(name, value)
        place = self.header_place
        if place is None:
            return self.with_new(PoEntry("", (header.text,)), 0)
        return self.with_entry(place, replace(self.blocks[place].entry, translations=(header.text,)))


def _refuse_duplicates(blocks: Iterable[Block]) -> None:
    identities = set()
    for block in blocks:
        if block.entry.identity in identities:
            raise ValueError(f"two entries are {block.entry.identity!r}")
        identities.add(block.entry.identity)
