"""What the things of a catalogue say of one another: every reference by name, with its place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from workbench.formats.data import Path
from workbench.policy.kinds import OWN, LocaleTag
from workbench.policy.lifetime import Fixed, Lifetime, Sliding, worded
from workbench.policy.model import (
    NO_WORDINGS,
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


class Reference(NamedTuple):
    """What a value in a file refers to; `needle` is how, where that is a part of a text.

    Without a target it is a token of which nobody knows what it refers to.
    """

    target: Target | None
    name: str
    path: Path
    needle: str | None = None


def references_of(thing: object) -> Iterator[Reference]:
    """Yield what the thing of one file refers to."""
    match thing:
        case Cookie():
            yield from _cookie(thing)
        case Section():
            yield from _section(thing)
        case Category():
            yield from _text(thing.title, ("title",))
            yield from _text(thing.intro, ("intro",))
        case Provider():
            yield from _provider(thing)
        case Settings():
            yield from _settings(thing)
        case _:
            return


def _cookie(cookie: Cookie) -> Iterator[Reference]:
    yield Reference(Target.CATEGORY, cookie.category, ("category",))
    if cookie.provider != OWN:
        yield Reference(Target.PROVIDER, cookie.provider, ("provider",))
    if cookie.only:
        yield from _locales(cookie.only, ("only",))
    yield from _text(cookie.description, ("description",))
    if not isinstance(cookie.lifetime, Fixed):
        yield from _lifetime(cookie.lifetime)
    if cookie.printed is not NO_WORDINGS:
        for field in ("name", "lifetime", "provider"):
            yield from _text(getattr(cookie.printed, field) or "", ("printed", field))


def _lifetime(lifetime: Lifetime) -> Iterator[Reference]:
    words = worded(lifetime)
    if words is not None:
        own_tokens = {"lifetime"} if isinstance(lifetime, Sliding) else set()
        field = "text" if isinstance(lifetime, Sliding) else type(lifetime).__name__.lower()
        yield from _text(words, ("lifetime", field), own_tokens)


def _provider(provider: Provider) -> Iterator[Reference]:
    if provider.link is not None:
        yield Reference(Target.LINK, provider.link, ("link",))
    yield from _text(provider.printed or "", ("printed",))


def _section(section: Section) -> Iterator[Reference]:
    yield from _text(section.title or "", ("title",))
    for index, block in enumerate(section.blocks):
        yield from _block(block, ("blocks", index))


def _block(block: AnyBlock, path: Path) -> Iterator[Reference]:
    yield from _locales(block.only, (*path, "only"))
    if isinstance(block, TextBlock | HeadingBlock):
        yield from _text(block.heading or "", (*path, "heading"))
    match block:
        case TextBlock():
            yield from _text(block.text, (*path, "text"))
        case ListBlock():
            for item, words in block.items.items():
                yield from _text(words, (*path, "items", item))
        case CategoryBlock():
            yield Reference(Target.CATEGORY, block.category, (*path, "category"))
        case TableBlock():
            for index, category in enumerate(block.categories):
                yield Reference(Target.CATEGORY, category, (*path, "table", index))
        case _:
            return


def _settings(settings: Settings) -> Iterator[Reference]:
    yield from _text(settings.title, ("title",))
    for index, section in enumerate(settings.sections):
        yield Reference(Target.SECTION, section, ("sections", index))
    for tag, locale in settings.locales.items():
        if locale.fallback is not None:
            yield Reference(Target.LOCALE, locale.fallback, ("locales", tag, "from"))


def _locales(only: tuple[LocaleTag, ...], path: Path) -> Iterator[Reference]:
    for index, tag in enumerate(only):
        yield Reference(Target.LOCALE, tag, (*path, index))


def _text(words: str, path: Path, own_tokens: Collection[str] = ()) -> Iterable[Reference]:
    """What a text's tokens and links refer to; most texts refer to nothing."""
    return _in_text(words, path, own_tokens) if "{" in words or "(link:" in words else ()


def _in_text(words: str, path: Path, own_tokens: Collection[str]) -> Iterator[Reference]:
    for token in tokens(words):
        if token.ref is not None:
            yield Reference(_TOKEN_TARGETS.get(token.name), token.ref, path, str(token))
        elif token.name not in own_tokens:
            yield Reference(Target.VARIABLE, token.name, path, str(token))
    for link in link_ids(words):
        yield Reference(Target.LINK, link, path, f"(link:{link})")
