"""The policy as plain text: blocks parted by empty lines, one table row a line, cells parted by tabs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.export.characters import writable
from workbench.export.nodes import (
    Anchor,
    BlockNode,
    Document,
    Emphasis,
    Inline,
    Listing,
    Paragraph,
    SectionNode,
    Strong,
    Subheading,
    Table,
    Words,
    plain,
)
from workbench.policy.late_pattern import late

BULLET = "•"
_BREAKS = late(r"[\t\n]+")
"""What would part a table's cells or lines."""


def to_text(document: Document) -> str:
    """Write a document as plain text that ends in a newline."""
    return writable("\n\n".join(_blocks(document)) + "\n")


def _blocks(document: Document) -> Iterator[str]:
    yield words(document.date_line)
    yield words(document.title)
    for section in document.sections:
        yield from _section(section)


def _section(section: SectionNode) -> Iterator[str]:
    if section.title is not None:
        yield words(section.title)
    for block in section.blocks:
        yield _block(block)


def _block(block: BlockNode) -> str:
    match block:
        case Paragraph(heading=None):
            return words(block.body)
        case Paragraph(heading=Words() as heading):
            return f"{words(heading)} {words(block.body)}"
        case Subheading():
            return words(block.words)
        case Listing():
            return "\n".join(f"{BULLET} {words(item)}" for _, item in block.items)
        case Table():
            return "\n".join([_line(block.headings), *(_line(row.cells) for row in block.rows)])
    raise AssertionError(block)


def _line(cells: Sequence[Words]) -> str:
    return "\t".join(_BREAKS.sub(" ", words(cell)) for cell in cells)


def words(said: Words) -> str:
    """A text as it is read: addresses stand behind the words that lead there, notes in brackets."""
    return _marked(said, "".join(_inline(node) for node in said.nodes))


def words_alone(said: Words) -> str:
    """A text as it is read where addresses are out of sight."""
    return _marked(said, plain(said.nodes))


def _marked(said: Words, text: str) -> str:
    if said.language is not None:
        text = f"[{said.language}] {text}"
    return f"{text} [{said.note}]" if said.note else text


def _inline(node: Inline) -> str:
    if isinstance(node, Strong | Emphasis):
        return "".join(_inline(child) for child in node.children)
    if isinstance(node, Anchor) and (href := node.href):
        return _anchor(plain(node.children), href)
    return plain((node,))


def _anchor(text: str, address: str) -> str:
    if address in (text, f"mailto:{text}"):
        return text
    return f"{text} <{address}>"
