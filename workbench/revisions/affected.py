"""Whom a change reaches: the readers of which locales, and which providers, categories, cookies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.formats.layout import FileKind
from workbench.locales.catalog import Catalog, State
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import OWN, CategoryId, LinkId, LocaleTag, ProviderId
from workbench.policy.model import Cookie
from workbench.policy.sentence import Sentence, say
from workbench.revisions.change import Change
from workbench.revisions.changes import Sides
from workbench.revisions.history import keys_of
from workbench.revisions.kind import Kind
from workbench.revisions.side import Side
from workbench.revisions.taking_down import published_locales

_NO_READER = frozenset({Kind.FORMATTING_ONLY, Kind.INTERNAL_ONLY, Kind.DATA_RECORDED, Kind.LOCALE_ADDED})
_IN_SOURCE_WORDS = frozenset(
    {
        Kind.DESCRIPTION_CHANGED,
        Kind.SECTION_TEXT,
        Kind.CATEGORY_TEXT,
        Kind.TITLE_CHANGED,
        Kind.LABEL_CHANGED,
        Kind.PRINTED_CHANGED,
    }
)
"""What the source locale alone says otherwise, until it is translated."""

_NAMED = 5
"""How many names are told before the rest is counted."""


@frozen
class Affected:
    """Whom and what some changes concern; `stale` are the locales whose translation is of the older text."""

    readers: tuple[LocaleTag, ...]
    providers: tuple[str, ...]
    categories: tuple[CategoryId, ...]
    needing_consent: tuple[CategoryId, ...]
    cookies: tuple[str, ...]
    stale: tuple[LocaleTag, ...] = ()


def affected(
    changes: Iterable[Change], sides: Sides, catalogs: Mapping[LocaleTag, Catalog] | None = None
) -> Affected:
    """Find whom and what some changes concern, and which of the `catalogs` they leave behind."""
    found = list(changes)
    about = [cookie for change in found for cookie in _cookies(change, sides)]
    providers = [cookie.provider for cookie in about if cookie.provider != OWN]
    providers += [ProviderId(each.id) for each in found if each.file.kind is FileKind.PROVIDER]
    categories = [CategoryId(each.id) for each in found if each.file.kind is FileKind.CATEGORY]
    categories += [cookie.category for cookie in about]
    named = tuple(dict.fromkeys(categories))
    return Affected(
        readers=tuple(dict.fromkeys(tag for change in found for tag in _readers(change, sides))),
        providers=tuple(dict.fromkeys(_name(each, sides) for each in providers)),
        categories=named,
        needing_consent=tuple(each for each in named if _needs_consent(each, sides)),
        cookies=tuple(dict.fromkeys(cookie.name for cookie in about)),
        stale=tuple(_in_order(stale_in(found, catalogs or {}), sides)),
    )


def _in_order(tags: Iterable[LocaleTag], sides: Sides) -> list[LocaleTag]:
    order = list(sides.new.policy.settings.locales)
    return sorted(tags, key=lambda tag: order.index(tag) if tag in order else len(order))


def stale_in(changes: Iterable[Change], catalogs: Mapping[LocaleTag, Catalog]) -> list[LocaleTag]:
    """The locales whose translation is of another text than a changed one is now."""
    found = list(changes)
    return [tag for tag, catalog in catalogs.items() if any(_is_behind(each, catalog) for each in found)]


def _is_behind(change: Change, catalog: Catalog) -> bool:
    if change.locale is not None or not isinstance(change.new, str):
        return False
    entries = (catalog[key] for name in keys_of(change) if (key := Key(name)) in catalog)
    return any(each.state is State.STALE or (each.target and each.source != change.new) for each in entries)


def in_words(found: Affected) -> Iterator[Sentence]:
    """Yield what there is to say of whom and what changes concern."""
    if found.readers:
        yield say("seen by readers of {locales}", locales=", ".join(found.readers))
    else:
        yield say("no reader sees it")
    if found.cookies:
        yield _counted(found.cookies)
    if found.providers:
        yield say("provider {names}", names=", ".join(found.providers))
    for category in found.categories:
        if category in found.needing_consent:
            yield say("category {name}, which needs consent", name=category)
        else:
            yield say("category {name}", name=category)
    if found.stale:
        yield say("translations older than this text: {locales}", locales=", ".join(found.stale))


def _counted(names: tuple[str, ...]) -> Sentence:
    shown = ", ".join(names[:_NAMED])
    if len(names) <= _NAMED:
        return say("cookie {name}", name=shown)
    return say("cookies {names} and {count} more", names=shown, count=len(names) - _NAMED)


def _readers(change: Change, sides: Sides) -> Iterator[LocaleTag]:
    """Yield the locales in which the published text is another by a change."""
    policy = sides.new.policy
    if change.kind in _NO_READER:
        return
    if change.kind is Kind.LOCALE_PUBLISHED:
        yield LocaleTag(change.field.split(".")[1])
    elif change.locale is not None:
        yield change.locale
    elif change.kind in _IN_SOURCE_WORDS:
        yield policy.source_locale
    else:
        yield from (policy.source_locale, *published_locales(policy))


def _cookies(change: Change, sides: Sides) -> Iterator[Cookie]:
    """Yield the cookies that a change is about, as they are now or were."""
    for side in (sides.new, sides.old):
        match change.file.kind:
            case FileKind.COOKIE:
                known = side.cookie(change.id)
                yield from () if known is None else (known,)
            case FileKind.PROVIDER:
                yield from side.cookies_of.get(ProviderId(change.id), ())
            case FileKind.CATEGORY:
                yield from (each for each in side.policy.cookies.values() if each.category == change.id)
            case FileKind.LINKS:
                yield from _linked(LinkId(change.id), side)


def _linked(link: LinkId, side: Side) -> Iterator[Cookie]:
    for provider in side.policy.providers.values():
        if provider.link == link:
            yield from side.cookies_of.get(provider.id, ())


def _name(provider: ProviderId, sides: Sides) -> str:
    for side in (sides.new, sides.old):
        known = side.policy.providers.get(provider)
        if known is not None:
            return known.name
    return provider


def _needs_consent(category: CategoryId, sides: Sides) -> bool:
    return sides.new.needs_consent(category) or sides.old.needs_consent(category)
