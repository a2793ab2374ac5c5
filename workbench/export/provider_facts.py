"""What the data exports tell of a provider."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from workbench.export.speech import Speech
from workbench.export.wording import source_wording
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag, ProviderId
from workbench.policy.model import Policy


@frozen
class ProviderFacts:
    """A provider as a locale prints it; of the site itself only the name is known."""

    id: ProviderId
    name: str
    legal_name: str | None = None
    country: str | None = None
    transfers: str | None = None
    url: str | None = None


def providers_in(policy: Policy, locale: LocaleTag) -> Callable[[ProviderId], ProviderFacts]:
    """Look providers up as one locale prints them."""
    speech = Speech(policy, locale, source_wording)

    @cache
    def facts(provider: ProviderId) -> ProviderFacts:
        name = speech.provider_name(provider)
        known = policy.providers.get(provider)
        if known is None:
            return ProviderFacts(provider, name)
        url = speech.address(known.link) if known.link else None
        return ProviderFacts(provider, name, known.legal_name, known.country, known.transfers, url)

    return facts
