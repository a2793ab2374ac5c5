"""A document as lines on a screen: what a reader will see, and which cookie or text each line comes from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.export.nodes import (
    Anchor,
    BlockNode,
    Code,
    Document,
    Emphasis,
    Inline,
    LineBreak,
    Listing,
    Paragraph,
    Row,
    SectionNode,
    SectionReference,
    Strong,
    Subheading,
    Table,
    Text,
    Words,
    plain,
)
from workbench.formats.visible import visible
from workbench.policy.entries import Key
from workbench.policy.kinds import CookieId
from workbench.ui.text import Piece, Tone, fitted
from workbench.ui.widgets.flow import Line, flowed

_BROAD = 92
"""From this width on a table stands in columns; below it each cookie is a small paragraph."""
_GAP = 2


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line, and what it shows: a cookie's row, or the text of an entry."""

    pieces: Line
    cookie: CookieId | None = None
    key: Key | None = None


_EMPTY = PageLine(())


def page(document: Document, width: int) -> list[PageLine]:
    """Lay a document out; `width` in screen columns."""
    return list(_page(document, max(width, 20)))


def _page(document: Document, width: int) -> Iterator[PageLine]:
    yield from _text(document.date_line, width, Tone.MUTED)
    yield _EMPTY
    yield from _text(document.title, width, Tone.STRONG)
    for section in document.sections:
        yield from _section(section, width)


def _section(section: SectionNode, width: int) -> Iterator[PageLine]:
    if section.title is not None:
        yield _EMPTY
        yield from _text(section.title, width, Tone.STRONG)
    for block in section.blocks:
        yield _EMPTY
        yield from _block(block, width)


def _block(block: BlockNode, width: int) -> Iterator[PageLine]:
    match block:
        case Paragraph(heading=None):
            yield from _text(block.body, width)
        case Paragraph(heading=Words() as heading):
            pieces = [*_pieces(heading, Tone.STRONG), Piece(" "), *_pieces(block.body)]
            yield from _lines(pieces, width, key=block.body.key)
        case Subheading():
            yield from _text(block.words, width, Tone.STRONG)
        case Listing():
            for _, item in block.items:
                yield from _lines([Piece("• "), *_pieces(item)], width, indent=2, key=item.key)
        case Table():
            yield from _table(block, width)


def _table(table: Table, width: int) -> Iterator[PageLine]:
    if width < _BROAD:
        for row in table.rows:
            yield from _stacked(row, width)
        return
    widths = _column_widths(width)
    yield _beside(
        [flowed(_pieces(cell, Tone.STRONG), w)[:1] for cell, w in zip(table.headings, widths, strict=True)],
        0,
        widths,
    )
    for row in table.rows:
        yield from _columns(row, widths)


def _stacked(row: Row, width: int) -> Iterator[PageLine]:
    cookie = row.cookie.id
    yield from _lines(_pieces(row.name, Tone.ACCENT), width, cookie=cookie)
    yield from _lines(_pieces(row.description), width, cookie=cookie, key=row.description.key, margin=2)
    facts = [*_pieces(row.lifetime, Tone.MUTED), Piece(" · ", Tone.MUTED), *_pieces(row.party, Tone.MUTED)]
    yield from _lines(facts, width, cookie=cookie, margin=2)


def _columns(row: Row, widths: Sequence[int]) -> Iterator[PageLine]:
    tones = (Tone.ACCENT, Tone.PLAIN, Tone.PLAIN, Tone.PLAIN)
    cells = [
        flowed(_pieces(cell, tone), width) for cell, tone, width in zip(row.cells, tones, widths, strict=True)
    ]
    for number in range(max(map(len, cells))):
        line = _beside(cells, number, widths)
        yield PageLine(line.pieces, row.cookie.id, row.description.key)
    yield _EMPTY


def _beside(cells: Sequence[Sequence[Line]], number: int, widths: Sequence[int]) -> PageLine:
    """One line of cells that stand side by side."""
    pieces: list[Piece] = []
    for cell, width in zip(cells, widths, strict=True):
        line = cell[number] if number < len(cell) else ()
        pieces.extend(line)
        used = sum(len(fitted(piece.text, 0) or piece.text) and _width(piece.text) for piece in line)
        pieces.append(Piece(" " * (width - used + _GAP)))
    return PageLine(tuple(pieces[:-1]))


def _width(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


def _column_widths(width: int) -> tuple[int, int, int, int]:
    """Share a width among name, description, lifetime and provider."""
    room = width - 3 * _GAP
    name, lifetime, provider = room * 24 // 100, room * 16 // 100, room * 20 // 100
    return name, room - name - lifetime - provider, lifetime, provider


def _text(words: Words, width: int, tone: Tone = Tone.PLAIN) -> Iterator[PageLine]:
    yield from _lines(_pieces(words, tone), width, key=words.key)


def _lines(
    pieces: Iterable[Piece],
    width: int,
    *,
    indent: int = 0,
    margin: int = 0,
    cookie: CookieId | None = None,
    key: Key | None = None,
) -> Iterator[PageLine]:
    for line in flowed(pieces, width - margin, indent=indent):
        yield PageLine((Piece(" " * margin), *line) if margin else line, cookie, key)


def _pieces(words: Words, tone: Tone = Tone.PLAIN) -> Iterator[Piece]:
    if words.language is not None:
        yield Piece(f"[{words.language}] ", Tone.WARNING)
    yield from _inline(words.nodes, tone)
    if words.note is not None:
        yield Piece(f" [{visible(words.note)}]", Tone.WARNING)


def _inline(nodes: Sequence[Inline], tone: Tone) -> Iterator[Piece]:
    for node in nodes:
        match node:
            case Text(text) | Code(text):
                yield Piece(visible(text), tone)
            case LineBreak():
                yield Piece("\n", tone)
            case SectionReference(_, number):
                yield Piece(number, Tone.ACCENT)
            case Strong(children):
                yield from _inline(children, Tone.STRONG)
            case Emphasis(children):
                yield from _inline(children, Tone.EMPHASIS)
            case Anchor(children, address):
                yield Piece(visible(plain(children)), Tone.LINK if address else Tone.LOST)
