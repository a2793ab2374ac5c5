"""The texts of a policy one by one, in the source locale and in others, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from workbench.formats.data import Path
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import (
    Entry,
    Key,
    TextKind,
    block_key,
    category_entries,
    cookie_key,
    cookie_texts,
    label_key,
    section_entries,
    title_key,
)
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.labels import labels
from workbench.policy.lifetime import Sliding
from workbench.policy.model import (
    AnyBlock,
    Category,
    Cookie,
    HeadingBlock,
    ListBlock,
    Section,
    Settings,
    TextBlock,
)

Translations = Mapping[LocaleTag, Mapping[Key, str]]
"""What other locales have for an entry; an untranslated one is absent."""

_Placed: TypeAlias = tuple[Entry, Path]
"""An entry with its place in the file of its thing."""


@frozen
class Passage:
    """A text as one locale has it. `source` is the source locale's, `file` and `path` where that stands."""

    key: Key
    kind: TextKind
    locale: LocaleTag
    text: str
    source: str
    file: FileRef
    path: Path
    is_source: bool = True
    only: tuple[LocaleTag, ...] = ()

    def is_printed_in(self, locale: LocaleTag) -> bool:
        """Whether a locale prints this entry."""
        return not self.only or locale in self.only

    def translated(self, locale: LocaleTag, text: str) -> Passage:
        """The same entry in another locale."""
        return Passage(
            self.key,
            self.kind,
            locale,
            text,
            self.source,
            self.file,
            self.path,
            is_source=False,
            only=self.only,
        )


def settings_passages(settings: Settings) -> Iterator[Passage]:
    """The title and the labels."""
    yield from _passages(settings.source_locale, FileRef(FileKind.POLICY), _of_settings(settings))


def section_passages(section: Section, locale: LocaleTag) -> Iterator[Passage]:
    """The texts of a section in the source locale."""
    paths = dict(_section_paths(section))
    placed = ((entry, paths[entry.key]) for entry in section_entries(section))
    yield from _passages(locale, FileRef(FileKind.SECTION, section.id), placed)


def category_passages(category: Category, locale: LocaleTag) -> Iterator[Passage]:
    """The texts of a category in the source locale."""
    placed = ((entry, (_last(entry.key),)) for entry in category_entries(category))
    yield from _passages(locale, FileRef(FileKind.CATEGORY, category.id), placed)


def cookie_passages(cookie: Cookie, locale: LocaleTag) -> Iterator[Passage]:
    """The texts of a cookie in the source locale."""
    file = FileRef(FileKind.COOKIE, cookie.id)
    for field, text in cookie_texts(cookie):
        path = lifetime_path(cookie) if field == "lifetime" else (field,)
        key = cookie_key(cookie.id, field)
        yield Passage(key, TextKind.PLAIN, locale, text, text, file, path, only=cookie.only)


def lifetime_path(cookie: Cookie) -> Path:
    """Where the words of a cookie's lifetime stand, or its one value."""
    if isinstance(cookie.lifetime, Sliding):
        return ("lifetime", "text" if cookie.lifetime.text is not None else "sliding")
    kind = type(cookie.lifetime).__name__.lower()
    return ("lifetime", kind) if kind in {"until", "external", "unknown"} else ("lifetime",)


def _passages(locale: LocaleTag, file: FileRef, placed: Iterator[_Placed]) -> Iterator[Passage]:
    for entry, path in placed:
        yield Passage(entry.key, entry.kind, locale, entry.source, entry.source, file, path, only=entry.only)


def _of_settings(settings: Settings) -> Iterator[_Placed]:
    yield (Entry(title_key(), settings.title, TextKind.PLAIN), ("title",))
    for label, text in labels(settings).items():
        yield (Entry(label_key(label), text, TextKind.PLAIN), ("labels", label))


def _section_paths(section: Section) -> Iterator[tuple[Key, Path]]:
    yield Key(f"section.{section.id}.title"), ("title",)
    for index, block in enumerate(section.blocks):
        yield from _block_paths(section, block, ("blocks", index))


def _block_paths(section: Section, block: AnyBlock, path: Path) -> Iterator[tuple[Key, Path]]:
    if isinstance(block, TextBlock | HeadingBlock):
        yield block_key(section.id, block.id, "heading"), (*path, "heading")
    if isinstance(block, TextBlock):
        yield block_key(section.id, block.id), (*path, "text")
    if isinstance(block, ListBlock):
        for item in block.items:
            yield block_key(section.id, block.id, item), (*path, "items", item)


def _last(key: Key) -> str:
    return key.rpartition(".")[2]
