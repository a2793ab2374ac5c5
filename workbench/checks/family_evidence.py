"""What a cookie's name alone tells of it: others of its family in the policy, products that are known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import TypeVar

from workbench.checks.evidence import Evidence, evidence_of_row
from workbench.checks.reference import ReferenceRow
from workbench.checks.vendors import FOR_ANALYTICS, FOR_MARKETING, IN_PROSE, KIN, is_one_of
from workbench.policy.kinds import OWN, Match
from workbench.policy.late_pattern import late
from workbench.policy.model import Cookie, Policy

T = TypeVar("T")

_LEAST_SHARED = late(r"[_.-]*[^\W_]{2,}[_.-]|[_.-]*[^\W_]{4,}")
"""What two names must begin with to be of one family: letters up to a sign, or more of them without one."""
_PREFIXES = tuple((kin.product, kin.wanted) for kin in IN_PROSE if kin.wanted.endswith("*"))


def evidence_of_family(cookie: Cookie, policy: Policy) -> Evidence | None:
    """What the name of a cookie says that is still said to be the site's own; None where it says nothing."""
    if cookie.provider != OWN:
        return None
    return _of_kin(cookie, policy) or _of_product(cookie, policy)


def _of_kin(cookie: Cookie, policy: Policy) -> Evidence | None:
    """What all cookies have in common that share the longest beginning with this one."""
    shared = {
        other.id: length
        for other in policy.cookies.values()
        if other.id != cookie.id and (length := _shared(cookie.name, other.name))
    }
    longest = max(shared.values(), default=0)
    kin = [policy.cookies[name] for name, length in shared.items() if length == longest]
    providers = {each.provider for each in kin}
    if len(providers) != 1 or providers == {OWN}:
        return None
    provider = policy.providers.get(kin[0].provider)
    if provider is None:
        return None
    category, lifetime = _same([each.category for each in kin]), _same([each.lifetime for each in kin])
    row = ReferenceRow(name=cookie.name, platform=provider.name, category=category or "")
    names = tuple(each.name for each in kin)
    return Evidence(
        "",
        row,
        category,
        provider.id,
        lifetime if len(kin) > 1 else None,
        _same([each.party for each in kin]),
        names,
    )


def _same(values: Sequence[T]) -> T | None:
    """The one value of all; None where they differ."""
    return values[0] if all(value == values[0] for value in values) else None


def _shared(name: str, other: str) -> int:
    """How long the beginning is that makes two names kin; 0 where they are none."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(name, other, strict=False))
    beginning = "".join(letter for letter, _ in alike)
    return len(beginning) if _LEAST_SHARED.match(beginning) else 0


def _of_product(cookie: Cookie, policy: Policy) -> Evidence | None:
    """What the tables of products say of a name."""
    name = cookie.name
    kin = next((each for each in KIN if is_one_of(name, (*each.names, each.wanted))), None)
    prefix = next((product for product, beginning in _PREFIXES if is_one_of(name, (beginning,))), None)
    product = kin.product if kin is not None else prefix
    if product is None:
        return None
    purpose = "Analytics" if is_one_of(name, FOR_ANALYTICS) else ""
    purpose = "Marketing" if is_one_of(name, FOR_MARKETING) else purpose
    row = ReferenceRow(name=name, is_prefix=cookie.match is Match.PREFIX, platform=product, category=purpose)
    found = evidence_of_row("", row, cookie, policy)
    return found if found.provider is not None else None
