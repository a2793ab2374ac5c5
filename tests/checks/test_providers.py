"""The rules about providers' names, and about rows that name another company."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.samples import GOOGLE_COOKIE, a_cookie, a_policy, in_language, problems, prose, quotes
from workbench.policy.kinds import Party, ProviderId
from workbench.policy.model import Provider


def a_provider(name: str, legal_name: str | None = None, *aliases: str) -> Provider:
    """A provider of this name, under an id made of it."""
    made = "".join(character for character in name.lower() if character.isalnum())
    return Provider(id=ProviderId(made), name=name, legal_name=legal_name, aliases=aliases)


@pytest.mark.parametrize(
    ("names", "texts"),
    [
        (["Google, LLC", "Doubleclick (Google LLC)"], []),
        (["Google, LLC"], ["Tjänsten tillhandahålls av Google, Inc. i USA."]),
        (["Acme GmbH"], ["Die Acme Gmbh & Co. KG, früher Acme GmbH & Co. KG."]),
        (["Meta Platforms Ireland Limited", "Meta Platforms Ireland Ltd."], []),
        (["Piwik PRO sp", "Hotjar Ltd", "Hotjar Ltd."], []),
    ],
)
def test_one_entity_is_spelled_in_one_way(names: list[str], texts: list[str]) -> None:
    providers = [replace(a_provider(name), id=ProviderId(f"p{n}")) for n, name in enumerate(names)]
    assert len(problems("CK014", a_policy(providers=providers, sections=[prose(*texts)]))) == 1


@pytest.mark.parametrize(
    ("names", "texts"),
    [
        (["Google, LLC"], ["Google och Google Analytics är Google, LLC. Vi använder Google."]),
        (["Google Ireland Limited", "Google, LLC"], []),  # two companies
        (["Meta Platforms Ireland Limited", "Meta Platforms, Inc."], []),
        (["VWO"], ["VWO, se VWO:s sida."]),
        (["Acme AB"], ["Vi anlitar Acme AB."]),
        (["Acme Inc."], ["Vi anlitar Acme Inc. för detta."]),
    ],
)
def test_other_companies_and_short_names_are_let_be(names: list[str], texts: list[str]) -> None:
    providers = [replace(a_provider(name), id=ProviderId(f"p{n}")) for n, name in enumerate(names)]
    assert problems("CK014", a_policy(providers=providers, sections=[prose(*texts)])) == []


def test_the_fix_changes_punctuation_but_no_legal_form() -> None:
    usual, other = a_provider("Google, LLC"), a_provider("Doubleclick (Google LLC)", "Google LLC")
    third = a_provider("Google Inc.")
    cookies = [a_cookie(GOOGLE_COOKIE, name=f"c{number}", provider=usual.id) for number in range(2)]
    [problem] = problems("CK014", a_policy(*cookies, providers=[usual, other, third]))
    assert problem.fix is not None
    assert [(each.path, each.value) for each in problem.fix.values] == [
        (("name",), "Doubleclick (Google, LLC)"),
        (("legal_name",), "Google, LLC"),
    ]


COMPANIES = [
    a_provider("New Relic"),
    a_provider("Akamai"),
    a_provider("Piwik PRO"),
    a_provider("Google, LLC", None, "Google"),
]


@pytest.mark.parametrize(
    ("locale", "name", "description", "words"),
    [
        ("sv", "JSESSIONID", "Kakan används av New Relic för att räkna sessioner.", "används av New Relic"),
        ("sv", "_pk_id", "Placeras av Piwik PRO.", "Placeras av Piwik PRO"),
        ("sv", "x", "Sätts av Googles tjänst för kartor.", "Sätts av Googles"),
        ("en", "x", "This cookie is set by New Relic and counts sessions.", "set by New Relic"),
        ("de", "x", "Dieses Cookie wird von Google gesetzt.", "von Google gesetzt"),
        ("fr", "AkamaiAnalytics_Id", "Compte les visites.", "AkamaiAnalytics_Id"),
        ("sv", "NewRelicId", "Räknar besök.", "NewRelicId"),
    ],
)
def test_a_row_of_the_sites_own_names_no_other_company(
    locale: str, name: str, description: str, words: str
) -> None:
    policy = a_policy(a_cookie(name=name, description=description), providers=COMPANIES)
    assert quotes("CK015", in_language(policy, locale)) == [words]


@pytest.mark.parametrize(
    ("locale", "name", "description"),
    [
        ("sv", "maps", "Sparar om Google Maps accepteras."),
        ("sv", "x", "Används av webbplatsen, inte av New Relic."),
        ("en", "akamaized", "Remembers which server answers."),
        ("en", "x", "Used by the new relicensing form."),
        ("de", "x", "Merkt sich, ob Google Maps angezeigt wird."),
    ],
)
def test_a_company_that_is_only_mentioned_is_let_be(locale: str, name: str, description: str) -> None:
    policy = a_policy(a_cookie(name=name, description=description), providers=COMPANIES)
    assert quotes("CK015", in_language(policy, locale)) == []


def test_a_row_with_the_provider_named_contradicts_nothing() -> None:
    cookie = a_cookie(name="x", description="Sätts av Google.", provider=COMPANIES[-1].id, party=Party.FIRST)
    assert quotes("CK015", a_policy(cookie, providers=COMPANIES)) == []
