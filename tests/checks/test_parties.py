"""The rules about whose a cookie is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.samples import (
    COOKIE,
    GOOGLE,
    GOOGLE_COOKIE,
    GOOGLE_LINK,
    GOOGLE_PROVIDER,
    SETTINGS,
    a_cookie,
    a_policy,
    problems,
    quotes,
)
from workbench.policy.kinds import OWN, LinkId, LocaleTag, Party, ProviderId
from workbench.policy.model import Link, Provider, Wordings

VWO = Provider(id=ProviderId("vwo"), name="VWO", link=LinkId("google-more"))


def test_a_third_party_has_a_name() -> None:
    assert quotes("CK011", a_policy(a_cookie(party=Party.THIRD))) == [OWN]
    assert quotes("CK011", a_policy(COOKIE, GOOGLE_COOKIE, a_cookie(name="x", provider=GOOGLE))) == []


def test_one_party_has_one_label() -> None:
    odd = replace(VWO, printed="3 part VWO, [läs mer](link:google-more)")
    rows = [
        GOOGLE_COOKIE,
        a_cookie(GOOGLE_COOKIE, name="maps2"),
        a_cookie(GOOGLE_COOKIE, name="v", provider=VWO.id),
    ]
    [problem] = problems("CK012", a_policy(*rows, providers=[GOOGLE_PROVIDER, odd]))
    assert (problem.quote, problem.count, problem.path) == (odd.printed, 1, ("printed",))
    assert problem.fix is not None
    assert [(each.file.id, each.path, each.value) for each in problem.fix.values] == [
        ("vwo", ("printed",), None)
    ]


def test_a_cookies_own_wording_of_its_party_counts() -> None:
    odd = a_cookie(name="odd", printed=Wordings(provider="Vi själva"))
    [problem] = problems("CK012", a_policy(COOKIE, a_cookie(name="third"), odd))
    assert (problem.quote, problem.path) == ("Vi själva", ("printed", "provider"))
    assert problem.fix is not None
    assert problem.fix.values[0].path == ("printed",)


def test_the_label_is_not_forced_where_most_rows_have_other_words() -> None:
    odd = replace(GOOGLE_PROVIDER, printed="Google är tredje part")
    rows = [
        GOOGLE_COOKIE,
        a_cookie(GOOGLE_COOKIE, name="m"),
        a_cookie(GOOGLE_COOKIE, name="v", provider=VWO.id),
    ]
    [problem] = problems("CK012", a_policy(*rows, providers=[odd, VWO]))
    assert problem.count == 1
    assert problem.fix is None or all(value.value is None for value in problem.fix.values)


@pytest.mark.parametrize(
    "printed", ["Tredjepart: Google Ireland Limited [Mer information](link:google-more)", None]
)
def test_the_same_words_are_one_label(printed: str | None) -> None:
    google = replace(GOOGLE_PROVIDER, printed=printed)
    rows = [GOOGLE_COOKIE, a_cookie(GOOGLE_COOKIE, name="v", provider=VWO.id), COOKIE]
    assert quotes("CK012", a_policy(*rows, providers=[google, VWO])) == []


@pytest.mark.parametrize(
    ("name", "party", "wrong"),
    [
        ("_ga", Party.THIRD, True),
        ("_ga_*", Party.THIRD, True),
        ("_gid", Party.THIRD, True),
        ("_VWO_sn", Party.THIRD, True),
        ("_vis_opt_exp_{CAMPAIGNID}_combi", Party.THIRD, True),
        ("_vis_opt_exp_{CAMPAIGNID}_combi_{ACCID}", Party.FIRST, True),
        ("_ga", Party.FIRST, False),
        ("_vwo_uuid_{CAMPAIGNID}_{ACCID}", Party.THIRD, False),
        ("IDE", Party.THIRD, False),
        ("_gadget", Party.THIRD, False),
    ],
)
def test_the_party_is_whose_domain_a_cookie_stands_on(name: str, party: Party, wrong: bool) -> None:
    found = quotes("CK013", a_policy(a_cookie(GOOGLE_COOKIE, name=name, party=party)))
    assert found == (["Google Ireland Limited"] if wrong else [])


def test_it_is_said_once_for_each_provider() -> None:
    rows = [a_cookie(GOOGLE_COOKIE, name=name) for name in ("_ga", "_ga_*", "_gid", "IDE")]
    [problem] = problems("CK013", a_policy(*rows))
    assert problem.count == 3


def test_every_third_party_has_an_address() -> None:
    lost = Link(id=GOOGLE_LINK.id)
    rows = [GOOGLE_COOKIE, a_cookie(GOOGLE_COOKIE, name="second"), COOKIE]
    [problem] = problems("CK016", a_policy(*rows, links=[lost]))
    assert (problem.quote, problem.count) == (GOOGLE_LINK.id, 2)
    assert quotes("CK016", a_policy(*rows)) == []


def test_a_provider_without_a_link_and_one_without_third_party_rows() -> None:
    bare = replace(GOOGLE_PROVIDER, link=None)
    [problem] = problems("CK016", a_policy(GOOGLE_COOKIE, providers=[bare]))
    assert problem.quote == bare.name
    assert "add its address to the links, and name that link here" in str(problem.message)
    assert quotes("CK016", a_policy(a_cookie(GOOGLE_COOKIE, party=Party.FIRST), providers=[bare])) == []


def test_an_address_for_the_source_locale_is_one() -> None:
    for locale, count in (("sv", 0), ("en", 1)):
        link = Link(id=GOOGLE_LINK.id, urls={LocaleTag(locale): "https://example.com/"})
        assert len(quotes("CK016", a_policy(GOOGLE_COOKIE, links=[link], settings=SETTINGS))) == count
