"""The text of a PO file to entries, with every reason why not: one pass, an entry at a time."""

from __future__ import annotations

import re

from workbench.formats import po_wording as wording
from workbench.formats.cycles import without_cycle_collection
from workbench.formats.fault import ErrorName, Fault
from workbench.formats.po import PoFile
from workbench.formats.po_block import Block, OutOfOrder, entry_of, matched
from workbench.formats.po_comments import Misread
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_frequent import FREQUENT, frequent_entry
from workbench.formats.po_pages import Packing
from workbench.formats.po_source import conflicts, only_line_end, source_of
from workbench.formats.po_syntax import TAIL, NotUtf8
from workbench.formats.yaml_source import MOST_FAULTS, position
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence


@frozen
class PoReading:
    """What reading came to: a file, or the faults that keep it from being one."""

    file: PoFile | None
    faults: tuple[Fault, ...] = ()


def read(content: bytes | str, *, is_held: bool = False) -> PoReading:
    """Read one file; no two entries may share context and source, obsolete ones included.

    One that is to be held for long is held small: no entry of it is at hand when it has been read.
    """
    source = source_of(content)
    if source.faults:
        return PoReading(None, source.faults)
    line_end = only_line_end(source.text)
    packing = Packing(line_end) if is_held else None
    reading = _Reading(source.text.replace(line_end, "\n"), line_end, packing)
    with without_cycle_collection():
        reading.run()
    if reading.faults:
        faults = conflicts(source.text) or sorted(reading.faults, key=_place)
        return PoReading(None, tuple(faults[:MOST_FAULTS]))
    newline = "\r\n" if "\r\n" in source.text[: source.text.find("\n") + 1] else "\n"
    blocks = tuple(reading.blocks) if packing is None else packing.pages()
    return PoReading(PoFile(blocks, reading.tail, newline, source.has_mark))


def _place(fault: Fault) -> tuple[int, int]:
    return fault.line, fault.column


class _Reading:
    """The entries read so far, at hand or packed, and the faults met."""

    def __init__(self, text: str, line_end: str, packing: Packing | None) -> None:
        self.blocks: list[Block] = []
        self._keep_block = self.blocks.append if packing is None else packing.append
        self.faults: list[Fault] = []
        self.tail = ""
        self._text = text
        self._line_end = line_end
        self._offsets: dict[tuple[str | None, str], int] = {}

    def run(self) -> None:
        """Read to the end, or to where more faults would only tire."""
        text, faults, end = self._text, self.faults, len(self._text)
        at, follows_entry = 0, False
        while at < end and len(faults) < MOST_FAULTS:
            if after := self._entry(at):
                at, follows_entry = after, True
            elif TAIL.match(text, at):
                self.tail = self._as_it_was(text[at:])
                return
            else:
                at, follows_entry = self._diagnose(at, follows_entry=follows_entry), False

    def _entry(self, at: int) -> int:
        """Take the entry at an offset, and return where it ends; 0 if there is none."""
        match = FREQUENT.match(self._text, at)
        entry = frequent_entry(match) if match else None
        if match and entry:
            self._keep(match, entry)
        elif match := matched(self._text, at):
            self._take(match)
        return match.end() if match else 0

    def _take(self, match: re.Match[str]) -> None:
        try:
            self._keep(match, entry_of(match))
        except Misread:
            self._fault(_start_of_previous(match), wording.MISREAD_PREVIOUS)
        except NotUtf8:
            self._fault(match.end(1), wording.NOT_UTF8, ErrorName.ENCODING)
        except OutOfOrder as error:
            self._fault(match.start(5) + error.offset, wording.OUT_OF_ORDER)

    def _keep(self, match: re.Match[str], entry: PoEntry) -> None:
        offset = match.end(1)
        self._keep_block(Block(self._as_it_was(match[0]), entry))
        first = self._offsets.setdefault((entry.context, entry.source), offset)
        if first != offset:
            line, _ = position(self._text, first)
            self._fault(offset, wording.duplicate(line), ErrorName.DUPLICATE)

    def _as_it_was(self, text: str) -> str:
        return text if self._line_end == "\n" else text.replace("\n", self._line_end)

    def _diagnose(self, at: int, *, follows_entry: bool) -> int:
        """Say what is wrong with the entry that begins here, and return where the next one does."""
        from workbench.formats.po_diagnosis import diagnosis  # few files have faults

        found, end = diagnosis(self._text, at, follows_entry=follows_entry)
        for offset, sentence, name in found:
            self._fault(offset, sentence, name)
        return end

    def _fault(self, offset: int, sentence: Sentence, name: ErrorName = ErrorName.SYNTAX) -> None:
        self.faults.append(Fault(name, *position(self._text, offset), sentence))


def _start_of_previous(match: re.Match[str]) -> int:
    mark = re.compile(r"^[ \t]*#~?\|", re.MULTILINE).search(match.string, match.start(1))
    return mark.end() - 2 if mark else match.start(1)
