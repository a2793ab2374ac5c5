"""Two documents of one locale become one, with what went and what came marked in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from html import escape
from importlib import resources
from typing import TypeVar

from workbench.export.html import to_page
from workbench.export.nodes import (
    BlockNode,
    Deleted,
    Document,
    Inline,
    Inserted,
    Listing,
    Paragraph,
    Row,
    SectionNode,
    Subheading,
    Table,
    Text,
    Words,
)
from workbench.policy.frozen import frozen
from workbench.revisions.word_diff import pieces

T = TypeVar("T")
_NOTHING = Words(())


@frozen
class ToldChange:
    """A line of the list above the text: the level, what changed, and what readers are told."""

    level: str
    what: str
    sentence: str


def to_redline(old: Document, new: Document, title: str, changes: Sequence[ToldChange]) -> str:
    """Write the page: the list of changes, then the whole policy with the changes marked in it."""
    style = resources.files("workbench.export").joinpath("redline.css").read_text("utf-8")
    return to_page(redline(old, new), _list_of(title, changes), style)


def redline(old: Document, new: Document) -> Document:
    """The newer document, with what the older one had marked as deleted and what it had not as inserted."""
    return replace(
        new,
        date_line=new.date_line,
        title=_words(old.title, new.title),
        sections=tuple(_merged(old.sections, new.sections, lambda each: each.id, _section)),
    )


def _list_of(title: str, changes: Sequence[ToldChange]) -> Iterator[str]:
    yield '<div class="changes">'
    yield f"<h2>{escape(title, quote=False)}</h2>"
    if changes:
        yield "<ul>"
        for change in changes:
            sentence = f"<p>{escape(change.sentence, quote=False)}</p>" if change.sentence else ""
            yield (
                f"<li><strong>{escape(change.level, quote=False)}</strong> "
                f"{escape(change.what, quote=False)}{sentence}</li>"
            )
        yield "</ul>"
    yield "</div>"


def _merged(
    old: Sequence[T],
    new: Sequence[T],
    name_of: Callable[[T], str],
    joined: Callable[[T | None, T | None], T],
) -> Iterator[T]:
    """Yield things in the newer order; one that moved went from one place and came to another."""
    names_old, names_new = [name_of(each) for each in old], [name_of(each) for each in new]
    matcher = SequenceMatcher(a=names_old, b=names_new, autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            pairs = zip(old[start:end], new[new_start:new_end], strict=True)
            yield from (joined(before, after) for before, after in pairs)
        else:
            yield from (joined(each, None) for each in old[start:end])
            yield from (joined(None, each) for each in new[new_start:new_end])


def _section(old: SectionNode | None, new: SectionNode | None) -> SectionNode:
    either = _either(old, new)
    return replace(
        either,
        title=_maybe(old.title if old else None, new.title if new else None),
        blocks=tuple(_merged(old.blocks if old else (), new.blocks if new else (), _block_name, _block)),
    )


def _block(old: BlockNode | None, new: BlockNode | None) -> BlockNode:
    match old, new:
        case (Paragraph() | None, Paragraph() | None):
            return _paragraph(old, new)
        case (Subheading() | None, Subheading() | None):
            either = _either(old, new)
            return replace(either, words=_words(old.words if old else None, new.words if new else None))
        case (Listing() | None, Listing() | None):
            return _listing(old, new)
        case (Table() | None, Table() | None):
            return _table(old, new)
    raise ValueError("blocks of two kinds are not one block")


def _block_name(block: BlockNode) -> str:
    """What makes a block of the older state the same in the newer: its id and its kind."""
    return f"{type(block).__name__}:{block.id}"


def _paragraph(old: Paragraph | None, new: Paragraph | None) -> Paragraph:
    return replace(
        _either(old, new),
        heading=_maybe(old.heading if old else None, new.heading if new else None),
        body=_words(old.body if old else None, new.body if new else None),
    )


def _listing(old: Listing | None, new: Listing | None) -> Listing:
    items = _merged(
        old.items if old else (), new.items if new else (), lambda item: item[0],
        lambda before, after: (_either(before, after)[0], _words(_second(before), _second(after))),
    )  # fmt: skip
    return replace(_either(old, new), items=tuple(items))


def _table(old: Table | None, new: Table | None) -> Table:
    rows = _merged(old.rows if old else (), new.rows if new else (), lambda row: row.cookie.id, _row)
    either = _either(old, new)
    name, description, lifetime, provider = (
        _words(old.headings[index] if old else None, new.headings[index] if new else None)
        for index in range(len(either.headings))
    )
    return replace(either, headings=(name, description, lifetime, provider), rows=tuple(rows))


def _row(old: Row | None, new: Row | None) -> Row:
    return replace(
        _either(old, new),
        name=_words(old.name if old else None, new.name if new else None),
        description=_words(old.description if old else None, new.description if new else None),
        lifetime=_words(old.lifetime if old else None, new.lifetime if new else None),
        party=_words(old.party if old else None, new.party if new else None),
    )


def _second(item: tuple[str, Words] | None) -> Words | None:
    return item[1] if item else None


def _either(old: T | None, new: T | None) -> T:
    found = new if new is not None else old
    if found is None:
        raise ValueError("neither side has it")
    return found


def _maybe(old: Words | None, new: Words | None) -> Words | None:
    return None if old is None and new is None else _words(old, new)


def _words(old: Words | None, new: Words | None) -> Words:
    """Words with those that went and came marked; what stayed is as it was."""
    before, after = old or _NOTHING, new or _NOTHING
    if before.nodes == after.nodes:
        return after
    return replace(_either(old, new), nodes=tuple(_marked(list(_pieces(before)), list(_pieces(after)))))


def _pieces(words: Words) -> Iterator[Inline]:
    """The words of a text each for itself; a link or what is emphasised is one piece."""
    for node in words.nodes:
        if type(node) is Text:
            yield from (Text(piece) for piece in pieces(node.text))
        else:
            yield node


def _marked(old: Sequence[Inline], new: Sequence[Inline]) -> Iterator[Inline]:
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    for what, start, end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            yield from _joined(new[new_start:new_end])
            continue
        if end > start:
            yield Deleted(tuple(_joined(old[start:end])))
        if new_end > new_start:
            yield Inserted(tuple(_joined(new[new_start:new_end])))


def _joined(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """Words in a row as one text again."""
    text = ""
    for node in nodes:
        if type(node) is Text:
            text += node.text
            continue
        if text:
            yield Text(text)
        text = ""
        yield node
    if text:
        yield Text(text)
