"""Policies without a fault, in four languages: no rule says anything of them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.checks.samples import GOOGLE_LINK, TODAY, a_policy, prose
from workbench.checks.context import Context
from workbench.checks.runner import Checker
from workbench.checks.selection import Selection
from workbench.policy.kinds import (
    CategoryId,
    Consent,
    CookieId,
    LinkId,
    LocaleTag,
    Match,
    Party,
    ProviderId,
    Storage,
)
from workbench.policy.lifetime import parse_lifetime
from workbench.policy.model import Category, Cookie, Link, Policy, Provider, Settings

with (Path(__file__).parent / "good_cookies.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t"))

TITLES = {
    "sv": ("Nödvändiga kakor", "Statistikkakor", "Reklamkakor"),
    "en": ("Necessary cookies", "Analytics cookies", "Advertising cookies"),
    "de": ("Notwendige Cookies", "Statistik-Cookies", "Werbe-Cookies"),
    "fr": ("Cookies nécessaires", "Mesure d’audience", "Publicité"),
}
PROSE = {
    "sv": "Vi använder Google Analytics. Google Ireland Limited behandlar uppgifterna åt oss.",
    "en": "We use Google Analytics. Google Ireland Limited processes the data for us.",
    "de": "Wir verwenden Google Analytics. Google Ireland Limited verarbeitet die Daten für uns.",
    "fr": "Nous utilisons Google Analytics. Google Ireland Limited traite les données pour nous.",
}
PROVIDERS = (
    Provider(id=ProviderId("google"), name="Google Ireland Limited", link=LinkId("google-more")),
    Provider(id=ProviderId("meta"), name="Meta Platforms Ireland Limited", link=LinkId("meta-more")),
    Provider(id=ProviderId("clarity"), name="Microsoft Corporation", link=LinkId("clarity-more")),
)
LINKS = (
    GOOGLE_LINK,
    Link(id=LinkId("meta-more"), url="https://www.facebook.com/privacy/policy"),
    Link(id=LinkId("clarity-more"), url="https://privacy.microsoft.com/"),
)
CHECKER = Checker(Selection(select=("CK", "WV")))


def cookie_of(row: Mapping[str, str]) -> Cookie:
    slug = row["name"].lower().strip("_*").replace("_", "-")
    return Cookie(
        id=CookieId(f"{row['provider']}.{slug}{'-n' if '*' in row['name'] else ''}"),
        name=row["name"],
        match=Match.TEMPLATE if "*" in row["name"] else None,
        category=CategoryId(row["category"]),
        provider=ProviderId(row["provider"]),
        party=Party(row["party"]),
        lifetime=parse_lifetime(row["lifetime"]),
        storage=Storage(row["storage"]),
        domains=tuple(row["domains"].split()),
        description=row["description"],
    )


def good_policy(locale: str) -> Policy:
    """The policy of one language."""
    ids = ("essential", "analytics", "advertising")
    consents = (Consent.EXEMPT, Consent.REQUIRED, Consent.REQUIRED)
    categories = [
        Category(id=CategoryId(each), title=title, intro=title, consent=consent)
        for each, title, consent in zip(ids, TITLES[locale], consents, strict=True)
    ]
    return a_policy(
        *(cookie_of(row) for row in ROWS if row["locale"] == locale),
        categories=categories,
        providers=PROVIDERS,
        links=LINKS,
        sections=[prose(PROSE[locale])],
        settings=Settings(title="Cookies", source_locale=LocaleTag(locale), jurisdictions=("SE", "FR")),
    )


@pytest.mark.parametrize("locale", TITLES)
def test_a_good_policy_has_no_problem(locale: str) -> None:
    policy = good_policy(locale)
    found = CHECKER.check(Context(policy, TODAY, published=policy)).problems
    assert [f"{problem.rule} {problem.quote}: {problem.message}" for problem in found] == []


def test_there_are_enough_of_them() -> None:
    assert len(ROWS) >= 60
    assert all(len([row for row in ROWS if row["locale"] == locale]) >= 15 for locale in TITLES)


def test_the_same_rows_with_a_fault_have_a_problem() -> None:
    policy = good_policy("en")
    essential = CategoryId("essential")
    cookies = {key: replace(cookie, category=essential) for key, cookie in policy.cookies.items()}
    found = CHECKER.check(Context(replace(policy, cookies=cookies), TODAY)).problems
    assert {problem.rule for problem in found} == {"CK030", "CK031", "CK034"}
