"""The document tree: a policy as one locale reads it, before it is any format."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CategoryId, LocaleTag, SectionId
from workbench.policy.late_pattern import late
from workbench.policy.model import Cookie


@frozen
class Text:
    """Characters, printed as they are."""

    text: str


@frozen
class Name(Text):
    """Characters of a name or an address: never translated, read in whatever direction their script has."""


@frozen
class LineBreak:
    """The end of a line within a paragraph."""


@frozen
class Code:
    """Characters of code."""

    text: str


@frozen
class Strong:
    """Words of strong importance."""

    children: tuple[Inline, ...]


@frozen
class Emphasis:
    """Words that are stressed."""

    children: tuple[Inline, ...]


@frozen
class Deleted:
    """Words that an older state had; only a redline has them."""

    children: tuple[Inline, ...]


@frozen
class Inserted:
    """Words that a newer state has; only a redline has them."""

    children: tuple[Inline, ...]


@frozen
class Anchor:
    """Words that lead somewhere; without an address (a lost link) they are only words."""

    children: tuple[Inline, ...]
    address: str | None

    @property
    def href(self) -> str | None:
        """The address, if it is one that a page may lead to."""
        return followable(self.address)

    @property
    def words(self) -> tuple[Inline, ...]:
        """The words of the link; what is a link within them is only words."""
        return without_links(self.children)


@frozen
class SectionReference:
    """A section's number, which leads to it."""

    section: SectionId
    number: str


Inline: TypeAlias = (
    Text | LineBreak | Code | Strong | Emphasis | Deleted | Inserted | Anchor | SectionReference
)


@frozen
class Words:
    """A text as it is read.

    `key` is the entry it comes from; `language` is set where the words are not in the document's locale;
    `note` is printed after them (a translation older than its source).
    """

    nodes: tuple[Inline, ...]
    key: Key | None = None
    language: LocaleTag | None = None
    note: str | None = None


@frozen(kw_only=True)
class Paragraph:
    """A paragraph, its heading run into it; `category` where it introduces one."""

    id: str
    body: Words
    heading: Words | None = None
    category: CategoryId | None = None


@frozen(kw_only=True)
class Subheading:
    """A heading of its own within a section."""

    id: str
    words: Words


@frozen(kw_only=True)
class Listing:
    """A list; every item with its id."""

    id: str
    items: tuple[tuple[str, Words], ...]


@frozen(kw_only=True)
class Row:
    """One cookie as a table prints it."""

    cookie: Cookie
    name: Words
    description: Words
    lifetime: Words
    party: Words

    @property
    def cells(self) -> tuple[Words, Words, Words, Words]:
        """The cells in the order they print."""
        return self.name, self.description, self.lifetime, self.party


@frozen(kw_only=True)
class Table:
    """The cookies of some categories; `labelled_by` are the ids of the paragraphs that introduce them."""

    id: str
    categories: tuple[CategoryId, ...]
    labelled_by: tuple[str, ...]
    headings: tuple[Words, Words, Words, Words]
    rows: tuple[Row, ...]


BlockNode: TypeAlias = Paragraph | Subheading | Listing | Table


@frozen(kw_only=True)
class SectionNode:
    """A section; `title` as printed, with its number, None where it prints none."""

    id: SectionId
    number: int | None
    title: Words | None
    blocks: tuple[BlockNode, ...]


@frozen(kw_only=True)
class CategoryNode:
    """What a locale calls a category and says of it, whether or not a section shows it."""

    id: CategoryId
    title: Words
    intro: Words


@frozen(kw_only=True)
class Document:
    """The whole policy in one locale; `changed` is None for a draft."""

    locale: LocaleTag
    is_right_to_left: bool
    changed: dt.date | None
    date_line: Words
    title: Words
    sections: tuple[SectionNode, ...]
    categories: tuple[CategoryNode, ...] = ()

    @property
    def rows(self) -> Iterator[Row]:
        """Every table row, in the order printed."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Table):
                    yield from block.rows

    @property
    def cookie_rows(self) -> Iterator[Row]:
        """The rows, in the order printed, without those of a cookie that has been printed before."""
        yield from {row.cookie.id: row for row in self.rows}.values()


_FOLLOWABLE = late(r"(?:https?://|mailto:)[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff<>\"\\^`{|}]+", re.IGNORECASE)


def followable(address: str | None) -> str | None:
    """An address that a page may lead to: of the web or for e-mail, of characters that addresses have."""
    return address if address and _FOLLOWABLE.fullmatch(address) else None


def without_links(nodes: Sequence[Inline]) -> tuple[Inline, ...]:
    """The same words, leading nowhere."""
    return tuple(each for node in nodes for each in _without_links(node))


def _without_links(node: Inline) -> tuple[Inline, ...]:
    match node:
        case Anchor(children, _):
            return without_links(children)
        case SectionReference(_, number):
            return (Text(number),)
        case Strong(children):
            return (Strong(without_links(children)),)
        case Emphasis(children):
            return (Emphasis(without_links(children)),)
        case Deleted(children):
            return (Deleted(without_links(children)),)
        case Inserted(children):
            return (Inserted(without_links(children)),)
        case _:
            return (node,)


def plain(nodes: Sequence[Inline]) -> str:
    """The characters of inline nodes, without what they look like or where they lead."""
    return "".join([_plain(node) for node in nodes])


def _plain(node: Inline) -> str:
    match node:
        case Text(text) | Code(text):
            return text
        case LineBreak():
            return "\n"
        case SectionReference(_, number):
            return number
        case Strong(children) | Emphasis(children) | Deleted(children) | Inserted(children):
            return plain(children)
        case Anchor(children, _):
            return plain(children)
