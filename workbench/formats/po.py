"""A PO file that keeps the very text it was read from: what is not edited stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from workbench.formats.po_block import Block
from workbench.formats.po_edit import edited_block, joined, new_block
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_header import Header
from workbench.formats.po_pages import Pages, fact_of, pages_of, sign_of
from workbench.formats.po_source import only_line_end
from workbench.formats.yaml_source import BYTE_ORDER_MARK
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

if TYPE_CHECKING:
    from workbench.formats.text_change import TextChange

Blocks: TypeAlias = "tuple[Block, ...] | Pages"
"""Entries at hand, or held small."""

_RAW = attrgetter("raw")
_TRANSLATION = late(r"^[ \t]*(?:#~[ \t]*)?msgstr", re.MULTILINE)


@frozen
class PoFile:
    """A file's entries in order; `tail` is what follows the last one and belongs to none.

    An entry is addressed by its place: its index in `blocks`.
    """

    blocks: Blocks = ()
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
        text = self.blocks.text() if isinstance(self.blocks, Pages) else "".join(self._raws())
        return self.mark + text + self.tail

    @property
    def mark(self) -> str:
        """What the text begins with, before all entries."""
        return BYTE_ORDER_MARK if self.has_mark else ""

    def held_small(self) -> PoFile:
        """The same file, its entries packed until they are looked at."""
        if isinstance(self.blocks, Pages):
            return self
        return replace(self, blocks=pages_of(self.blocks, only_line_end(self.text())))

    def at_hand(self) -> PoFile:
        """The same file, its entries unpacked: for who looks at all of them again and again."""
        return replace(self, blocks=tuple(self.blocks)) if isinstance(self.blocks, Pages) else self

    def translations(self) -> Iterator[str]:
        """Yield the translation of each entry, in the order of `blocks`."""
        if isinstance(self.blocks, Pages):
            return self.blocks.translations()
        return (entry.translation for entry in self.entries)

    def fact(self, place: int) -> int:
        """What can be told of an entry without looking into it, see `fact_of`."""
        return (
            self.blocks.facts[place] if isinstance(self.blocks, Pages) else fact_of(self.blocks[place].entry)
        )

    def source_sign(self, place: int) -> int:
        """What tells an entry's source text from others without looking into it, see `sign_of`."""
        if isinstance(self.blocks, Pages):
            return memoryview(self.blocks.signs).cast("q")[place]
        entry = self.blocks[place].entry
        return sign_of(entry.source, entry.plural)

    def others(self, before: PoFile) -> Sequence[int] | None:
        """The places of entries that differ from those before; None where more than that is other."""
        if isinstance(self.blocks, Pages) and isinstance(before.blocks, Pages):
            return self.blocks.others(before.blocks)
        if len(self.blocks) != len(before.blocks):
            return None
        pairs = enumerate(zip(before.blocks, self.blocks, strict=True))
        return [place for place, (old, new) in pairs if old is not new and old != new]

    def text_change(self, new: PoFile) -> TextChange | None:
        """What makes the text of another file, with the same entries, of this one's; None without looking."""
        old_pages, new_pages = self.blocks, new.blocks
        is_alike = (self.mark, self.tail) == (new.mark, new.tail)
        if not (is_alike and isinstance(old_pages, Pages) and isinstance(new_pages, Pages)):
            return None
        change = old_pages.text_change(new_pages)
        return change and replace(change, at=change.at + len(self.mark))

    def lines(self) -> Iterator[int]:
        """Yield the line of each entry's translation, from 1, in the order of `blocks`."""
        begun = 1
        for raw in self._raws():
            match = _TRANSLATION.search(raw)
            yield begun + raw.count("\n", 0, match.start() if match else 0)
            begun += raw.count("\n")

    def with_entry(self, place: int, entry: PoEntry) -> PoFile:
        """Replace one entry: no other is touched, and of this one only the lines that say something else."""
        return self.with_entries({place: entry})

    def with_entries(self, edited: Mapping[int, PoEntry]) -> PoFile:
        """Replace several; raise ValueError for one that no file can hold, or two of one identity."""
        known = {place: self.blocks[place] for place in edited}
        new = {place: edited_block(known[place], entry, self.newline) for place, entry in edited.items()}
        blocks = _replaced(self.blocks, new)
        renamed = [place for place, entry in edited.items() if entry.identity != known[place].entry.identity]
        if renamed:
            _refuse_duplicates(blocks, {new[place].entry.context for place in renamed})
        return replace(self, blocks=blocks)

    def with_new(self, entry: PoEntry, place: int | None = None) -> PoFile:
        """Insert an entry before the one at a place, or after the last; raise ValueError as above."""
        at = len(self.blocks) if place is None else place
        blocks = (*self.blocks[:at], new_block(entry, self.newline), *self.blocks[at:])
        _refuse_duplicates(blocks, {entry.context})
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

    def _raws(self) -> Iterator[str]:
        return self.blocks.raws() if isinstance(self.blocks, Pages) else map(_RAW, self.blocks)


def _replaced(blocks: Blocks, new: Mapping[int, Block]) -> Blocks:
    if isinstance(blocks, Pages):
        return blocks.replaced(new)
    return tuple(new.get(place, block) for place, block in enumerate(blocks))


def _refuse_duplicates(blocks: Blocks, contexts: Collection[str | None]) -> None:
    """Refuse two of one identity among the entries of some contexts."""
    identities = set()
    known = blocks.order.contexts if isinstance(blocks, Pages) else [each.entry.context for each in blocks]
    for place in (place for place, context in enumerate(known) if context in contexts):
        identity = blocks[place].entry.identity
        if identity in identities:
            raise ValueError(f"two entries are {identity!r}")
        identities.add(identity)
