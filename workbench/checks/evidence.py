"""What the user's reference says of one cookie, and what of it the policy has words for."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.checks.legal_names import without_form
from workbench.checks.reference import Reference, ReferenceRow
from workbench.checks.vendors import GENERIC_NAMES
from workbench.checks.wordings.purposes import Purpose, purposes_named
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CategoryId, Party, ProviderId
from workbench.policy.lifetime import Lifetime
from workbench.policy.model import Cookie, Policy, Provider

PURPOSES = {
    "functional": frozenset({Purpose.NECESSARY, Purpose.PREFERENCES, Purpose.CHAT}),
    "security": frozenset({Purpose.NECESSARY}),
    "analytics": frozenset({Purpose.ANALYTICS}),
    "marketing": frozenset({Purpose.MARKETING, Purpose.SOCIAL}),
    "personalization": frozenset({Purpose.PREFERENCES, Purpose.MARKETING}),
}
"""What the categories of a reference are for; one that is not here is no evidence."""


@frozen
class Evidence:
    """One row, and the category, provider, lifetime and party that it means here; None where not plain.

    Where it is no row of a file, `kin` are the cookies of the policy that it was read from.
    """

    source: str
    row: ReferenceRow
    category: CategoryId | None
    provider: ProviderId | None
    lifetime: Lifetime | None
    party: Party | None = None
    kin: tuple[str, ...] = ()


def evidence_of(cookie: Cookie, policy: Policy, reference: Reference) -> list[Evidence]:
    """What a reference says of a cookie, each different row once; a person picks, so names of many count."""
    told: dict[tuple[str, ...], Evidence] = {}
    for row in rows_about(cookie, policy, reference) or reference.rows_for(cookie):
        said = (row.platform, row.controller, row.category, row.lifetime)
        told.setdefault(said, evidence_of_row(reference.source, row, cookie, policy))
    return list(told.values())


def evidence_of_row(source: str, row: ReferenceRow, cookie: Cookie, policy: Policy) -> Evidence:
    """What a row says of a cookie."""
    return Evidence(source, row, _category(row, cookie, policy), _provider(row, policy), lifetime_of(row))


def rows_about(cookie: Cookie, policy: Policy, reference: Reference) -> Sequence[ReferenceRow]:
    """The rows about a cookie: of its provider if any is, else all, but of a name that many use none."""
    rows = reference.rows_for(cookie)
    provider = policy.providers.get(cookie.provider)
    of_provider = [row for row in rows if provider is not None and _is_of(row, provider)]
    if of_provider or cookie.name not in GENERIC_NAMES:
        return of_provider or rows
    return ()


def lifetime_of(row: ReferenceRow) -> Lifetime | None:
    """What a row says of the lifetime, if it says it without doubt."""
    from workbench.formats.lifetime_words import read_lifetime_in_words  # most users name no reference

    read = read_lifetime_in_words(row.lifetime)
    return None if read.guessed else read.lifetime


def purposes_of(row: ReferenceRow) -> frozenset[Purpose]:
    """What a row's category is for."""
    return PURPOSES.get(row.category.casefold(), frozenset())


def _category(row: ReferenceRow, cookie: Cookie, policy: Policy) -> CategoryId | None:
    """The one category for the row's purpose; the cookie's own, if it is one of several."""
    purposes = purposes_of(row)
    fitting = [
        category.id
        for category in policy.categories.values()
        if purposes & purposes_named(f"{category.id} {category.title}")
    ]
    if cookie.category in fitting:
        return cookie.category
    return fitting[0] if len(fitting) == 1 else None


def _provider(row: ReferenceRow, policy: Policy) -> ProviderId | None:
    """The one provider that the row names."""
    named = [provider.id for provider in policy.providers.values() if _is_of(row, provider)]
    return named[0] if len(named) == 1 else None


def _is_of(row: ReferenceRow, provider: Provider) -> bool:
    """Whether a row names a provider, by the first word of a name."""
    names = (provider.name, provider.legal_name or "", *provider.aliases)
    return bool({_first(row.platform), _first(row.controller)} & set(filter(None, map(_first, names))))


def _first(name: str) -> str:
    words = without_form(name).casefold().split()
    return words[0].strip(",.()") if words else ""
