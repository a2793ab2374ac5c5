"""The fields of a policy by the names that rules say they read: `cookie.name`, `settings.labels`, `links`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from itertools import compress, filterfalse
from operator import is_not
from typing import TypeVar

from workbench.policy.frozen import frozen
from workbench.policy.model import Category, Cookie, Policy, Provider, Section, Settings

K = TypeVar("K", bound=str)
T = TypeVar("T", Cookie, Provider, Category, Section, Settings)

PUBLISHED = "published"
"""The state that readers have now."""
TODAY = "today"
"""The day."""
TRANSLATIONS = "translations"
"""The texts of the other locales."""
REFERENCE = "reference"
"""The user's table of cookies."""
SPELLING = "spelling"
"""The dictionaries, and what they have judged so far."""
OWN_WORDS = "own words"
"""The words that a dictionary need not know."""
KNOWN_WORDS = frozenset(
    {"cookie.name", "provider.name", "provider.legal_name", "provider.aliases", "links", "glossary"}
)
"""What the words come from that texts may say though no dictionary has them."""
ALWAYS_READ = frozenset(
    f"settings.{field}" for field in ("source_locale", "jurisdictions", "locales", "checks", "variables")
)
"""What every rule may read without saying so; it changes seldom, and then everything runs again."""

_KINDS: Mapping[str, type[Cookie | Provider | Category | Section | Settings]] = {
    "cookie": Cookie,
    "provider": Provider,
    "category": Category,
    "section": Section,
    "settings": Settings,
}


@cache
def known_reads() -> frozenset[str]:
    """Every name there is."""
    of_things = (f"{kind}.{each.name}" for kind, record in _KINDS.items() for each in fields(record))
    return frozenset(
        {*of_things, "links", "glossary", PUBLISHED, TODAY, TRANSLATIONS, REFERENCE, SPELLING, OWN_WORDS}
    )


@frozen
class Difference:
    """What differs in a policy: the ids of things that are new or other or gone, and the fields touched."""

    cookies: frozenset[str]
    providers: frozenset[str]
    categories: frozenset[str]
    sections: frozenset[str]
    touched: frozenset[str]

    def with_touched(self, names: Iterable[str]) -> Difference:
        """The same, and more touched."""
        return replace(self, touched=self.touched.union(names))


def difference(old: Policy, new: Policy) -> Difference:
    """Compare two policies; most things are one object in both, as an edit makes only others anew."""
    cookies, providers = _others(old.cookies, new.cookies), _others(old.providers, new.providers)
    categories, sections = _others(old.categories, new.categories), _others(old.sections, new.sections)
    touched = {
        *_touched("cookie", old.cookies, new.cookies, cookies),
        *_touched("provider", old.providers, new.providers, providers),
        *_touched("category", old.categories, new.categories, categories),
        *_touched("section", old.sections, new.sections, sections),
        *_fields_touched("settings", old.settings, new.settings),
        *(name for name in ("links", "glossary") if getattr(old, name) != getattr(new, name)),
    }
    return Difference(
        frozenset(cookies),
        frozenset(providers),
        frozenset(categories),
        frozenset(sections),
        frozenset(touched),
    )


def _others(old: Mapping[K, T], new: Mapping[K, T]) -> list[K]:
    if old is new:
        return []
    others = [*filterfalse(new.__contains__, old)]
    made = compress(new, map(is_not, map(old.get, new), new.values()))
    others.extend(key for key in made if old.get(key) != new[key])
    return others


def _touched(kind: str, old: Mapping[K, T], new: Mapping[K, T], others: list[K]) -> Iterator[str]:
    for key in others:
        if key in old and key in new:
            yield from _fields_touched(kind, old[key], new[key])
        else:
            yield from (f"{kind}.{each.name}" for each in fields(_KINDS[kind]))


def _fields_touched(kind: str, old: T, new: T) -> Iterator[str]:
    if old is not new:
        for each in fields(_KINDS[kind]):
            if getattr(old, each.name) != getattr(new, each.name):
                yield f"{kind}.{each.name}"
