"""One of two states that are compared: the policy, its data as files have it, and the locales' words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import cached_property

from workbench.formats.data import Data
from workbench.formats.layout import FileRef
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CategoryId, Consent, CookieId, LinkId, LocaleTag, ProviderId
from workbench.policy.model import Cookie, Policy
from workbench.policy.outline import references
from workbench.revisions.spoken import Spoken


@frozen(slots=False)
class Side:
    """A state of a policy; what cannot be read of it is `unreadable`, which is not the same as removed."""

    policy: Policy
    documents: Mapping[FileRef, Data]
    words: Mapping[LocaleTag, Spoken] = field(default_factory=dict)
    unreadable: frozenset[FileRef] = frozenset()

    @cached_property
    def cookies_of(self) -> Mapping[ProviderId, list[Cookie]]:
        """The cookies by their provider."""
        found: dict[ProviderId, list[Cookie]] = {}
        for cookie in self.policy.cookies.values():
            found.setdefault(cookie.provider, []).append(cookie)
        return found

    @cached_property
    def named_providers(self) -> frozenset[ProviderId]:
        """The providers that texts name by a token."""
        found = references(self.policy)
        return frozenset(
            ProviderId(token.ref) for _, token in found if token.ref and token.name == "provider"
        )

    @cached_property
    def links_read(self) -> frozenset[LinkId]:
        """The links that a reader can meet: of providers in use, and in the texts."""
        used = (self.policy.providers[each] for each in self.policy.providers if self.uses(each))
        of_providers = {provider.link for provider in used if provider.link}
        texts = (text for data in self.documents.values() for text in _texts(data) if "](link:" in text)
        named = {LinkId(part.partition(")")[0]) for text in texts for part in text.split("](link:")[1:]}
        return frozenset(of_providers | named)

    def uses(self, provider: ProviderId) -> bool:
        """Whether readers are told of a provider: some cookie is its, or a text names it."""
        return provider in self.cookies_of or provider in self.named_providers

    def needs_consent(self, category: CategoryId) -> bool:
        """Whether the cookies of a category need consent here."""
        known = self.policy.categories.get(category)
        return known is not None and known.consent is Consent.REQUIRED

    def categories_of(self, provider: ProviderId) -> frozenset[CategoryId]:
        """The categories that a provider has cookies in."""
        return frozenset(cookie.category for cookie in self.cookies_of.get(provider, ()))

    def cookie(self, name: str) -> Cookie | None:
        """A cookie by its id."""
        return self.policy.cookies.get(CookieId(name))


def _texts(data: Data) -> list[str]:
    """Every text in data, however deep."""
    if isinstance(data, str):
        return [data]
    values = data.values() if isinstance(data, dict) else data
    return [text for value in values for text in _texts(value)]
