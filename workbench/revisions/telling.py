"""A change in words for whoever reviews it: a sign, what it is about, the value before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.formats.data import Data
from workbench.formats.layout import FileKind
from workbench.policy.kinds import OWN, CookieId, ProviderId
from workbench.policy.sentence import Sentence, say
from workbench.revisions.change import Change
from workbench.revisions.kind import Kind
from workbench.revisions.level import LEVEL_NAMES, UNDECIDED, Level

if TYPE_CHECKING:
    from workbench.revisions.changes import Sides

_ADDED = frozenset(
    {
        Kind.COOKIE_ADDED,
        Kind.SECTION_ADDED,
        Kind.CATEGORY_ADDED,
        Kind.PROVIDER_ADDED,
        Kind.LOCALE_ADDED,
        Kind.LOCALE_PUBLISHED,
        Kind.DATA_RECORDED,
    }
)
_REMOVED = frozenset({Kind.COOKIE_REMOVED, Kind.SECTION_REMOVED, Kind.CATEGORY_REMOVED})

_FIELDS: Mapping[str, Sentence] = {
    "category": say("category"),
    "consent": say("consent"),
    "country": say("country"),
    "description": say("description"),
    "domains": say("domains"),
    "intro": say("intro"),
    "legal_name": say("legal name"),
    "lifetime": say("lifetime"),
    "link": say("link"),
    "match": say("matching"),
    "name": say("name"),
    "only": say("locales"),
    "party": say("party"),
    "position": say("position"),
    "provider": say("provider"),
    "purposes": say("purposes"),
    "storage": say("storage technique"),
    "title": say("title"),
    "transfers": say("transfers"),
    "url": say("address"),
    "urls": say("addresses"),
}
"""What fields are called; a block or a label is called by its id."""


_SEVERAL: Mapping[str, Sentence] = {
    UNDECIDED: say("{count} undecided"),
    Level.MATERIAL: say("{count} material"),
    Level.NOTABLE: say("{count} notable"),
    Level.MINOR: say("{count} minor"),
    Level.EDITORIAL: say("{count} editorial"),
}
"""Several changes of a level, where a language words them otherwise than one."""


def counted(counts: Mapping[str, int]) -> Iterator[Sentence]:
    """Yield how many there are of each level, the most urgent first: `3 undecided`, `1 notable`."""
    for level, name in LEVEL_NAMES.items():
        count = counts.get(level, 0)
        if count > 1 and level in _SEVERAL:
            yield replace(_SEVERAL[level], values={"count": count})
        elif count:
            yield say("{count} {level}", count=count, level=name)


def sign(change: Change) -> str:
    """`+` for what came, `-` for what went, `~` for what is otherwise."""
    return "+" if change.kind in _ADDED else "-" if change.kind in _REMOVED else "~"


def told(change: Change, sides: Sides) -> Sentence:
    """What changed, without the values: `lifetime of _gid`."""
    about = _about(change, sides)
    match change.kind:
        case Kind.COOKIE_ADDED | Kind.COOKIE_REMOVED | Kind.CATEGORY_ADDED | Kind.CATEGORY_REMOVED:
            return about
        case Kind.PROVIDER_ADDED:
            return about
        case Kind.SECTION_MOVED:
            return say("order of {thing}", thing=about)
        case Kind.FORMATTING_ONLY:
            return say("layout of {thing}", thing=about)
        case Kind.INTERNAL_ONLY:
            return say("internal notes of {thing}", thing=about)
        case Kind.TRANSLATION_CHANGED:
            return say("translation of {key} ({locale})", key=change.id, locale=change.locale)
        case Kind.LOCALE_ADDED | Kind.LOCALE_PUBLISHED:
            return say("locale {locale}", locale=change.field.split(".")[1])
    if not change.field:
        return about
    field = _FIELDS.get(change.field, change.field)
    if change.locale is not None:
        return say("{field} of {thing} ({locale})", field=field, thing=about, locale=change.locale)
    return say("{field} of {thing}", field=field, thing=about)


def value_in_words(change: Change, value: Data | None, sides: Sides) -> Sentence | str:
    """A value before or after: a thing by its name, a lifetime and data as a file has them."""
    if value is None:
        return say("nothing")
    if change.kind in (Kind.COOKIE_ADDED, Kind.COOKIE_REMOVED) and isinstance(value, dict):
        return _cookie(value, sides)
    if change.kind is Kind.PROVIDER_CHANGED and isinstance(value, str):
        return _provider(value, sides)
    return _plain(value)


_CALLED = ("name", "title", "heading", "text")
"""The fields that say what a thing is called, the first that it has."""
_FACTS = ("country", "consent")
"""What is said of a thing besides."""


def _plain(value: Data) -> str:
    """Data in words: a whole thing by what it is called, lists with commas, fields with colons."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if "id" in value:
        called = next((value[field] for field in _CALLED if field in value), value["id"])
        return " · ".join(map(_plain, (called, *(value[fact] for fact in _FACTS if fact in value))))
    return "; ".join(f"{name}: {_plain(each)}" for name, each in value.items())


def _cookie(data: Mapping[str, Data], sides: Sides) -> str:
    """What there is to say of a whole cookie in one line."""
    provider = _provider(str(data.get("provider", "")), sides)
    lifetime = data.get("lifetime", "")
    span = lifetime if isinstance(lifetime, str) else ", ".join(map(str, dict(_pairs(lifetime)).values()))
    return f"{provider} · {data.get('category', '')} · {span}"


def _pairs(value: Data) -> Mapping[str, Data]:
    return value if isinstance(value, dict) else {}


def _provider(name: str, sides: Sides) -> str:
    for side in (sides.new, sides.old):
        known = side.policy.providers.get(ProviderId(name))
        if known is not None:
            return known.name
    return sides.new.policy.settings.variables.get("company", name) if name == OWN else name


def _about(change: Change, sides: Sides) -> Sentence:
    """The thing that a change is about, with the name people know it by."""
    match change.file.kind:
        case FileKind.COOKIE:
            cookie = sides.new.cookie(change.id) or sides.old.cookie(change.id)
            return say("cookie {name}", name=cookie.name if cookie else CookieId(change.id))
        case FileKind.PROVIDER:
            return say("provider {name}", name=_provider(change.id, sides))
        case FileKind.CATEGORY:
            return say("category {name}", name=change.id)
        case FileKind.SECTION:
            return say("section {name}", name=change.id)
        case FileKind.LINKS:
            return say("link {name}", name=change.id)
        case _:
            return say("the policy")
