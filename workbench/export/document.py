"""A policy and a locale become a document tree: the one source of every export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property

from workbench.export.nodes import (
    Anchor,
    BlockNode,
    CategoryNode,
    Document,
    Listing,
    Name,
    Paragraph,
    Row,
    SectionNode,
    Subheading,
    Table,
    Text,
    Words,
)
from workbench.export.speech import Speech
from workbench.export.wording import Wording, source_wording
from workbench.locales.phrases import is_right_to_left
from workbench.policy.entries import block_key, category_key, cookie_key, section_title_key, title_key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CategoryId, LocaleTag, Party, ProviderId
from workbench.policy.lifetime import Fixed, Lifetime, Persistent, Session, Sliding, worded
from workbench.policy.model import (
    AnyBlock,
    Category,
    CategoryBlock,
    Cookie,
    HeadingBlock,
    ListBlock,
    Policy,
    Section,
    TableBlock,
    TextBlock,
    is_printed,
)
from workbench.policy.outline import categories_in_order, cookies_by_category, printed_order


def build(
    policy: Policy, locale: LocaleTag, changed: dt.date | None, wording: Wording = source_wording
) -> Document:
    """Make the document that a locale reads; `changed` None makes it a draft."""
    return _Builder(policy, Speech(policy, locale, wording)).document(changed)


def date_line(
    policy: Policy, locale: LocaleTag, changed: dt.date | None, wording: Wording = source_wording
) -> Words:
    """The line a document opens with: when it was last changed, or that it is a draft."""
    speech = Speech(policy, locale, wording)
    return speech.label("last_changed", {"date": speech.date(changed)})


def row_of(policy: Policy, speech: Speech, cookie: Cookie) -> Row:
    """A cookie as a table prints it, by itself."""
    return rows_of(policy, speech)(cookie)


def rows_of(policy: Policy, speech: Speech) -> Callable[[Cookie], Row]:
    """Says cookies as tables print them, each by itself; what many have in common is said once."""
    return _Builder(policy, speech).row


@frozen(slots=False)
class _Builder:
    """Puts what a locale says into the order it is read."""

    policy: Policy
    speech: Speech

    @property
    def _locale(self) -> LocaleTag:
        return self.speech.locale

    @cached_property
    def _rows(self) -> Mapping[CategoryId, list[Cookie]]:
        return cookies_by_category(self.policy)

    @cached_property
    def _category_words(self) -> Mapping[CategoryId, CategoryNode]:
        return {each.id: self._said(each) for each in categories_in_order(self.policy)}

    def _said(self, category: Category) -> CategoryNode:
        return CategoryNode(
            id=category.id,
            title=self.speech.plain(category_key(category.id, "title"), category.title),
            intro=self.speech.prose(category_key(category.id, "intro"), category.intro),
        )

    def document(self, changed: dt.date | None) -> Document:
        return Document(
            locale=self._locale,
            is_right_to_left=is_right_to_left(self._locale),
            changed=changed,
            date_line=date_line(self.policy, self._locale, changed, self.speech.wording),
            title=self.speech.plain(title_key(), self.policy.settings.title),
            sections=tuple(self._section(section) for section in self.policy.sections.values()),
            categories=tuple(self._category_words.values()),
        )

    def _section(self, section: Section) -> SectionNode:
        number = self.speech.numbers.get(section.id)
        title = None
        if section.title is not None:
            title = self.speech.plain(section_title_key(section.id), section.title)
            if number is not None:
                title = self.speech.within("numbered_title", title, {"number": (Text(str(number)),)})
        printed = (block for block in section.blocks if is_printed(block, self._locale))
        blocks = tuple(self._block(section, block) for block in printed)
        return SectionNode(id=section.id, number=number, title=title, blocks=blocks)

    def _block(self, section: Section, block: AnyBlock) -> BlockNode:
        anchor = block_anchor(section, block)
        match block:
            case TextBlock():
                body = self.speech.prose(block_key(section.id, block.id), block.text)
                return Paragraph(id=anchor, heading=self._heading(section, block, block.heading), body=body)
            case HeadingBlock():
                key = block_key(section.id, block.id, "heading")
                return Subheading(id=anchor, words=self.speech.plain(key, block.heading))
            case ListBlock():
                return Listing(id=anchor, items=tuple(self._items(section, block)))
            case CategoryBlock():
                return self._category(anchor, block)
            case TableBlock():
                return self._table(anchor, section, block)

    def _heading(self, section: Section, block: AnyBlock, heading: str | None) -> Words | None:
        if heading is None:
            return None
        return self.speech.plain(block_key(section.id, block.id, "heading"), heading)

    def _items(self, section: Section, block: ListBlock) -> Iterator[tuple[str, Words]]:
        for item, text in block.items.items():
            words = self.speech.prose(block_key(section.id, block.id, item), text)
            yield f"{block_anchor(section, block)}.{item}", words

    def _category(self, anchor: str, block: CategoryBlock) -> Paragraph:
        said = self._category_words.get(block.category)
        if said is None:
            return Paragraph(id=anchor, body=Words((Text(block.category),)))
        heading = self.speech.within("category_heading", said.title)
        return Paragraph(id=anchor, heading=heading, body=said.intro, category=said.id)

    def _table(self, anchor: str, section: Section, block: TableBlock) -> Table:
        cookies = printed_order(row for category in block.categories for row in self._rows.get(category, ()))
        introductions = {
            each.category: block_anchor(section, each)
            for each in section.blocks
            if isinstance(each, CategoryBlock)
        }
        headings = ("cookie_name", "description", "lifetime", "provider")
        name, description, lifetime, provider = (self.speech.label(label) for label in headings)
        return Table(
            id=anchor,
            categories=block.categories,
            labelled_by=tuple(introductions[each] for each in block.categories if each in introductions),
            headings=(name, description, lifetime, provider),
            rows=tuple(self.row(cookie) for cookie in cookies if is_printed(cookie, self._locale)),
        )

    def row(self, cookie: Cookie) -> Row:
        """One cookie's row."""
        printed = self.speech.printed
        return Row(
            cookie=cookie,
            name=printed(cookie.printed.name) or Words((Name(cookie.name),)),
            description=self.speech.plain(cookie_key(cookie.id, "description"), cookie.description),
            lifetime=printed(cookie.printed.lifetime) or self._lifetime(cookie),
            party=printed(cookie.printed.provider) or self._party(cookie.party, cookie.provider),
        )

    def _lifetime(self, cookie: Cookie) -> Words:
        text = worded(cookie.lifetime)
        if text is None:
            return self._unworded(cookie.lifetime)
        values = (
            {"lifetime": self.speech.duration(cookie.lifetime.duration)}
            if isinstance(cookie.lifetime, Sliding)
            else {}
        )
        return self.speech.plain(cookie_key(cookie.id, "lifetime"), text, values)

    @cached_property
    def _unworded(self) -> Callable[[Lifetime], Words]:
        """Says a lifetime that has no words of its own; a policy has few, over and over."""
        return cache(self._say_lifetime)

    def _say_lifetime(self, lifetime: Lifetime) -> Words:
        match lifetime:
            case Session():
                return self.speech.label("session")
            case Persistent():
                return self.speech.label("persistent")
            case Fixed(span):
                return Words(self.speech.duration(span))
            case Sliding(span):
                return self.speech.label("sliding", {"lifetime": self.speech.duration(span)})
        raise AssertionError(lifetime)

    @cached_property
    def _party(self) -> Callable[[Party, ProviderId], Words]:
        """Says whose cookie it is, as every cookie of a provider does."""
        return cache(self._say_party)

    def _say_party(self, party: Party, provider_id: ProviderId) -> Words:
        if party is Party.FIRST:
            return self.speech.label("first_party")
        provider = self.policy.providers.get(provider_id)
        if provider is not None and (words := self.speech.printed(provider.printed)):
            return words
        name = (Name(self.speech.provider_name(provider_id)),)
        link = provider.link if provider else None
        more = (Anchor(self.speech.label("more").nodes, self.speech.address(link)),) if link else ()
        return self.speech.label("third_party", {"provider": name, "more": more})


def block_anchor(section: Section, block: AnyBlock) -> str:
    """The id that a block has in a page; no id has a dot, so no two blocks share one."""
    return f"{section.id}.{block.id}"
