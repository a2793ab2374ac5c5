"""A part of the prose as a reader sees it, in pieces to draw, and what is wrong with it in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.edits import value_at
from workbench.export.nodes import Words
from workbench.export.speech import Speech
from workbench.export.wording import source_wording
from workbench.formats.data import Data
from workbench.formats.edit_refused import EditRefused
from workbench.formats.fields import DataFault
from workbench.language import _, _n, said
from workbench.policy.entries import Key, block_key, category_key, section_title_key, title_key
from workbench.policy.kinds import CategoryId, SectionId
from workbench.policy.model import Policy
from workbench.policy.outline import cookies_by_category
from workbench.prose.at import At
from workbench.prose.markup import markup_faults
from workbench.prose.reading import Kind, Prose, items_of, text_of
from workbench.session import Session
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.page import pieces

_NAMES = 6
"""Cookies of a table that are named."""
Told = Iterator[str | Piece]


def as_read(session: Session, at: At) -> Told:
    """What is wrong with a part, a line for each fault, then how it is read in the source locale."""
    policy, prose = session.policy, Prose(session.data, session.saved_data)
    if policy is None:
        yield Piece(_("Nothing can be shown while policy.yaml cannot be read."), Tone.WARNING)
        return
    try:
        for trouble in _troubles(session, prose, at):
            yield Piece(f"! {trouble}", Tone.ERROR)
            yield "\n"
        yield from _Reader(policy, prose).read(at)
    except EditRefused:
        return


class _Reader:
    """Says parts in the source locale, whether or not their file can be read as a section."""

    def __init__(self, policy: Policy, prose: Prose) -> None:
        self._policy = policy
        self._prose = prose
        self._speech = Speech(policy, policy.source_locale, source_wording)

    def read(self, at: At) -> Told:
        match self._prose.kind(at):
            case Kind.TITLE:
                yield from self._plain(title_key(), self._value(at, "title"))
            case Kind.SECTION:
                yield from self._section(at)
            case Kind.ITEM:
                yield from self._items(at, {at.item: items_of(self._prose.block(at)).get(at.item, "")})
            case Kind.LIST:
                yield from self._items(at, items_of(self._prose.block(at)))
            case Kind.CATEGORY:
                yield from self._category(CategoryId(self._value(at, "category")))
            case Kind.TABLE:
                yield from self._table(at)
            case _:
                yield from self._text(at)

    def _value(self, at: At, name: str) -> str:
        if at.block:
            return text_of(self._prose.block(at).get(name))
        return text_of(value_at(self._prose.data(at.file), (name,)))

    def _plain(self, key: Key, text: str) -> Told:
        yield from pieces(self._speech.plain(key, text), Tone.STRONG)

    def _section(self, at: At) -> Told:
        title = self._value(at, "title")
        if not title:
            yield Piece(_("No title: the section has no heading and no number."), Tone.MUTED)
            return
        words: Words = self._speech.plain(section_title_key(at.section), title)
        number = self._speech.numbers.get(SectionId(at.section))
        if number is not None:
            from workbench.export.nodes import Text

            words = self._speech.within("numbered_title", words, {"number": (Text(str(number)),)})
        yield from pieces(words, Tone.STRONG)

    def _text(self, at: At) -> Told:
        heading, text = self._value(at, "heading"), self._value(at, "text")
        key = block_key(at.section, at.block)
        if heading:
            yield from self._plain(key, heading)
            yield " "
        yield from pieces(self._speech.prose(key, text))

    def _items(self, at: At, items: Mapping[str, Data]) -> Told:
        for number, (name, text) in enumerate(items.items()):
            yield "\n• " if number else "• "
            yield from pieces(self._speech.prose(block_key(at.section, at.block, name), text_of(text)))

    def _category(self, name: CategoryId) -> Told:
        category = self._policy.categories.get(name)
        if category is None:
            return
        title = self._speech.plain(category_key(name, "title"), category.title)
        yield from pieces(self._speech.within("category_heading", title), Tone.STRONG)
        yield " "
        yield from pieces(self._speech.prose(category_key(name, "intro"), category.intro))

    def _table(self, at: At) -> Told:
        named = self._prose.block(at).get("table")
        rows = cookies_by_category(self._policy)
        ids = [CategoryId(text_of(each)) for each in named] if isinstance(named, list) else []
        names = [cookie.name for each in ids for cookie in rows.get(each, ())]
        shown = ", ".join(names[:_NAMES]) + (" …" if len(names) > _NAMES else "")
        told = _n(
            "A table of {count} cookie: {names}",
            "A table of {count} cookies: {names}",
            len(names),
            names=shown,
        )
        yield Piece(told, Tone.MUTED)


def _troubles(session: Session, prose: Prose, at: At) -> Iterator[str]:
    """What is wrong with a part: what its file says in vain, then its marks."""
    path = prose.path(at)
    is_prose = prose.kind(at) in {Kind.TEXT, Kind.ITEM}
    text_path = path if at.item else (*path, "text")
    text = text_of(value_at(prose.data(at.file), text_path)) if is_prose else ""
    for fault in session.catalogue.faults_of(at.file):
        is_own = fault.path[: len(path)] == path if path else fault.path[:1] in {("title",), ("numbered",)}
        if is_own:
            yield said(fault.sentence) + _place(fault, text)
    yield from (said(fault) for fault in markup_faults(text))


def _place(fault: DataFault, text: str) -> str:
    """Where in a text the words stand that a fault is about."""
    found = text.find(fault.needle) if fault.needle else -1
    if found < 0:
        return ""
    return " " + _("At character {count} of the text.").format(count=found + 1)
