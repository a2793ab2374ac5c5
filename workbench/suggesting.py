"""What helps with one entry: translations of texts like it, the terms in it, and what it has to keep.

Any thread may look; what is looked up in is made from files that do not change under it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from workbench.locales.catalog import Catalog
from workbench.locales.glossary import Glossary, TermHit
from workbench.locales.insertable import insertable
from workbench.locales.memory import Memory, Suggestion, Usage, pairs
from workbench.locales.phrases import are_of_one_language
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.labels import default_translation
from workbench.policy.model import Policy
from workbench.session import Session

_MOST_ANEW = 200
"""Where more entries changed since a memory was made it is made anew."""
_MOST_OFFERS = 9
_THE_SAME_TEXT = 100.0
_PROGRAM = "workbench"
"""What the program is called as the origin of a suggestion."""

Brought = Callable[[LocaleTag], Sequence[tuple[str, Memory]]]
"""Memories from elsewhere for a locale, each with what it is called: here a parcel's memory comes in."""


@frozen
class Offer:
    """A suggested translation, and what it is from: a locale's entry, or a memory from elsewhere."""

    suggestion: Suggestion
    origin: str


@frozen
class Help:
    """What helps with one entry of a locale: suggestions, terms of the glossary, what is to be kept."""

    locale: LocaleTag
    key: Key
    source: str
    offers: Sequence[Offer] = ()
    terms: Sequence[TermHit] = ()
    kept: Sequence[str] = ()


@frozen
class Question:
    """An entry of a locale, its source text, and the files that may help."""

    policy: Policy
    locale: LocaleTag
    key: Key
    source: str
    catalogs: Mapping[LocaleTag, Catalog]


def question(session: Session, locale: LocaleTag, key: Key, source: str) -> Question | None:
    """Gather what may help with an entry: its locale, and others of the same language."""
    policy = session.policy
    if policy is None:
        return None
    kin = [each for each in policy.settings.locales if are_of_one_language(each, locale)]
    return Question(policy, locale, key, source, session.locales.catalogs([locale, *kin]))


def nothing_brought(_locale: LocaleTag) -> Sequence[tuple[str, Memory]]:
    """No memories from elsewhere."""
    return ()


class Suggesting:
    """Looks helpful things up; what it looks in is made when it is first needed."""

    def __init__(self, brought: Brought = nothing_brought) -> None:
        self._brought = brought
        self._memories: dict[LocaleTag, tuple[Catalog, Memory]] = {}
        self._glossary: tuple[Policy, Glossary] | None = None

    def help(self, asked: Question) -> Help:
        """What helps with an entry."""
        glossary = self._glossary_of(asked.policy, asked.locale)
        names = [(hit.start, hit.name) for hit in glossary.names_in(asked.source)]
        return Help(
            asked.locale,
            asked.key,
            asked.source,
            self._offers(asked),
            glossary.terms_in(asked.source),
            insertable(asked.source, names),
        )

    def usages(self, asked: Question, words: str) -> Sequence[Usage]:
        """Where words stand in what is translated already, in either language."""
        found = [usage for memory in self._memories_of(asked) for usage in memory[1].search(words)]
        return [each for index, each in enumerate(found) if each not in found[:index]]

    def _offers(self, asked: Question) -> Sequence[Offer]:
        found: dict[str, Offer] = {}
        for origin, memory in self._memories_of(asked):
            for each in memory.suggestions(asked.source, limit=_MOST_OFFERS + 1):
                is_itself = origin == asked.locale and each.key == asked.key
                known = found.get(each.target)
                if not is_itself and (known is None or known.suggestion.score < each.score):
                    found[each.target] = Offer(each, origin)
        for offer in _of_the_program(asked):
            found.setdefault(offer.suggestion.target, offer)
        return sorted(found.values(), key=lambda offer: -offer.suggestion.score)[:_MOST_OFFERS]

    def _memories_of(self, asked: Question) -> Sequence[tuple[str, Memory]]:
        """The memories to look in, the locale's own first."""
        own = [
            (locale, memory)
            for locale, catalog in asked.catalogs.items()
            for memory in self._memories_in(locale, catalog)
        ]
        return [*own, *self._brought(asked.locale)]

    def _memories_in(self, locale: LocaleTag, catalog: Catalog) -> Sequence[Memory]:
        """The memory of a locale's file, and before it one of what has changed since that was made."""
        known = self._memories.get(locale)
        anew = None if known is None else catalog.changed_since(known[0])
        if known is None or anew is None or len(anew) > _MOST_ANEW:
            known = self._memories[locale] = catalog, Memory.of(pairs(catalog[key] for key in catalog))
            anew = ()
        return [Memory.of(pairs(catalog[key] for key in anew)), known[1]] if anew else [known[1]]

    def _glossary_of(self, policy: Policy, locale: LocaleTag) -> Glossary:
        known = self._glossary
        if known is None or known[0] is not policy or known[1].locale != locale:
            known = self._glossary = policy, Glossary.of(policy, locale)
        return known[1]


def _of_the_program(asked: Question) -> Iterator[Offer]:
    """Yield what the program prints for a label in the locale's language, where that is not there already."""
    prefix, _dot, label = asked.key.partition(".")
    if prefix != "label":
        return
    words = default_translation(label, asked.source, asked.policy.source_locale, asked.locale)
    catalog = asked.catalogs.get(asked.locale)
    now = catalog[asked.key].target if catalog is not None and asked.key in catalog else ""
    if words is not None and words != now:
        yield Offer(Suggestion(asked.source, words, _THE_SAME_TEXT, asked.key), _PROGRAM)
