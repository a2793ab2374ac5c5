"""What a policy already has, as tables name it: providers, categories, and the cookies by their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from workbench.checks.evidence import PURPOSES
from workbench.checks.legal_names import without_form
from workbench.checks.wordings.purposes import purposes_named
from workbench.export.document import rows_of
from workbench.export.nodes import Row
from workbench.export.speech import Speech
from workbench.export.text import words_alone
from workbench.export.wording import source_wording
from workbench.policy.frozen import frozen
from workbench.policy.kinds import OWN, CategoryId, Party, ProviderId
from workbench.policy.labels import labels
from workbench.policy.model import Cookie, Policy, Provider
from workbench.policy.sentence import Sentence, say
from workbench.policy.text import fill
from workbench.tables.words import PARTIES, plain


@frozen
class Named:
    """Who some words name: a provider there is, or a new one by its name; and the party, if they say it."""

    provider: ProviderId | None = None
    new_name: str = ""
    party: Party | None = None
    guess: Sentence | None = None


@frozen(slots=False)
class Known:
    """Finds in a policy what a table's words stand for."""

    policy: Policy

    @cached_property
    def _speech(self) -> Speech:
        return Speech(self.policy, self.policy.source_locale, source_wording)

    @cached_property
    def cookies_by_name(self) -> Mapping[str, Sequence[Cookie]]:
        """The cookies of each name."""
        found: dict[str, list[Cookie]] = {}
        for cookie in self.policy.cookies.values():
            found.setdefault(cookie.name, []).append(cookie)
        return found

    @cached_property
    def row(self) -> Callable[[Cookie], Row]:
        """Says a cookie as the policy prints it."""
        return rows_of(self.policy, self._speech)

    def category(self, words: str) -> tuple[CategoryId | None, Sentence | None]:
        """The category that some words name, and what was guessed for that."""
        found = self._categories.get(plain(words))
        if found is not None:
            return found, None
        purposes = purposes_named(words) | PURPOSES.get(plain(words), frozenset())
        fitting = [
            each.id
            for each in self.policy.categories.values()
            if purposes & purposes_named(f"{each.id} {each.title}")
        ]
        if len(fitting) != 1:
            return None, None
        return fitting[0], say(
            "the category “{words}” is taken for “{category}”", words=words, category=fitting[0]
        )

    @cached_property
    def _categories(self) -> Mapping[str, CategoryId]:
        by_id = {plain(each.id): each.id for each in self.policy.categories.values()}
        return {**{plain(each.title): each.id for each in self.policy.categories.values()}, **by_id}

    def provider(self, words: str) -> Named:
        """Who some words name: by id, name, legal name or alias, or as the policy prints it."""
        key = plain(words)
        if key in self._providers:
            return Named(self._providers[key])
        if key in self._printed:
            return self._printed[key]
        if key in PARTIES:
            return Named(OWN if PARTIES[key] is Party.FIRST else None, party=PARTIES[key])
        printed = self._third_party.fullmatch(words)
        name, party = (printed["provider"].strip(" ,"), Party.THIRD) if printed else (words, None)
        alike = self._providers.get(plain(name)) or self._by_entity.get(entity(name))
        if alike is None:
            return Named(new_name=name, party=party)
        is_certain = plain(name) in self._providers
        guess = say("the provider “{words}” is taken for “{provider}”", words=name, provider=alike)
        return Named(alike, party=party, guess=None if is_certain else guess)

    @cached_property
    def _providers(self) -> Mapping[str, ProviderId]:
        variables = self.policy.settings.variables
        own = {plain(variables[name]): OWN for name in ("company", "site") if variables.get(name)}
        named: dict[str, ProviderId] = {}
        for provider in self.policy.providers.values():
            for name in (*provider.aliases, provider.legal_name or "", provider.name, provider.id):
                named[plain(name)] = provider.id
        named.pop("", None)
        return {**own, **named, str(OWN): OWN}

    @cached_property
    def _by_entity(self) -> Mapping[str, ProviderId]:
        """The providers by what all spellings of their names have in common; not where two share it."""
        found: dict[str, set[ProviderId]] = {}
        for provider in self.policy.providers.values():
            for name in _names(provider):
                found.setdefault(entity(name), set()).add(provider.id)
        return {key: next(iter(ids)) for key, ids in found.items() if key and len(ids) == 1}

    @cached_property
    def _printed(self) -> Mapping[str, Named]:
        """Who the words in the policy's own tables name."""
        label = plain(labels(self.policy.settings)["first_party"])
        found = {label: Named(OWN, party=Party.FIRST)}
        for provider in self.policy.providers.values():
            words = self._speech.printed(provider.printed)
            if words is not None:
                found[plain(words_alone(words))] = Named(provider.id, party=Party.THIRD)
        return found

    @cached_property
    def _third_party(self) -> re.Pattern[str]:
        """How the policy prints a provider that is a third party."""
        of_policy = labels(self.policy.settings)
        marked = fill(of_policy["third_party"], lambda token: f"\0{token.name}\0")
        form = (
            re.escape(marked).replace("\\ \0more\0", "\0more\0").replace("\0provider\0", "(?P<provider>.+?)")
        )
        more = rf"(?: ?{re.escape(of_policy['more'])})?"
        return re.compile(form.replace("\0more\0", more), re.IGNORECASE)


def _names(provider: Provider) -> Sequence[str]:
    return (provider.name, provider.legal_name or "", *provider.aliases)


def entity(name: str) -> str:
    """What two spellings of one company's name have in common: not the legal form, nor signs and case."""
    return re.sub(r"[\W_]+", "", without_form(name)).casefold()
