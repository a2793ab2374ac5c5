"""The texts of a policy in every locale, kept from one check to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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


@dataclass(slots=True)
class Texts:
    """Every passage by locale and key; only those of changed things are made anew."""

    by_id: dict[TextId, Passage] = field(default_factory=dict)
    _of_file: dict[FileRef, tuple[Passage, ...]] = field(default_factory=dict)
    _translations: Translations = field(default_factory=dict)

    def update(self, context: Context, change: Difference | None) -> frozenset[TextId]:
        """Take a policy's texts; what is new, other or gone. `change` None reads everything anew."""
        before = self.by_id
        self.by_id = dict(before) if change else {}
        if change is None:
            self._of_file, self._translations = {}, {}
        renewed = set(_files(context.policy, change))
        for file in renewed:
            self._take(file, context)
        for locale, texts in context.translations.items():
            if self._translations.get(locale) is not texts:
                self._translate(locale, texts, (p for passages in self._of_file.values() for p in passages))
            else:
                self._translate(locale, texts, (p for file in renewed for p in self._of_file.get(file, ())))
        for locale in self._translations.keys() - context.translations.keys():
            self.by_id = {key: passage for key, passage in self.by_id.items() if key[0] != locale}
        self._translations = dict(context.translations)
        return _others(before, self.by_id)

    def _take(self, file: FileRef, context: Context) -> None:
        """Forget a file's passages in every locale, and make those of the source locale anew."""
        for gone in self._of_file.pop(file, ()):
            for locale in (gone.locale, *self._translations):
                self.by_id.pop((locale, gone.key), None)
        passages = tuple(_passages(file, context.policy))
        self._of_file[file] = passages
        self.by_id.update(((p.locale, p.key), p) for p in passages if p.is_printed_in(p.locale))

    def _translate(self, locale: LocaleTag, texts: Mapping[Key, str], passages: Iterable[Passage]) -> None:
        for passage in passages:
            text = texts.get(passage.key)
            if text is not None and passage.is_printed_in(locale):
                self.by_id[locale, passage.key] = passage.translated(locale, text)
            else:
                self.by_id.pop((locale, passage.key), None)


def _others(before: Mapping[TextId, Passage], now: Mapping[TextId, Passage]) -> frozenset[TextId]:
    gone = before.keys() - now.keys()
    other = (
        key for key, passage in now.items() if (old := before.get(key)) is not passage and old != passage
    )
    return frozenset({*gone, *other})


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
