"""The policy as a web page that needs nothing else, or as a part of one.

What is read in `main` is the text export without its addresses; style and attributes say nothing more.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from importlib import resources

from workbench.export.characters import writable
from workbench.export.nodes import (
    Anchor,
    BlockNode,
    Code,
    Deleted,
    Document,
    Emphasis,
    Inline,
    Inserted,
    LineBreak,
    Listing,
    Name,
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
from workbench.locales.phrases import is_right_to_left
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag

_DEEPEST = 6
_TAGS: Mapping[type[Inline], str] = {Strong: "strong", Emphasis: "em", Deleted: "del", Inserted: "ins"}


def to_html(document: Document, *, is_fragment: bool = False, heading_level: int = 1) -> str:
    """Write a document as a page, or as a `div` for a page that stands already.

    `heading_level` is the title's, from 1; what would be deeper than 6 is 6. Ids are the same in both.
    """
    lines = _Writer(document, heading_level).lines()
    whole = _fragment(document, lines) if is_fragment else _page(document, lines)
    return writable("\n".join(whole) + "\n")


def to_page(document: Document, before: Iterable[str], style: str = "") -> str:
    """Write a document as a page, with lines of HTML before it in `main`, and a style besides that of all."""
    lines = _Writer(document, 1).lines()
    return writable("\n".join(_page(document, (*before, *lines), style)) + "\n")


def _fragment(document: Document, lines: Iterable[str]) -> Iterator[str]:
    yield f'<div class="cookie-policy" {_language(document.locale, document.is_right_to_left)}>'
    yield from lines
    yield "</div>"


def _page(document: Document, lines: Iterable[str], more_style: str = "") -> Iterator[str]:
    style = _style() + more_style
    yield "<!doctype html>"
    yield f"<html {_language(document.locale, document.is_right_to_left)}>"
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_content_policy(style)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{_text(plain(document.title.nodes))}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield from lines
    yield "</main>"
    yield "</body>"
    yield "</html>"


@cache
def _style() -> str:
    return resources.files("workbench.export").joinpath("style.css").read_text("utf-8")


def _content_policy(style: str) -> str:
    """Nothing may be loaded or run; the one style is known by its digest."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _language(locale: LocaleTag, is_rtl: bool) -> str:
    return f'lang="{escape(locale)}" dir="{"rtl" if is_rtl else "ltr"}"'


def _text(text: str) -> str:
    return escape(text, quote=False)


@frozen
class _Writer:
    """Writes a document's blocks, one line an element."""

    document: Document
    level: int

    def lines(self) -> Iterator[str]:
        yield f'<p class="changed">{_words(self.document.date_line)}</p>'
        yield self._heading(0, self.document.title)
        for section in self.document.sections:
            yield from self._section(section)

    def _heading(self, depth: int, words: Words, id_: str | None = None) -> str:
        level = max(1, min(self.level + depth, _DEEPEST))
        attribute = f' id="{escape(id_)}"' if id_ is not None else ""
        return f"<h{level}{attribute}>{_words(words)}</h{level}>"

    def _section(self, section: SectionNode) -> Iterator[str]:
        if section.title is None:
            yield f'<div id="{escape(section.id)}">'
        else:
            yield "<section>"
            yield self._heading(1, section.title, section.id)
        for block in section.blocks:
            yield from self._block(section, block)
        yield "</div>" if section.title is None else "</section>"

    def _block(self, section: SectionNode, block: BlockNode) -> Iterator[str]:
        depth = 1 if section.title is None else 2
        match block:
            case Paragraph(heading=None):
                yield f'<p id="{escape(block.id)}">{_words(block.body)}</p>'
            case Paragraph(heading=Words() as heading):
                yield '<div class="run-in">'
                yield self._heading(depth, heading, block.id)
                yield f"<p>{_words(block.body)}</p>"
                yield "</div>"
            case Subheading():
                yield self._heading(depth, block.words, block.id)
            case Listing():
                yield from _listing(block)
            case Table():
                yield from _table(block, self._table_name(section, block))

    def _table_name(self, section: SectionNode, table: Table) -> str:
        """What names a table: its categories' headings, else its section's, else the document's title."""
        ids = table.labelled_by or ((section.id,) if section.title else ())
        if ids:
            return f'aria-labelledby="{escape(" ".join(ids))}"'
        return f'aria-label="{escape(plain(self.document.title.nodes))}"'


def _listing(block: Listing) -> Iterator[str]:
    yield f'<ul id="{escape(block.id)}">'
    for item, words in block.items:
        yield f'<li id="{escape(item)}">{_words(words)}</li>'
    yield "</ul>"


def _table(table: Table, name: str) -> Iterator[str]:
    yield f'<table id="{escape(table.id)}" {name}>'
    yield "<thead>"
    yield "<tr>"
    yield from (f'<th scope="col">{_words(heading)}</th>' for heading in table.headings)
    yield "</tr>"
    yield "</thead>"
    yield "<tbody>"
    for row in table.rows:
        yield from _row(row)
    yield "</tbody>"
    yield "</table>"


def _row(row: Row) -> Iterator[str]:
    yield "<tr>"
    yield f'<th scope="row">{_words(row.name)}</th>'
    yield from (f"<td>{_words(cell)}</td>" for cell in row.cells[1:])
    yield "</tr>"


def _words(said: Words) -> str:
    text = _inline(said.nodes)
    if said.language is not None:
        language = _language(said.language, is_right_to_left(said.language))
        text = f'<span class="mark">[{_text(said.language)}]</span> <span {language}>{text}</span>'
    return f'{text} <span class="mark">[{_text(said.note)}]</span>' if said.note else text


def _inline(nodes: Iterable[Inline]) -> str:
    return "".join(_node(node) for node in nodes)


def _node(node: Inline) -> str:
    match node:
        case Name(text):
            return f'<bdi translate="no">{_text(text)}</bdi>'
        case Text(text):
            return _text(text)
        case LineBreak():
            return "<br>\n"
        case Code(text):
            return f"<code>{_text(text)}</code>"
        case Strong(children) | Emphasis(children) | Deleted(children) | Inserted(children):
            tag = _TAGS[type(node)]
            return f"<{tag}>{_inline(children)}</{tag}>"
        case SectionReference(section, number):
            return f'<a href="#{escape(section)}">{_text(number)}</a>'
        case Anchor():
            return _anchor(node)


def _anchor(anchor: Anchor) -> str:
    """A link; one that leads nowhere, or where no page should lead, is only its words."""
    words = _inline(anchor.words)
    if anchor.href is None:
        return words
    is_mail = anchor.href.lower().startswith("mailto:")
    relation = "" if is_mail else ' rel="noopener noreferrer"'
    return f'<a href="{escape(anchor.href)}"{relation}>{words}</a>'
