"""What a catalogue's things say of one another: every reference that leads nowhere, every clash of ids."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.formats.data import Path
from workbench.formats.fault import ErrorName
from workbench.formats.fields import DataFault
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reading import FileReading
from workbench.policy.kinds import OWN, LocaleTag
from workbench.policy.lifetime import Sliding, worded
from workbench.policy.model import (
    AnyBlock,
    Category,
    CategoryBlock,
    Cookie,
    HeadingBlock,
    ListBlock,
    Provider,
    Section,
    Settings,
    TableBlock,
    TextBlock,
)
from workbench.policy.sentence import Sentence, say
from workbench.policy.text import link_ids, tokens


class Target(StrEnum):
    """What can be referred to by its id; the words are said in sentences."""

    VARIABLE = "variable"
    SECTION = "section"
    CATEGORY = "category"
    PROVIDER = "provider"
    COOKIE = "cookie"
    LINK = "link"
    LOCALE = "locale"


_TOKEN_TARGETS = {"section": Target.SECTION, "cookie": Target.COOKIE, "provider": Target.PROVIDER}


@dataclass(frozen=True, slots=True)
class Known:
    """Every id that exists in a catalogue, also of files that cannot be read."""

    ids: Mapping[Target, Collection[str]]

    def unless(self, target: Target, name: str, path: Path, needle: str | None = None) -> Iterator[DataFault]:
        """Yield a fault unless something of that kind has this id."""
        if name not in self.ids[target]:
            yield DataFault(
                ErrorName.REFERENCE, path, _unknown(target, name, self.ids[target]), needle=needle
            )


def _unknown(target: Target, name: str, known: Collection[str]) -> Sentence:
    near = _nearest(name, known)
    if near:
        return say(
            "There is no {kind} “{name}”; did you mean “{near}”?", kind=say(str(target)), name=name, near=near
        )
    return say("There is no {kind} “{name}”; correct the id, or add it.", kind=say(str(target)), name=name)


def _nearest(name: str, known: Collection[str]) -> str | None:
    import difflib

    near = difflib.get_close_matches(name, list(known)[:2000], n=1)
    return near[0] if near else None


def known_ids(readings: Mapping[str, FileReading]) -> Known:
    """Collect what exists; a file counts although its contents cannot be read."""
    by_kind: dict[FileKind, set[str]] = {kind: set() for kind in FileKind}
    for reading in readings.values():
        by_kind[reading.ref.kind].add(reading.ref.id)
    policy = _thing(readings, FileRef(FileKind.POLICY))
    links = _thing(readings, FileRef(FileKind.LINKS))
    settings = policy if isinstance(policy, Settings) else None
    return Known(
        {
            Target.VARIABLE: set(settings.variables) if settings else set(),
            Target.LOCALE: {settings.source_locale, *settings.locales} if settings else set(),
            Target.SECTION: by_kind[FileKind.SECTION],
            Target.CATEGORY: by_kind[FileKind.CATEGORY],
            Target.PROVIDER: by_kind[FileKind.PROVIDER],
            Target.COOKIE: by_kind[FileKind.COOKIE],
            Target.LINK: set(links) if isinstance(links, Mapping) else set(),
        }
    )


def _thing(readings: Mapping[str, FileReading], ref: FileRef) -> object:
    reading = readings.get(ref.path)
    return reading.thing if reading else None


def own_references(reading: FileReading, known: Known) -> Iterator[DataFault]:
    """Yield what one file refers to in vain, and its id where that is not the path's."""
    yield from _id_faults(reading, known)
    yield from file_faults(reading, known)


_CLAIMS = {
    FileKind.SECTION: Target.SECTION,
    FileKind.CATEGORY: Target.CATEGORY,
    FileKind.PROVIDER: Target.PROVIDER,
    FileKind.COOKIE: Target.COOKIE,
}


def _id_faults(reading: FileReading, known: Known) -> Iterator[DataFault]:
    claimed, actual = reading.claimed_id, reading.ref.id
    if reading.ref.kind not in _CLAIMS or claimed is None or claimed == actual:
        return
    if claimed in known.ids[_CLAIMS[reading.ref.kind]]:
        sentence = say(
            "The id “{claimed}” belongs to another file; this file's is “{actual}”, as its path says.",
            claimed=claimed,
            actual=actual,
        )
        yield DataFault(ErrorName.DUPLICATE, ("id",), sentence)
        return
    sentence = say(
        "The id is “{claimed}”, but the file's path says “{actual}”; write that, or move the file.",
        claimed=claimed,
        actual=actual,
    )
    yield DataFault(ErrorName.REFERENCE, ("id",), sentence)


def unlisted_sections(readings: Mapping[str, FileReading]) -> Iterator[DataFault]:
    """Yield sections that `policy.yaml` does not list: they would silently not be printed."""
    settings = _thing(readings, FileRef(FileKind.POLICY))
    if not isinstance(settings, Settings):
        return
    for reading in readings.values():
        if reading.ref.kind is FileKind.SECTION and reading.ref.id not in settings.sections:
            sentence = say(
                "The section “{id}” has a file but is not listed here, so nobody would read it; "
                "list it, or remove {path}.",
                id=reading.ref.id,
                path=reading.ref.path,
            )
            yield DataFault(ErrorName.REFERENCE, ("sections",), sentence)


def file_faults(reading: FileReading, known: Known) -> Iterator[DataFault]:
    """Yield the references of one file that lead nowhere."""
    match reading.thing:
        case Cookie() as cookie:
            yield from _cookie(cookie, known)
        case Section() as section:
            yield from _section(section, known)
        case Category() as category:
            yield from _text(category.title, ("title",), known)
            yield from _text(category.intro, ("intro",), known)
        case Provider() as provider:
            yield from _provider(provider, known)
        case Settings() as settings:
            yield from _settings(settings, known)
        case _:
            return


def _cookie(cookie: Cookie, known: Known) -> Iterator[DataFault]:
    yield from known.unless(Target.CATEGORY, cookie.category, ("category",))
    if cookie.provider != OWN:
        yield from known.unless(Target.PROVIDER, cookie.provider, ("provider",))
    yield from _locales(cookie.only, ("only",), known)
    yield from _text(cookie.description, ("description",), known)
    words = worded(cookie.lifetime)
    if words is not None:
        own_tokens = {"lifetime"} if isinstance(cookie.lifetime, Sliding) else set()
        field = "text" if isinstance(cookie.lifetime, Sliding) else type(cookie.lifetime).__name__.lower()
        yield from _text(words, ("lifetime", field), known, own_tokens)
    for field in ("name", "lifetime", "provider"):
        yield from _text(getattr(cookie.printed, field) or "", ("printed", field), known)


def _provider(provider: Provider, known: Known) -> Iterator[DataFault]:
    if provider.link is not None:
        yield from known.unless(Target.LINK, provider.link, ("link",))
    yield from _text(provider.printed or "", ("printed",), known)


def _section(section: Section, known: Known) -> Iterator[DataFault]:
    yield from _text(section.title or "", ("title",), known)
    for index, block in enumerate(section.blocks):
        yield from _block(block, ("blocks", index), known)


def _block(block: AnyBlock, path: Path, known: Known) -> Iterator[DataFault]:
    yield from _locales(block.only, (*path, "only"), known)
    if isinstance(block, TextBlock | HeadingBlock):
        yield from _text(block.heading or "", (*path, "heading"), known)
    match block:
        case TextBlock():
            yield from _text(block.text, (*path, "text"), known)
        case ListBlock():
            for item, words in block.items.items():
                yield from _text(words, (*path, "items", item), known)
        case CategoryBlock():
            yield from known.unless(Target.CATEGORY, block.category, (*path, "category"))
        case TableBlock():
            for index, category in enumerate(block.categories):
                yield from known.unless(Target.CATEGORY, category, (*path, "table", index))
        case _:
            return


def _settings(settings: Settings, known: Known) -> Iterator[DataFault]:
    yield from _text(settings.title, ("title",), known)
    seen: set[str] = set()
    for index, section in enumerate(settings.sections):
        yield from known.unless(Target.SECTION, section, ("sections", index))
        if section in seen:
            sentence = say("The section “{id}” is listed twice; remove one.", id=section)
            yield DataFault(ErrorName.DUPLICATE, ("sections", index), sentence)
        seen.add(section)
    if settings.source_locale in settings.locales:
        sentence = say("“{tag}” is the source locale; it is not listed here.", tag=settings.source_locale)
        yield DataFault(ErrorName.DUPLICATE, ("locales", settings.source_locale), sentence, is_key=True)
    yield from _fallbacks(settings, known)


def _fallbacks(settings: Settings, known: Known) -> Iterator[DataFault]:
    for tag, locale in settings.locales.items():
        path: Path = ("locales", tag, "from")
        if locale.fallback is not None:
            yield from known.unless(Target.LOCALE, locale.fallback, path)
        if _comes_back(tag, settings):
            sentence = say("“{tag}” would take its texts from itself, round a circle; break it.", tag=tag)
            yield DataFault(ErrorName.CYCLE, path, sentence)


def _comes_back(tag: LocaleTag, settings: Settings) -> bool:
    """Whether following `from` from a locale leads back to it."""
    seen: set[LocaleTag] = set()
    here: LocaleTag | None = tag
    while here is not None and here not in seen:
        seen.add(here)
        locale = settings.locales.get(here)
        here = locale.fallback if locale else None
    return here == tag


def _locales(only: tuple[LocaleTag, ...], path: Path, known: Known) -> Iterator[DataFault]:
    for index, tag in enumerate(only):
        yield from known.unless(Target.LOCALE, tag, (*path, index))


def _text(words: str, path: Path, known: Known, own_tokens: Collection[str] = ()) -> Iterator[DataFault]:
    """Yield a text's tokens and links that lead nowhere."""
    for token in tokens(words):
        if token.ref is None and token.name not in own_tokens:
            yield from known.unless(Target.VARIABLE, token.name, path, str(token))
        elif token.ref is not None and token.name in _TOKEN_TARGETS:
            yield from known.unless(_TOKEN_TARGETS[token.name], token.ref, path, str(token))
        elif token.ref is not None:
            sentence = say(
                "“{token}” is no token; known are section:, cookie: and provider:.", token=str(token)
            )
            yield DataFault(ErrorName.REFERENCE, path, sentence, needle=str(token))
    for link in link_ids(words):
        yield from known.unless(Target.LINK, link, path, f"(link:{link})")
