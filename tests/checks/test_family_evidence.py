"""What the name of a new cookie tells of it: its family in the policy, products that are known."""

from __future__ import annotations

import pytest

from tests.checks.samples import ANALYTICS, GOOGLE, a_cookie, a_policy
from workbench.checks.family_evidence import evidence_of_family
from workbench.policy.kinds import OWN, Party
from workbench.policy.lifetime import parse_lifetime
from workbench.policy.model import Cookie


def new(name: str) -> Cookie:
    return a_cookie(id="own.new", name=name, provider=OWN, party=Party.FIRST)


def google(name: str, lifetime: str = "2 years") -> Cookie:
    return a_cookie(
        id=f"google.{len(name)}",
        name=name,
        provider=GOOGLE,
        party=Party.THIRD,
        category=ANALYTICS,
        lifetime=parse_lifetime(lifetime),
    )


def test_a_family_in_the_policy_says_provider_category_and_party() -> None:
    cookie = new("_gcx_three")
    found = evidence_of_family(cookie, a_policy(cookie, google("_gcx_one"), google("_gcx_eleven", "1 day")))
    assert found is not None
    assert (found.provider, found.category, found.party, found.lifetime) == (
        GOOGLE,
        ANALYTICS,
        Party.THIRD,
        None,
    )
    assert set(found.kin) == {"_gcx_one", "_gcx_eleven"}


def test_a_lifetime_is_told_where_all_have_it() -> None:
    cookie = new("_gcx_three")
    found = evidence_of_family(cookie, a_policy(cookie, google("_gcx_one"), google("_gcx_eleven")))
    assert found is not None
    assert found.lifetime == parse_lifetime("2 years")


def test_a_product_that_is_known_by_its_names_needs_no_family() -> None:
    cookie = new("_gat_UA")
    found = evidence_of_family(cookie, a_policy(cookie))
    assert found is not None
    assert (found.provider, found.category, found.row.platform) == (GOOGLE, ANALYTICS, "Google Analytics")


@pytest.mark.parametrize("name", ["ab", "lidc", "x_y", "theme", "_hjid"])
def test_other_names_say_nothing(name: str) -> None:
    cookie = new(name)
    assert evidence_of_family(cookie, a_policy(cookie, google("li_gc"), google("abx"))) is None


def test_of_a_cookie_that_has_a_provider_nothing_is_told() -> None:
    cookie = google("_gcx_one")
    assert evidence_of_family(cookie, a_policy(cookie, google("_gcx_eleven"))) is None
