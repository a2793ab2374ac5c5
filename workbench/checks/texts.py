"""The texts of a policy in every locale, kept from one check to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from workbench.checks.context import Context
from workbench.checks.passages import (
    Passage,
    Translations,
    category_passages,
    cookie_passages,
    section_passages,
    settings_passages,
)
from workbench.checks.reads import Difference
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import Key
from workbench.policy.kinds import CategoryId, CookieId, LocaleTag, SectionId
from workbench.policy.model import Policy

TextId: TypeAlias = tuple[LocaleTag, Key]

_PROSE = frozenset({FileKind.SECTION, FileKind.CATEGORY})


@dataclass(slots=True)
class Texts:
    """Every passage that is printed, by locale and key; only those of changed things are made anew.

    `prose` are those of `source` that sections and categories have.
    """

    source: dict[TextId, Passage] = field(default_factory=dict)
    prose: dict[TextId, Passage] = field(default_factory=dict)
    translated: dict[TextId, Passage] = field(default_factory=dict)
    _by_key: dict[Key, Passage] = field(default_factory=dict)
    _keys_of_file: dict[FileRef, tuple[Key, ...]] = field(default_factory=dict)
    _translations: Translations = field(default_factory=dict)
    _others: set[TextId] = field(default_factory=set)

    @property
    def by_id(self) -> Mapping[TextId, Passage]:
        """All of them."""
        return {**self.source, **self.translated}

    def update(self, context: Context, change: Difference | None) -> frozenset[TextId]:
        """Take a policy's texts; what is new, other or gone. `change` None reads everything anew."""
        self._others = set()
        if change is None:
            self._forget()
        renewed = {key for file in _files(context.policy, change) for key in self._take(file, context)}
        for locale, texts in context.translations.items():
            before = self._translations.get(locale)
            keys = renewed if before is texts else renewed.union(_other_keys(before or {}, texts))
            self._translate(locale, texts, keys)
        for locale in self._translations.keys() - context.translations.keys():
            self._translate(locale, {}, self._by_key)
        self._translations = dict(context.translations)
        return frozenset(self._others)

    def _forget(self) -> None:
        self.source, self.prose, self.translated = {}, {}, {}
        self._by_key, self._keys_of_file, self._translations = {}, {}, {}

    def _take(self, file: FileRef, context: Context) -> Iterable[Key]:
        """Make a file's passages in the source locale anew; the keys of those, and of those that are gone."""
        passages = {passage.key: passage for passage in _passages(file, context.policy)}
        keys = (*passages, *(key for key in self._keys_of_file.get(file, ()) if key not in passages))
        self._keys_of_file[file] = tuple(passages)
        locale = context.policy.source_locale
        for key in keys:
            passage = passages.get(key)
            if passage is None:
                self._by_key.pop(key, None)
            else:
                self._by_key[key] = passage
            printed = passage if passage and passage.is_printed_in(locale) else None
            self._put(self.source, (locale, key), printed)
            if file.kind in _PROSE:
                self._put(self.prose, (locale, key), printed)
        return keys

    def _translate(self, locale: LocaleTag, texts: Mapping[Key, str], keys: Iterable[Key]) -> None:
        for key in keys:
            passage, text = self._by_key.get(key), texts.get(key)
            is_printed = passage is not None and text is not None and passage.is_printed_in(locale)
            translated = passage.translated(locale, text) if is_printed and passage and text else None
            self._put(self.translated, (locale, key), translated)

    def _put(self, passages: dict[TextId, Passage], text: TextId, passage: Passage | None) -> None:
        """Keep a passage, or none, in place of the one before."""
        before = passages.get(text)
        if before is passage or (before is not None and before == passage):
            return
        self._others.add(text)
        if passage is None:
            del passages[text]
        else:
            passages[text] = passage


def _other_keys(before: Mapping[Key, str], now: Mapping[Key, str]) -> Collection[Key]:
    """The entries whose translation is new, other or gone."""
    others = [key for key, text in now.items() if before.get(key) != text]
    others.extend(before.keys() - now.keys())
    return others


def _files(policy: Policy, change: Difference | None) -> Iterator[FileRef]:
    if change is None or any(name.startswith("settings.") for name in change.touched):
        yield FileRef(FileKind.POLICY)
    sections = policy.sections if change is None else change.sections
    categories = policy.categories if change is None else change.categories
    cookies = policy.cookies if change is None else change.cookies
    yield from (FileRef(FileKind.SECTION, each) for each in sections)
    yield from (FileRef(FileKind.CATEGORY, each) for each in categories)
    yield from (FileRef(FileKind.COOKIE, each) for each in cookies)


def _passages(file: FileRef, policy: Policy) -> Iterator[Passage]:
    locale = policy.source_locale
    match file.kind:
        case FileKind.POLICY:
            yield from settings_passages(policy.settings)
        case FileKind.SECTION if section := policy.sections.get(SectionId(file.id)):
            yield from section_passages(section, locale)
        case FileKind.CATEGORY if category := policy.categories.get(CategoryId(file.id)):
            yield from category_passages(category, locale)
        case FileKind.COOKIE if cookie := policy.cookies.get(CookieId(file.id)):
            yield from cookie_passages(cookie, locale)
        case _:
            return
