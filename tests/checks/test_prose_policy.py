"""The rules of prose that look at a policy as a whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.samples import (
    COOKIE,
    ESSENTIAL_COOKIE,
    GOOGLE_COOKIE,
    GOOGLE_LINK,
    GOOGLE_PROVIDER,
    a_cookie,
    a_policy,
    a_section,
    in_language,
    prose,
    quotes,
)
from workbench.policy.kinds import BlockId, Consent, ItemId, LinkId, LinkRole, ProviderId
from workbench.policy.model import Category, HeadingBlock, Link, ListBlock, Policy, Provider, TextBlock

LINK_TEXT = "Ändra dina val [här](link:choices)."
LOST = Link(id=LinkId("choices"), role=LinkRole.CONSENT)
FOUND = replace(LOST, url="https://example.se/val")
VENDOR = Provider(id=ProviderId("vendor"), name="Vendor Inc.")
VENDOR_COOKIE = a_cookie(GOOGLE_COOKIE, name="vendor_x", provider="vendor")


def says(locale: str, *texts: str, **variables: str) -> Policy:
    """A policy in a language, of two rows and these paragraphs."""
    policy = in_language(a_policy(COOKIE, GOOGLE_COOKIE, sections=[prose(*texts)]), locale)
    return replace(policy, settings=replace(policy.settings, variables=variables))


@pytest.mark.parametrize(
    ("link", "text", "expected"),
    [(FOUND, LINK_TEXT, []), (LOST, LINK_TEXT, ["[här](link:choices)"]), (FOUND, "Inget mer.", [None])],
)
def test_choices_are_changed_behind_a_working_link(link: Link, text: str, expected: list[str | None]) -> None:
    assert quotes("PR004", a_policy(COOKIE, sections=[prose(text)], links=[link])) == expected


def test_where_nothing_needs_consent_nothing_is_withdrawn() -> None:
    exempt = [Category(id=ESSENTIAL_COOKIE.category, title="N", intro="N", consent=Consent.EXEMPT)]
    policy = a_policy(ESSENTIAL_COOKIE, categories=exempt)
    assert quotes("PR004", policy) + quotes("PR005", policy) == []


@pytest.mark.parametrize(
    ("locale", "text", "is_found"),
    [
        ("sv", "Du kan ångra ditt samtycke när som helst.", False),
        ("sv", "Du kan ångra ditt samtycke.", True),
        ("en", "You may revoke your consent at any time.", False),
        ("en", "At any time you may write to us. You may revoke your consent.", True),
        ("de", "Sie können Ihre Einwilligung jederzeit widerrufen.", False),
        ("de", "Sie können Ihre Einwilligung widerrufen.", True),
    ],
)
def test_consent_can_be_withdrawn_at_any_time_in_one_sentence(locale: str, text: str, is_found: bool) -> None:
    assert bool(quotes("PR005", says(locale, text))) is is_found


@pytest.mark.parametrize(
    ("locale", "text", "company", "missing"),
    [
        ("sv", "{company}, Storgatan 1, 111 22 Stockholm. Dataskyddsombud: x.", "Exempel AB", 0),
        ("sv", "{company}, 111 22 Stockholm.", "Uppsala universitet", 1),
        ("sv", "{company} svarar.", "Exempelbutiken", 3),
        ("en", "{company}, 1 High Street, London SW1A 1AA. Our DPO answers.", "Example Ltd", 0),
        ("de", "{company}, 10115 Berlin.", "Beispiel GmbH", 1),
    ],
)
def test_who_is_responsible_has_name_address_and_officer(
    locale: str, text: str, company: str, missing: int
) -> None:
    assert quotes("PR006", says(locale, text, company=company)) == [company] * bool(missing)


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("sv", "Uppgifterna lagras i Indien.", ["Indien"]),
        ("sv", "Uppgifterna lagras i Norge och i Schweiz.", []),
        ("sv", "Uppgifterna lagras inte i Indien.", []),
        ("sv", "Uppgifterna lagras i Indien. Grunden är standardavtalsklausuler.", []),
        ("en", "Data is sent to servers in Brazil and India.", ["Brazil and India"]),
        ("de", "Die Daten werden in China gespeichert.", ["China"]),
        ("de", "Wir verkaufen nach China.", []),
    ],
)
def test_data_leaves_the_eea_on_a_basis(locale: str, text: str, expected: list[str]) -> None:
    assert quotes("PR007", says(locale, text)) == expected


@pytest.mark.parametrize(
    ("vendor", "expected"),
    [
        (VENDOR, ["Vendor Inc."]),
        (replace(VENDOR, transfers="SCC"), []),
        (replace(VENDOR, country="IE"), []),
        (replace(VENDOR, name="Vendor", country="IN"), ["Vendor"]),
        (replace(VENDOR, name="Vendor GmbH"), []),
    ],
)
def test_a_vendor_outside_the_eea_has_a_basis(vendor: Provider, expected: list[str]) -> None:
    assert quotes("PR007", a_policy(VENDOR_COOKIE, providers=[vendor])) == expected


ANNOUNCED = TextBlock(id=BlockId("announced"), text="Vi gör tre saker:")


def test_a_colon_is_held_by_what_follows_it() -> None:
    items = ListBlock(id=BlockId("items"), items={ItemId("a"): "en", ItemId("b"): "två"})
    heading = HeadingBlock(id=BlockId("heading"), heading="Annat")
    assert quotes("PR009", a_policy(COOKIE, sections=[a_section(ANNOUNCED, items, name="p")])) == []
    assert quotes("PR009", a_policy(COOKIE, sections=[a_section(ANNOUNCED, name="p")])) == [ANNOUNCED.text]
    assert quotes("PR009", a_policy(COOKIE, sections=[a_section(ANNOUNCED, heading, items, name="p")])) == [
        ANNOUNCED.text
    ]


def test_a_claim_is_held_against_the_rows() -> None:
    claims = ("anonymised-statistics", "no-other-google-services", "no-data-passed-on")
    text = "Vi för anonym statistik. Inga uppgifter lämnas vidare. Vi har inga andra tjänster från Google."
    block = TextBlock(id=BlockId("claim"), text=text, claims=claims)
    telling = a_cookie(name="id", description="Ger varje besökare ett unikt id, så att besök kan räknas.")
    contradicted = a_policy(
        telling, GOOGLE_COOKIE, sections=[a_section(block, name="p"), prose("Vi delar allt med annonsörer.")]
    )
    assert quotes("PR012", contradicted) == [
        "anonym statistik",
        "inga andra tjänster från Google",
        "Inga uppgifter lämnas",
    ]
    assert quotes("PR012", a_policy(COOKIE, sections=[a_section(block, name="p")])) == []


def test_prose_and_tables_have_the_same_vendors() -> None:
    rows = (GOOGLE_COOKIE, VENDOR_COOKIE)
    both = [GOOGLE_PROVIDER, VENDOR]
    assert quotes("PR015", a_policy(*rows, providers=both)) == []
    told = [prose("Google Ireland behandlar uppgifter åt oss.")]
    assert quotes("PR015", a_policy(*rows, providers=both, sections=told)) == ["Vendor Inc."]
    named = [prose("Vi använder Hotjar. Vi använder inte Vimeo.")]
    assert quotes("PR015", a_policy(COOKIE, providers=[], sections=named)) == ["Hotjar"]


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("sv", "Vi följer LEK och GDPR.", []),
        ("sv", "Vi följer GDPR.", ["GDPR"]),
        ("sv", "Vi är rädda om dig.", [None]),
        ("en", "We rely on the GDPR and the ePrivacy Directive.", []),
        ("de", "Grundlage ist Art. 6 DSGVO.", ["DSGVO"]),
    ],
)
def test_storing_rests_on_a_law_of_its_own(locale: str, text: str, expected: list[str | None]) -> None:
    assert [str(each)[-5:] for each in quotes("PR016", says(locale, text))] == [str(e)[-5:] for e in expected]


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("sv", "Annan AB sparar data i 25 månader.", ["25 månader"]),
        ("sv", "Alla leverantörer sparar data i 25 månader.", []),
        ("en", "Google Ireland Limited retains data for 14 months.", []),
        ("de", "Die Daten der Karte werden nach 30 Tagen gelöscht.", ["30 Tagen"]),
        ("sv", "Webbplatsens loggar gallras efter 14 dagar.", []),
        ("en", "Backups are erased after 35 days.", []),
        ("de", "Protokolle werden nach 14 Tagen gelöscht.", []),
    ],
)
def test_how_long_data_is_kept_is_told_of_all(locale: str, text: str, expected: list[str]) -> None:
    assert quotes("PR017", says(locale, text)) == expected


@pytest.mark.parametrize(
    ("locale", "heading", "is_found"),
    [
        ("sv", "Typ och förlopp", True),
        ("sv", "Lagringstid", False),
        ("en", "Kind", True),
        ("en", "Expires after", False),
        ("de", "Art", True),
        ("de", "Gültigkeitsdauer", False),
    ],
)
def test_the_lifetime_column_says_so(locale: str, heading: str, is_found: bool) -> None:
    policy = says(locale, "…")
    policy = replace(policy, settings=replace(policy.settings, labels={"lifetime": heading}))
    assert bool(quotes("PR018", policy)) is is_found


def test_a_product_is_written_in_one_way() -> None:
    assert quotes("PR020", says("en", "Youtube and YouTube are one.")) == ["Youtube"]
    assert quotes("PR020", says("en", "YouTube is at youtube.com, https://x.se/Youtube.")) == []
    assert quotes("PR020", says("en", "YouTube plays from youtube-nocookie.com.")) == []
    assert (
        quotes("PR020", a_policy(COOKIE, sections=[prose("[LinkedIn](link:linkedin)")], links=[GOOGLE_LINK]))
        == []
    )
