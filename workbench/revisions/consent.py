"""The fingerprint of what a visitor's consent depends on: facts, not their wording."""

from __future__ import annotations

import json

from workbench.policy.kinds import OWN, Consent
from workbench.policy.lifetime import seconds
from workbench.policy.model import Cookie, Policy
from workbench.revisions.state import digest


def consent_fingerprint(policy: Policy) -> str:
    """Digest the cookies that need consent: the same for the same facts, whatever their order or words."""
    facts = sorted(
        _facts(cookie, policy) for cookie in policy.cookies.values() if needs_consent(cookie, policy)
    )
    return digest("\n".join(facts).encode())


def needs_consent(cookie: Cookie, policy: Policy) -> bool:
    """Whether a cookie's category requires consent."""
    category = policy.categories.get(cookie.category)
    return category is not None and category.consent is Consent.REQUIRED


def _facts(cookie: Cookie, policy: Policy) -> str:
    """What consent to one cookie depends on, as canonical JSON."""
    provider = policy.providers.get(cookie.provider)
    entity = (provider.legal_name or provider.name) if provider else OWN
    return json.dumps(
        {
            "id": cookie.id,
            "name": cookie.name,
            "match": cookie.match,
            "category": cookie.category,
            "consent": Consent.REQUIRED,
            "provider": entity,
            "country": provider.country if provider else None,
            "transfers": provider.transfers if provider else None,
            "party": cookie.party,
            "storage": cookie.storage,
            "purposes": sorted(cookie.purposes),
            "seconds": seconds(cookie.lifetime),
        },
        ensure_ascii=False,
        sort_keys=True,
    )
