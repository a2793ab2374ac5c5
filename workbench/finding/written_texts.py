"""Every text that people write, with where it stands: in the catalogue, or as one locale has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain

from workbench.checks.passages import (
    Passage,
    category_passages,
    cookie_passages,
    section_passages,
    settings_passages,
)
from workbench.edits import Place
from workbench.formats.data import Path
from workbench.formats.layout import FileKind, FileRef
from workbench.locales.catalog import Catalog
from workbench.policy.entries import Key, TextKind, cookie_texts, entries
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Cookie, Policy, Provider


@frozen
class Written:
    """One text as it is written; `key` is that of its entry, if it is one that is translated."""

    place: Place
    text: str
    kind: TextKind = TextKind.PLAIN
    key: Key | None = None


def source_texts(policy: Policy, *, with_names: bool = False) -> Iterator[Written]:
    """Yield every text that the source locale prints: title, prose, cookies, labels; names if wanted."""
    title, *labels = settings_passages(policy.settings)
    for passage in chain([title], _passages(policy), labels):
        yield Written(Place(passage.file, passage.path), passage.text, passage.kind, passage.key)
    for cookie in policy.cookies.values():
        yield from _of_cookie(cookie, with_names=with_names)
    for provider in policy.providers.values():
        yield from _of_provider(provider, with_names=with_names)
    if with_names:
        for name, value in policy.settings.variables.items():
            yield Written(Place(FileRef(FileKind.POLICY), ("variables", name)), value)


def source_words(policy: Policy) -> Iterator[str]:
    """Yield the same texts without their places, in another order: to ask whether any holds some words."""
    yield from (written.text for written in source_texts(replace(policy, cookies={})))
    for cookie in policy.cookies.values():
        yield from (text for _field, text in cookie_texts(cookie))
        printed = cookie.printed
        yield from filter(None, (printed.name, printed.lifetime, printed.provider))


def place_of_text(policy: Policy, key: Key) -> Place | None:
    """Where the source locale's text of an entry stands; None where the policy has no such entry."""
    return next((written.place for written in source_texts(policy) if written.key == key), None)


def locale_texts(policy: Policy, locale: LocaleTag, catalog: Catalog) -> Iterator[Written]:
    """Yield what a locale has for the texts of the policy, the untranslated left out."""
    file = FileRef(FileKind.ENTRIES, locale)
    for entry in entries(policy):
        if entry.key in catalog and (target := catalog[entry.key].target):
            yield Written(Place(file, (entry.key,)), target, entry.kind, entry.key)


def _passages(policy: Policy) -> Iterator[Passage]:
    locale = policy.source_locale
    for section in policy.sections.values():
        yield from section_passages(section, locale)
    for category in policy.categories.values():
        yield from category_passages(category, locale)
    for cookie in policy.cookies.values():
        yield from cookie_passages(cookie, locale)


def _of_cookie(cookie: Cookie, *, with_names: bool) -> Iterator[Written]:
    printed: Mapping[str, str | None] = {
        "name": cookie.printed.name,
        "lifetime": cookie.printed.lifetime,
        "provider": cookie.printed.provider,
    }
    values: dict[Path, str | None] = {("printed", name): text for name, text in printed.items()}
    if with_names:
        values = {("name",): cookie.name, **values}
    return _placed(FileRef(FileKind.COOKIE, cookie.id), values)


def _of_provider(provider: Provider, *, with_names: bool) -> Iterator[Written]:
    values: dict[Path, str | None] = {("printed",): provider.printed}
    if with_names:
        values = {("name",): provider.name, ("legal_name",): provider.legal_name, **values}
    return _placed(FileRef(FileKind.PROVIDER, provider.id), values)


def _placed(file: FileRef, values: Mapping[Path, str | None]) -> Iterator[Written]:
    return (Written(Place(file, path), text) for path, text in values.items() if text)
