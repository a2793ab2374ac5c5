"""The policy as Markdown: CommonMark with GitHub's tables, read back as the text it was written from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.export.markdown_inline import inline, line, paragraph
from workbench.export.nodes import (
    BlockNode,
    Document,
    Inline,
    Listing,
    Paragraph,
    Strong,
    Subheading,
    Table,
    Text,
    Words,
)


def to_markdown(document: Document) -> str:
    """Write a document as Markdown that ends in a newline."""
    return "\n\n".join(block for block in _blocks(document) if block) + "\n"


def _blocks(document: Document) -> Iterator[str]:
    yield paragraph(inline(_marked(document.date_line)))
    yield _heading(1, document.title)
    bullet = "-"
    for section in document.sections:
        if section.title is not None:
            yield _heading(2, section.title)
        for block in section.blocks:
            yield _block(block, bullet)
            bullet = "*" if isinstance(block, Listing) and bullet == "-" else "-"


def _block(block: BlockNode, bullet: str) -> str:
    match block:
        case Paragraph(heading=None):
            return paragraph(inline(_marked(block.body)))
        case Paragraph(heading=Words() as heading):
            return paragraph(inline((Strong(_marked(heading)), Text(" "), *_marked(block.body))))
        case Subheading():
            return _heading(3, block.words)
        case Listing():
            return "\n".join(_item(words, bullet) for _, words in block.items)
        case Table():
            return _table(block)
    raise AssertionError(block)


def _heading(level: int, words: Words) -> str:
    text = line(inline(_marked(words)))
    return f"{'#' * level} {text}" if text else ""


def _item(words: Words, bullet: str) -> str:
    """One item of a list; its bullet differs from that of a list directly above, which it would join."""
    return f"{bullet} {paragraph(inline(_marked(words)), indent='  ')}".rstrip(" ")


def _table(table: Table) -> str:
    rows = [_row(table.headings), "|" + " --- |" * len(table.headings)]
    return "\n".join([*rows, *(_row(row.cells) for row in table.rows)])


def _row(cells: Sequence[Words]) -> str:
    written = (line(inline(_marked(cell))).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(written)} |"


def _marked(words: Words) -> tuple[Inline, ...]:
    """A text with what is read before and behind it: another language, a note."""
    before = (Text(f"[{words.language}] "),) if words.language is not None else ()
    behind = (Text(f" [{words.note}]"),) if words.note else ()
    return (*before, *words.nodes, *behind)
