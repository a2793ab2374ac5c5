"""A document as lines on a screen: what a reader will see, and which spot each line belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len

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
from workbench.formats.reading_error import ReadingError
from workbench.formats.visible import visible
from workbench.language import said
from workbench.locales.phrases import has_even_widths
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.flow import Line, flowed
from workbench.ui.widgets.spots import Page, PageLine, Spot

_BROAD = 92
"""From this width on a table stands in columns; below it each cookie is a small paragraph."""
_GAP = 2
_EMPTY = PageLine(())


def page(document: Document, width: int) -> Page:
    """Lay a document out; `width` in screen columns."""
    width = max(width, 20)
    has_columns = width >= _BROAD and has_even_widths(document.locale)
    return Page.of(list(_page(document, width, has_columns=has_columns)))


def error_page(errors: Iterable[ReadingError], width: int) -> Page:
    """Lay out what keeps a document from being read: every error with its place."""
    return Page.of([line for error in errors for line in _error(error, max(width, 20))])


def _error(error: ReadingError, width: int) -> Iterator[PageLine]:
    spot = Spot(error.place, error=error)
    yield _EMPTY
    yield from _lines([Piece(visible(error.place), Tone.ACCENT)], width, spot)
    yield from _lines([Piece(visible(said(error.sentence)), Tone.ERROR)], width, spot, margin=2)
    if error.quote:
        yield from _lines([Piece(visible(error.quote), Tone.MUTED)], width, spot, margin=2)


def _page(document: Document, width: int, *, has_columns: bool) -> Iterator[PageLine]:
    yield from _text("date", document.date_line, width, Tone.MUTED)
    yield _EMPTY
    yield from _text("title", document.title, width, Tone.STRONG)
    for section in document.sections:
        yield from _section(section, width, has_columns=has_columns)


def _section(section: SectionNode, width: int, *, has_columns: bool) -> Iterator[PageLine]:
    if section.title is not None:
        yield _EMPTY
        yield from _text(section.id, section.title, width, Tone.STRONG)
    for block in section.blocks:
        yield _EMPTY
        yield from _block(block, width, has_columns=has_columns)


def _block(block: BlockNode, width: int, *, has_columns: bool) -> Iterator[PageLine]:
    match block:
        case Paragraph(heading=None):
            yield from _text(block.id, block.body, width)
        case Paragraph(heading=Words() as heading):
            both = [*pieces(heading, Tone.STRONG), Piece(" "), *pieces(block.body)]
            yield from _lines(both, width, _spot(block.id, block.body, heading))
        case Subheading():
            yield from _text(block.id, block.words, width, Tone.STRONG)
        case Listing():
            for id_, item in block.items:
                yield from _lines([Piece("• "), *pieces(item)], width, _spot(id_, item), indent=2)
        case Table() if has_columns:
            yield from _columns(block, width)
        case Table():
            for row in block.rows:
                yield from _stacked(row, width, _row_spot(block, row))


def _spot(id_: str, *texts: Words) -> Spot:
    """The spot where some texts are read; its entry is the first that is unfinished, else the first."""
    unfinished = [each.key for each in texts if each.language is not None or each.note is not None]
    return Spot(id_, (*unfinished, texts[0].key)[0], is_unfinished=bool(unfinished))


def _row_spot(table: Table, row: Row) -> Spot:
    texts = _spot("", row.description, row.name, row.lifetime, row.party)
    cookie = row.cookie.id
    return Spot(f"{table.id}/{cookie}", texts.key, cookie, is_unfinished=texts.is_unfinished)


def _stacked(row: Row, width: int, spot: Spot) -> Iterator[PageLine]:
    """A cookie as a small paragraph."""
    facts = [*pieces(row.lifetime, Tone.MUTED), Piece(" · ", Tone.MUTED), *pieces(row.party, Tone.MUTED)]
    yield from _lines(pieces(row.name, Tone.ACCENT), width, spot)
    yield from _lines(pieces(row.description), width, spot, margin=2)
    yield from _lines(facts, width, spot, margin=2)


def _columns(table: Table, width: int) -> Iterator[PageLine]:
    """A table as one: name, description, lifetime and provider side by side."""
    widths = _column_widths(width)
    headings = [
        flowed(pieces(cell, Tone.STRONG), column)[:1]
        for cell, column in zip(table.headings, widths, strict=True)
    ]
    yield PageLine(_beside(headings, 0, widths), _spot(f"{table.id}/", *table.headings))
    for row in table.rows:
        yield from _row(row, widths, _row_spot(table, row))


def _row(row: Row, widths: Sequence[int], spot: Spot) -> Iterator[PageLine]:
    tones = (Tone.ACCENT, Tone.PLAIN, Tone.PLAIN, Tone.PLAIN)
    cells = [
        flowed(pieces(cell, tone), width) for cell, tone, width in zip(row.cells, tones, widths, strict=True)
    ]
    for number in range(max(map(len, cells))):
        yield PageLine(_beside(cells, number, widths), spot)
    yield _EMPTY


def _beside(cells: Sequence[Sequence[Line]], number: int, widths: Sequence[int]) -> Line:
    """One line of cells that stand side by side."""
    pieces: list[Piece] = []
    for cell, width in zip(cells, widths, strict=True):
        line = cell[number] if number < len(cell) else ()
        pieces.extend(line)
        pieces.append(Piece(" " * (width - sum(cell_len(piece.text) for piece in line) + _GAP)))
    return tuple(pieces[:-1])


def _column_widths(width: int) -> tuple[int, int, int, int]:
    """Share a width among name, description, lifetime and provider."""
    room = width - 3 * _GAP
    name, lifetime, provider = room * 24 // 100, room * 16 // 100, room * 20 // 100
    return name, room - name - lifetime - provider, lifetime, provider


def _text(id_: str, words: Words, width: int, tone: Tone = Tone.PLAIN) -> Iterator[PageLine]:
    yield from _lines(pieces(words, tone), width, _spot(id_, words))


def _lines(
    pieces: Iterable[Piece], width: int, spot: Spot, *, indent: int = 0, margin: int = 0
) -> Iterator[PageLine]:
    for line in flowed(pieces, width - margin, indent=indent):
        yield PageLine((Piece(" " * margin), *line) if margin else line, spot)


def pieces(words: Words, tone: Tone = Tone.PLAIN) -> Iterator[Piece]:
    """A text as it is drawn: its language before it where that is another, its note behind it."""
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
