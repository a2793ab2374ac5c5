"""Which texts of a policy are translatable, each with the key that stays when the text changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import NewType

from workbench.policy.frozen import frozen
from workbench.policy.kinds import CookieId, LocaleTag
from workbench.policy.labels import labels
from workbench.policy.lifetime import worded
from workbench.policy.model import (
    AnyBlock,
    Category,
    Cookie,
    HeadingBlock,
    ListBlock,
    Policy,
    Section,
    TextBlock,
)

Key = NewType("Key", str)

_COOKIE = "cookie."


class TextKind(StrEnum):
    """How a text is read: `prose` is inline Markdown, `plain` is not; both have tokens."""

    PLAIN = "plain"
    PROSE = "prose"


@frozen
class Entry:
    """One translatable text; `only` names the locales that print it, empty for all."""

    key: Key
    source: str
    kind: TextKind
    hint: str | None = None
    only: tuple[LocaleTag, ...] = ()
    formerly: tuple[str, ...] = ()

    def is_printed(self, locale: LocaleTag) -> bool:
        """Whether a locale prints it: in all others there is nothing to translate."""
        return not self.only or locale in self.only


def entries(policy: Policy) -> Iterator[Entry]:
    """Yield every translatable text: title, labels, sections in printed order, categories, cookies by id."""
    yield Entry(title_key(), policy.settings.title, TextKind.PLAIN, policy.settings.hint)
    for label, text in labels(policy.settings).items():
        yield Entry(label_key(label), text, TextKind.PLAIN)
    for section in policy.sections.values():
        yield from section_entries(section)
    for category in policy.categories.values():
        yield from category_entries(category)
    for cookie in policy.cookies.values():
        yield from cookie_entries(cookie)


def entries_by_key(policy: Policy, keys: Collection[Key]) -> Mapping[Key, Entry]:
    """The entries with some keys, as far as there are such; of many cookies only theirs are asked."""
    own = (key.removeprefix(_COOKIE) for key in keys if key.startswith(_COOKIE))
    ids = (CookieId(key.rpartition(".")[0]) for key in own)
    cookies = {each: policy.cookies[each] for each in ids if each in policy.cookies}
    wanted = frozenset(keys)
    return {entry.key: entry for entry in entries(replace(policy, cookies=cookies)) if entry.key in wanted}


def section_entries(section: Section) -> Iterator[Entry]:
    """Yield the texts of one section."""
    if section.title is not None:
        yield Entry(
            section_title_key(section.id), section.title, TextKind.PLAIN, section.hint, (), section.formerly
        )
    for block in section.blocks:
        for key, text, kind in block_texts(section, block):
            yield Entry(key, text, kind, block.hint, block.only, block.formerly)


def block_texts(section: Section, block: AnyBlock) -> Iterator[tuple[Key, str, TextKind]]:
    """Yield a block's texts with their keys, in the order they are read."""
    if isinstance(block, TextBlock | HeadingBlock) and block.heading is not None:
        yield block_key(section.id, block.id, "heading"), block.heading, TextKind.PLAIN
    if isinstance(block, TextBlock):
        yield block_key(section.id, block.id), block.text, TextKind.PROSE
    if isinstance(block, ListBlock):
        for item, text in block.items.items():
            yield block_key(section.id, block.id, item), text, TextKind.PROSE


def category_entries(category: Category) -> Iterator[Entry]:
    """Yield the texts of one category."""
    hint, formerly = category.hint, category.formerly
    yield Entry(category_key(category.id, "title"), category.title, TextKind.PLAIN, hint, (), formerly)
    yield Entry(category_key(category.id, "intro"), category.intro, TextKind.PROSE, hint, (), formerly)


def cookie_entries(cookie: Cookie) -> Iterator[Entry]:
    """Yield the texts of one cookie."""
    rest = (TextKind.PLAIN, cookie.hint, cookie.only, cookie.formerly)
    for field, text in cookie_texts(cookie):
        yield Entry(cookie_key(cookie.id, field), text, *rest)


def cookie_texts(cookie: Cookie) -> Iterator[tuple[str, str]]:
    """Yield a cookie's texts with their fields; its lifetime only where it is told in words."""
    yield "description", cookie.description
    wording = worded(cookie.lifetime)
    if wording is not None:
        yield "lifetime", wording


def title_key() -> Key:
    """The key of the policy's title."""
    return Key("title")


def label_key(label: str) -> Key:
    """The key of a label."""
    return Key(f"label.{label}")


def section_title_key(section: str) -> Key:
    """The key of a section's title."""
    return Key(f"section.{section}.title")


def block_key(section: str, block: str, part: str | None = None) -> Key:
    """The key of a block's text, of its `heading`, or of one of its items."""
    return Key(f"section.{section}.{block}" + (f".{part}" if part else ""))


def category_key(category: str, field: str) -> Key:
    """The key of a category's `title` or `intro`."""
    return Key(f"category.{category}.{field}")


def cookie_key(cookie: str, field: str) -> Key:
    """The key of a cookie's `description`, or of its `lifetime` where that is text."""
    return Key(f"{_COOKIE}{cookie}.{field}")
