"""The rules about the line between what needs consent and what does not."""

from __future__ import annotations

import pytest

from tests.checks.samples import (
    COOKIE,
    ESSENTIAL_COOKIE,
    GOOGLE_COOKIE,
    a_cookie,
    a_policy,
    in_language,
    of_one,
    quotes,
)
from workbench.policy.lifetime import PERSISTENT, Sliding, Until, parse_duration, parse_lifetime


@pytest.mark.parametrize(
    ("locale", "description", "words"),
    [
        ("sv", "Krävs för den anonyma räkningen av användare", "räkningen av användare"),
        ("sv", "Används för att visa reklam som passar.", "reklam"),
        ("sv", "Övervakar antalet sessioner.", "antalet sessioner"),
        ("en", "Counts the number of visitors to each page.", "Counts the number of visitors"),
        ("en", "Used for retargeting.", "retargeting"),
        ("de", "Dient der Reichweitenmessung.", "Reichweitenmessung"),
        ("de", "Hilft, passende Werbung zu zeigen.", "Werbung"),
    ],
)
def test_measuring_and_advertising_are_not_essential(locale: str, description: str, words: str) -> None:
    cookie = a_cookie(ESSENTIAL_COOKIE, description=description)
    assert of_one("CK030", cookie, locale) == [words]
    assert of_one("CK030", a_cookie(COOKIE, description=description), locale) == []


@pytest.mark.parametrize("name", ["VISITOR_INFO1_LIVE", "_ga_*", "_fbp", "IDE", "_hjSessionUser_123"])
def test_what_vendors_measure_and_advertise_with_is_not_essential(name: str) -> None:
    assert of_one("CK030", a_cookie(ESSENTIAL_COOKIE, name=name), "fi") == [name]


@pytest.mark.parametrize(
    ("locale", "description"),
    [
        ("sv", "Sparar om Analytics-cookies accepteras av användaren."),
        ("sv", "Sparar om marknadsföringscookies accepteras av användaren"),
        ("sv", "Leder förfrågan till en vägd målgrupp av servrar."),
        ("sv", "Skiljer människor från botar och räknar besök för att stoppa överbelastning."),
        ("sv", "Används inte för statistik."),
        ("sv", "Räknar varorna i korgen."),
        ("en", "Stores whether the visitor consents to analytics cookies."),
        ("en", "Protects the form against bots that count as visitors."),
        ("en", "Is not used for tracking or advertising."),
        ("de", "Speichert, ob Marketing-Cookies akzeptiert wurden."),
        ("de", "Wird nicht für Werbung verwendet."),
        ("fr", "Compte les visiteurs à des fins publicitaires."),  # no table for French
    ],
)
def test_what_else_a_sentence_speaks_of_is_let_be(locale: str, description: str) -> None:
    assert of_one("CK030", a_cookie(ESSENTIAL_COOKIE, description=description), locale) == []


@pytest.mark.parametrize(
    ("lifetime", "quote"),
    [
        (parse_lifetime("7 days"), ["7 days"]),
        (parse_lifetime("25 hours"), ["25 hours"]),
        (Sliding(parse_duration("2 years")), ["2 years"]),
        (PERSISTENT, [None]),
        (Until("tills du loggar ut"), [None]),
        (parse_lifetime("session"), []),
        (parse_lifetime("1 day"), []),
        (Sliding(parse_duration("30 minutes")), []),
    ],
)
def test_what_needs_no_consent_ends_with_the_session(lifetime: object, quote: list[str | None]) -> None:
    assert of_one("CK031", a_cookie(ESSENTIAL_COOKIE, lifetime=lifetime)) == quote
    assert of_one("CK031", a_cookie(COOKIE, lifetime=lifetime)) == []


@pytest.mark.parametrize(
    ("locale", "name", "description", "words"),
    [
        ("sv", "li_gc", "Används för att spara samtycken från gäster.", "spara samtycken"),
        ("sv", "_out", "Visar att en användare inte bör delta i en kampanj.", "inte bör delta"),
        ("en", "x", "Remembers that the visitor has opted out of tests.", "opted out"),
        ("en", "x", "Stores the visitor's consent to cookies.", "Stores the visitor's consent"),
        ("de", "x", "Speichert die Einwilligung des Besuchers.", "Speichert die Einwilligung"),
        ("fr", "cookieconsent_status", "Garde le choix.", "cookieconsent_status"),
        ("sv", "_global_opt_out", "Sätts på begäran.", "_global_opt_out"),
    ],
)
def test_what_stores_a_choice_needs_no_consent(locale: str, name: str, description: str, words: str) -> None:
    assert of_one("CK032", a_cookie(name=name, description=description), locale) == [words]
    essential = a_cookie(ESSENTIAL_COOKIE, name=name, description=description)
    assert of_one("CK032", essential, locale) == []


@pytest.mark.parametrize(
    ("locale", "name", "description"),
    [
        ("sv", "li_mc", "Förhindrar databasförfrågningar efter en medlems samtycke till cookies."),
        ("sv", "HTML_x", "Den upphävs när du återkallar ditt samtycke."),
        ("en", "x", "Counts visits with your consent."),
        ("de", "x", "Zählt Besuche nach Ihrer Einwilligung."),
        ("en", "opt_outer_space", "Shows the stars."),
    ],
)
def test_what_only_speaks_of_consent_stores_no_choice(locale: str, name: str, description: str) -> None:
    assert of_one("CK032", a_cookie(name=name, description=description), locale) == []


@pytest.mark.parametrize(
    ("locale", "description", "kind"),
    [
        ("sv", "Sparar om Chatbot-cookies accepteras av användaren", "Chatbot-cookies"),
        ("sv", "Sparar om funktionella kakor accepteras.", "funktionella kakor"),
        ("en", "Stores whether chat cookies are accepted.", "chat cookies"),
        ("en", "Stores whether functional cookies are accepted.", "functional cookies"),
        ("de", "Speichert, ob Chat-Cookies akzeptiert wurden.", "Chat-Cookies"),
    ],
)
def test_a_choice_that_no_category_explains(locale: str, description: str, kind: str) -> None:
    assert of_one("CK035", a_cookie(ESSENTIAL_COOKIE, description=description), locale) == [kind]


@pytest.mark.parametrize(
    ("locale", "description"),
    [
        ("sv", "Sparar om Analytics-cookies accepteras av användaren."),
        ("sv", "Sparar om marknadsföringscookies accepteras av användaren"),
        ("sv", "Sparar om en användare har samtyckt till vissa bestämda cookie kategorier"),
        ("sv", "Sparar besökarens samtycke till sessionscookies och andra cookies."),
        ("en", "Stores whether the visitor has accepted cookies."),
        ("en", "Stores whether marketing cookies are accepted."),
        ("en", "Stores whether third-party cookies are accepted."),
        ("de", "Speichert, ob Marketing-Cookies akzeptiert wurden."),
        ("sv", "Visar Chatbot-cookies."),
    ],
)
def test_a_choice_that_a_category_explains(locale: str, description: str) -> None:
    assert of_one("CK035", a_cookie(ESSENTIAL_COOKIE, description=description), locale) == []


def test_a_vendors_own_consents_are_let_be() -> None:
    cookie = a_cookie(GOOGLE_COOKIE, description="Sparar samtycken till icke essentiella Linkedin-cookies")
    assert quotes("CK035", in_language(a_policy(cookie), "sv")) == []
