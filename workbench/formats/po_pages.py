"""The entries of a PO file held small: packed, some to a page; a page is unpacked where one is looked at.

An entry with its lines takes ten times the room of its packed text, and a project has a file of ten
thousand for each of its locales, of which few are looked at in an hour.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING, Final, overload

from workbench.formats.po_block import Block, entry_of, matched
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_frequent import FREQUENT, frequent_entry
from workbench.policy.frozen import frozen

if TYPE_CHECKING:
    from workbench.formats.text_change import TextChange

_PER_PAGE: Final = 64
_LAST_KEYWORD: Final = '\nmsgstr "'
_QUICK: Final = 1
"""The level of zlib that packs most in a given time."""
_MOST_UNPACKED: Final = 48
"""So many pages stay unpacked, of whatever files: what a screen shows, an entry in each of many locales."""


HAS_TRANSLATION, HAS_FORM, IS_FUZZY = 1, 2, 4
"""What is known of an entry that is packed: whether its translation, or any form of that, says anything."""


def fact_of(entry: PoEntry) -> int:
    """These facts of one entry, as bits."""
    has_form = HAS_FORM if any(entry.translations) else 0
    return (HAS_TRANSLATION if entry.translation else 0) | has_form | (IS_FUZZY if entry.is_fuzzy else 0)


def sign_of(source: str, plural: str | None) -> int:
    """What tells one source text from another while the program runs."""
    return hash((source, plural))


@frozen
class Order:
    """The context of each entry in order, and which are obsolete: alike in the files of many locales."""

    contexts: tuple[str | None, ...]
    obsolete: frozenset[int]


@frozen
class Pages(Sequence[Block]):
    """Entries in order, as a tuple of them would be; those with other entries share every other page.

    `sizes` are the lengths of the pages' texts in code points; `facts` has for each entry what `fact_of`
    makes of it, and `signs` what `sign_of` does, so that none is unpacked to be counted, or to be compared
    with its source. `line_end` is what all lines end with where that is CRLF: such a text is read as if it
    had LF.
    """

    pages: tuple[bytes, ...]
    sizes: tuple[int, ...]
    order: Order
    facts: bytes
    signs: bytes = field(compare=False)
    line_end: str = field(default="\n", compare=False)

    def __len__(self) -> int:
        return len(self.order.contexts)

    @overload
    def __getitem__(self, place: int) -> Block: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Block]: ...
    def __getitem__(self, place: int | slice) -> Block | Sequence[Block]:
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        page, at = divmod(range(len(self))[place], _PER_PAGE)
        return _unpacked(self.pages[page]).block(at, self.line_end)

    def __iter__(self) -> Iterator[Block]:
        for packed in self.pages:
            for raw in _raws(packed):
                yield _block(raw, self.line_end)

    def raws(self) -> Iterator[str]:
        """Yield the text of each entry."""
        for packed in self.pages:
            yield from _raws(packed)

    def translations(self) -> Iterator[str]:
        """Yield the translation of each entry."""
        for raw in self.raws():
            yield _translation(raw, self.line_end)

    def text(self) -> str:
        """All of their text."""
        return "".join(map(_text, self.pages))

    def replaced(self, blocks: Mapping[int, Block]) -> Pages:
        """The same with some entries in the place of others."""
        pages, sizes = list(self.pages), list(self.sizes)
        for number in {place // _PER_PAGE for place in blocks}:
            raws, begin = list(_unpacked(pages[number]).raws), number * _PER_PAGE
            for at, block in ((place - begin, each) for place, each in blocks.items()):
                if 0 <= at < len(raws):
                    raws[at] = block.raw
            pages[number], sizes[number] = _packed(raws), sum(map(len, raws))
        facts, signs = bytearray(self.facts), array("q", self.signs)
        for place, block in blocks.items():
            facts[place] = fact_of(block.entry)
            signs[place] = sign_of(block.entry.source, block.entry.plural)
        order = _with(self.order, blocks)
        return Pages(tuple(pages), tuple(sizes), order, bytes(facts), signs.tobytes(), self.line_end)

    def others(self, before: Pages) -> Sequence[int] | None:
        """The places of entries with another text than before; None where they are others altogether."""
        if self.order != before.order:
            return None
        return [place for page in self._other_pages(before) for place in self._others_in(page, before)]

    def text_change(self, new: Pages) -> TextChange | None:
        """What makes the text of pages as many of this; None where they are not as many."""
        from workbench.formats.text_change import TextChange  # who only reads compares no texts

        if len(self.pages) != len(new.pages):
            return None
        others = new._other_pages(self)
        if not others:
            return TextChange(0, "", "")
        first, end = others[0], others[-1] + 1
        old_text, new_text = ("".join(map(_text, each.pages[first:end])) for each in (self, new))
        change = TextChange.between(old_text, new_text)
        return replace(change, at=change.at + sum(self.sizes[:first]))

    def _other_pages(self, before: Pages) -> Sequence[int]:
        """The numbers of the pages that are others than as many before."""
        pairs = enumerate(zip(before.pages, self.pages, strict=True))
        return [number for number, (old, new) in pairs if old is not new and old != new]

    def _others_in(self, page: int, before: Pages) -> Iterator[int]:
        old, new = _unpacked(before.pages[page]).raws, _unpacked(self.pages[page]).raws
        for at, (one, other) in enumerate(zip(old, new, strict=True)):
            if one != other:
                yield page * _PER_PAGE + at


class Packing:
    """Takes entries one by one, as they are read, and packs them."""

    def __init__(self, line_end: str = "\n") -> None:
        self._line_end = line_end
        self._raws: list[str] = []
        self._pages: list[bytes] = []
        self._sizes: list[int] = []
        self._contexts: list[str | None] = []
        self._obsolete: list[int] = []
        self._facts = bytearray()
        self._signs = array("q")

    def append(self, block: Block) -> None:
        """Take the next entry."""
        if block.entry.obsolete:
            self._obsolete.append(len(self._contexts))
        context = block.entry.context
        self._contexts.append(context if context is None else intern(context))
        self._facts.append(fact_of(block.entry))
        self._signs.append(sign_of(block.entry.source, block.entry.plural))
        self._raws.append(block.raw)
        if len(self._raws) == _PER_PAGE:
            self._pack()

    def pages(self) -> Pages:
        """All that were taken."""
        if self._raws:
            self._pack()
        order = _shared(tuple(self._contexts), frozenset(self._obsolete))
        facts, signs = bytes(self._facts), self._signs.tobytes()
        return Pages(tuple(self._pages), tuple(self._sizes), order, facts, signs, self._line_end)

    def _pack(self) -> None:
        self._pages.append(_packed(self._raws))
        self._sizes.append(sum(map(len, self._raws)))
        self._raws = []


def pages_of(blocks: Iterable[Block], line_end: str = "\n") -> Pages:
    """Pack entries."""
    packing = Packing(line_end)
    for block in blocks:
        packing.append(block)
    return packing.pages()


class _Page:
    """The entries of one page, each read when it is first asked for."""

    __slots__ = ("_blocks", "raws")

    def __init__(self, raws: Sequence[str]) -> None:
        self.raws = raws
        self._blocks: list[Block | None] = [None] * len(raws)

    def block(self, at: int, line_end: str) -> Block:
        """One of them."""
        known = self._blocks[at]
        if known is None:
            known = self._blocks[at] = _block(self.raws[at], line_end)
        return known


@lru_cache(maxsize=_MOST_UNPACKED)
def _unpacked(packed: bytes) -> _Page:
    return _Page(_raws(packed))


def _packed(raws: Sequence[str]) -> bytes:
    """Pack texts: how many, how long each is, then all of them."""
    lengths = array("I", [len(raws), *map(len, raws)])
    return zlib.compress(lengths.tobytes() + "".join(raws).encode("utf-8", "surrogatepass"), _QUICK)


def _raws(packed: bytes) -> list[str]:
    lengths, text = _parts(packed)
    raws, begin = [], 0
    for length in lengths:
        raws.append(text[begin : begin + length])
        begin += length
    return raws


def _text(packed: bytes) -> str:
    return _parts(packed)[1]


def _parts(packed: bytes) -> tuple[array[int], str]:
    content = zlib.decompress(packed)
    size = array("I").itemsize
    (count,) = array("I", content[:size])
    end = (count + 1) * size
    return array("I", content[size:end]), content[end:].decode("utf-8", "surrogatepass")


def _block(raw: str, line_end: str) -> Block:
    """Read the text of an entry, which has been read before."""
    text = raw if line_end == "\n" else raw.replace(line_end, "\n")
    match = FREQUENT.match(text)
    entry = frequent_entry(match) if match and match.end() == len(text) else None
    if entry is None:
        match = matched(text, 0)
        if match is None or match.end() != len(text):
            raise ValueError(f"no entry: {raw!r}")
        entry = entry_of(match)
    return Block(raw, entry)


def _translation(raw: str, line_end: str) -> str:
    """The translation in the text of an entry, read before: mostly it stands on the last line as it is."""
    begin = raw.rfind(_LAST_KEYWORD)
    said = raw[begin + len(_LAST_KEYWORD) :] if begin >= 0 else ""
    is_plain = said.count('"') == 1 and said.endswith(('"', '"\n')) and "\\" not in said
    return said.rstrip('"\n') if is_plain else _block(raw, line_end).entry.translation


@lru_cache(maxsize=8)
def _shared(contexts: tuple[str | None, ...], obsolete: frozenset[int]) -> Order:
    """One order for all files that have the same entries in the same places."""
    return Order(contexts, obsolete)


def _with(order: Order, blocks: Mapping[int, Block]) -> Order:
    """The order with some entries in the place of others: mostly of the same context."""
    is_same = all(
        order.contexts[place] == block.entry.context and (place in order.obsolete) == block.entry.obsolete
        for place, block in blocks.items()
    )
    if is_same:
        return order
    contexts = list(order.contexts)
    for place, block in blocks.items():
        contexts[place] = block.entry.context
    gone = {place for place, block in blocks.items() if block.entry.obsolete}
    return _shared(tuple(contexts), (order.obsolete - blocks.keys()) | gone)
