"""Change one entry in its text: only the lines that say something else are written anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.formats.po_block import Block, block_of
from workbench.formats.po_comments import kind_of
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_write import Part, entry_lines, part_lines, value
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

_BLANK = " \t\r\n\f\v"
_LINE = late(r"[^\n]*\n|[^\n]+")  # LF alone: a text may hold what ends lines elsewhere
_KEYWORDS = {
    "msgctxt": Part.CONTEXT,
    "msgid": Part.SOURCE,
    "msgid_plural": Part.PLURAL,
    "msgstr": Part.TRANSLATIONS,
}
_COMMENT = late(r"#(?!~)|#~\|")
_KEYWORD = late(r"(?:#~[ \t]*)?(msgid_plural|msgid|msgctxt|msgstr)")
_COMMENTS = {
    "#": Part.TRANSLATOR,
    "#.": Part.EXTRACTED,
    "#:": Part.REFERENCES,
    "#,": Part.FLAGS,
    "#|": Part.PREVIOUS,
}


def edited_block(block: Block, entry: PoEntry, newline: str) -> Block:
    """Let a block say `entry`; raise ValueError if no file can."""
    if block.entry == entry:
        return block
    edited = _holding(entry, "".join(_edited_lines(block, entry, newline)))
    return edited or _written(_blank_lines(block.raw), entry, newline)


def new_block(entry: PoEntry, newline: str) -> Block:
    """Write an entry with a blank line above it; raise ValueError if no file can hold it."""
    return _written(newline, entry, newline)


def joined(blocks: Sequence[Block], first: Block | None, newline: str) -> Iterator[Block]:
    """Part blocks from each other by the line ends that are missing; `first` used to open the file."""
    for place, block in enumerate(blocks):
        raw = block.raw
        if place == 0 and block != first:
            raw = raw.removeprefix(newline)
        if place > 0 and block == first and _blank_lines(raw) == "":
            raw = newline + raw
        if place < len(blocks) - 1 and not raw.endswith("\n"):
            raw += newline
        yield block if raw == block.raw else Block(raw, block.entry)


@frozen
class _Line:
    """A line with its line end, and the part of the entry that it tells; None for a blank one."""

    text: str
    part: Part | None


def _written(above: str, entry: PoEntry, newline: str) -> Block:
    block = _holding(entry, above + "".join(line + newline for line in entry_lines(entry)))
    if block is None:
        raise ValueError(f"a PO file cannot hold {entry!r}")
    return block


def _holding(entry: PoEntry, raw: str) -> Block | None:
    """Read what was written; None if it cannot be saved, or says something else than it should."""
    try:
        raw.encode("utf-8")
    except UnicodeEncodeError:
        return None
    block = block_of(raw)
    return block if block and block.entry == entry else None


def _edited_lines(block: Block, entry: PoEntry, newline: str) -> Iterator[str]:
    """Yield a block's lines; a changed part stands where the old one did, a new one where it belongs."""
    changed = {part for part in Part if value(entry, part) != value(block.entry, part)}
    lines = list(_lines(block.raw))
    absent = sorted(changed.difference(line.part for line in lines if line.part is not None))
    written: set[Part] = set()
    for line in lines:
        if line.part is None:
            yield line.text
            continue
        while absent and absent[0] < line.part:
            yield from _new_lines(entry, absent.pop(0), newline)
        if line.part not in changed:
            yield line.text
        elif line.part not in written:
            written.add(line.part)
            yield from _new_lines(entry, line.part, newline)


def _new_lines(entry: PoEntry, part: Part, newline: str) -> Iterator[str]:
    return (line + newline for line in part_lines(entry, part))


def _lines(raw: str) -> Iterator[_Line]:
    """Yield the lines of a block; what continues a part belongs to it."""
    part: Part | None = None
    for text in _LINE.findall(raw):
        inside = text.strip(_BLANK)
        if _COMMENT.match(inside):
            part = _COMMENTS[kind_of(inside)]
        elif keyword := _KEYWORD.match(inside):
            part = _KEYWORDS[keyword[1]]
        yield _Line(text, part if inside or part is None or part >= Part.CONTEXT else None)


def _blank_lines(raw: str) -> str:
    return raw[: len(raw) - len(raw.lstrip(_BLANK))]
