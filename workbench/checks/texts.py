"""The texts of a policy in every locale, kept from one check to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from workbench.checks.context import Context
from workbench.checks.pairs.catalog_texts import other_keys
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
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CategoryId, CookieId, LocaleTag, SectionId
from workbench.policy.model import Policy

TextId: TypeAlias = tuple[LocaleTag, Key]

_PROSE = frozenset({FileKind.SECTION, FileKind.CATEGORY})
_MANY = 200
"""Where more texts of a locale are wanted, they are quicker had by going through all of them."""


@frozen
class Translated(Mapping[TextId, Passage]):
    """The translated texts that are printed, by locale and key; each is made when it is asked for."""

    sources: Mapping[Key, Passage]
    translations: Translations

    def __getitem__(self, text: TextId) -> Passage:
        locale, key = text
        passage = self._passage(locale, key, self.translations[locale][key])
        if passage is None:
            raise KeyError(text)
        return passage

    def __iter__(self) -> Iterator[TextId]:
        return (text for locale in self.translations for text in self.of(locale))

    def __len__(self) -> int:
        return sum(len(self.of(locale)) for locale in self.translations)

    def of(self, locale: LocaleTag, wanted: Collection[TextId] | None = None) -> dict[TextId, Passage]:
        """Those of one locale, or some of them, all at hand."""
        texts = self.translations.get(locale, {})
        said: Iterable[tuple[Key, str]] = texts.items()
        if wanted is not None:
            keys = {key for tag, key in wanted if tag == locale}
            is_few = len(keys) < _MANY
            said = ((key, texts[key]) for key in keys if key in texts) if is_few else said
            said = said if is_few else ((key, text) for key, text in said if key in keys)
        made = ((key, self._passage(locale, key, text)) for key, text in said)
        return {(locale, key): passage for key, passage in made if passage is not None}

    def _passage(self, locale: LocaleTag, key: Key, text: str) -> Passage | None:
        source = self.sources.get(key)
        is_printed = bool(text) and source is not None and source.is_printed_in(locale)
        return source.translated(locale, text) if source is not None and is_printed else None


@dataclass(slots=True)
class Texts:
    """Every passage that is printed, by locale and key; only those of changed things are made anew.

    `prose` are those of `source` that sections and categories have. Of the translated ones none is kept: each
    is made of its source and of what its locale says.
    """

    source: dict[TextId, Passage] = field(default_factory=dict)
    prose: dict[TextId, Passage] = field(default_factory=dict)
    translated: Translated = field(default_factory=lambda: Translated({}, {}))
    _by_key: dict[Key, Passage] = field(default_factory=dict)
    _keys_of_file: dict[FileRef, tuple[Key, ...]] = field(default_factory=dict)
    _others: set[TextId] = field(default_factory=set)

    def update(self, context: Context, change: Difference | None) -> frozenset[TextId] | None:
        """Take a policy's texts; those that are new, other or gone; None for all where `change` is None."""
        if change is None:
            self._forget()
        before, self._others = self.translated.translations, set()
        renewed = [key for file in _files(context.policy, change) for key in self._take(file, context)]
        self.translated = Translated(self._by_key, dict(context.translations))
        if change is None:
            return None
        for locale, texts in context.translations.items():
            known = before.get(locale, {})
            others = renewed if known is texts else (*renewed, *other_keys(known, texts))
            self._others.update((locale, key) for key in others if key in known or key in texts)
        for locale in before.keys() - context.translations.keys():
            self._others.update((locale, key) for key in before[locale])
        return frozenset(self._others)

    def _forget(self) -> None:
        self.source, self.prose = {}, {}
        self._by_key, self._keys_of_file = {}, {}

    def _take(self, file: FileRef, context: Context) -> Iterator[Key]:
        """Make a file's passages in the source locale anew; the keys of those that are new, other or gone."""
        passages = {passage.key: passage for passage in _passages(file, context.policy)}
        keys = (*passages, *(key for key in self._keys_of_file.get(file, ()) if key not in passages))
        self._keys_of_file[file] = tuple(passages)
        locale = context.policy.source_locale
        for key in keys:
            passage = passages.get(key)
            if self._keep(key, passage):
                yield key
            printed = passage if passage and passage.is_printed_in(locale) else None
            self._put(self.source, (locale, key), printed)
            if file.kind in _PROSE:
                self._put(self.prose, (locale, key), printed)

    def _keep(self, key: Key, passage: Passage | None) -> bool:
        """Keep a passage, or none, in place of the one before; whether it is another."""
        if self._by_key.get(key) == passage:
            return False
        if passage is None:
            del self._by_key[key]
        else:
            self._by_key[key] = passage
        return True

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


def of_locale(locale: LocaleTag, texts: Iterable[TextId]) -> list[TextId]:
    """Those texts that are of a locale."""
    return [text for text in texts if text[0] == locale]


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
