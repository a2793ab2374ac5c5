"""Wrong translations, each with the rules that find fault with it and no others."""

from __future__ import annotations

import pytest

from tests.checks.pairs.looking import rules, says
from workbench.policy.entries import TextKind

BAD = [
    # what translate-toolkit's pofilter misses
    ("Sparas i 7 dagar.", "fr", "Conservé 17 jours.", ["TR014", "TR015", "TR032"]),
    ("Sparas i 365 dagar.", "fr", "Conservé 1365 jours.", ["TR014", "TR015", "TR032"]),
    ("Sparas i 7 dagar.", "fr", "Conservé 7 jours et 3 heures.", ["TR015", "TR032"]),
    ("Sparas i 1 månad.", "fr", "Conservé 1,5 mois.", ["TR014", "TR015", "TR032"]),
    ("Sparas i 7 dagar.", "fr", "Conservé 7 mois.", ["TR015"]),
    ("Vi räknar besök.", "en", "We count \u202evisits.", ["TR028"]),
    ("Vi räknar besök.", "en", "We count\u200b visits.", ["TR029"]),
    ("Vi räknar besök.", "en", "We use \u0421ookies.", ["TR029"]),
    # what it catches
    ("Skriv till data@example.com.", "en", "Write to date@example.com.", ["TR013"]),
    ("Se https://example.com/om.", "en", "See https://example.com/on.", ["TR012"]),
    ("Se https://example.com/om.", "en", "See https://example.org/om.", ["TR012"]),
    ("Läs om {site} här.", "en", "Read about {sight} here.", ["TR010"]),
    ("Kaka (från oss).", "en", "Cookie (from us.", ["TR017"]),
    ("Vi räknar besök.", "en", "Vi räknar besök.", ["TR024"]),
    ("Vi räknar besök.", "en", "We count  visits.", ["TR022"]),
    ("- ett besök\n- ett klick", "en", "- one visit\nand one click", ["TR017"]),
    # placeholders, names, addresses
    ("{lifetime} och {lifetime}", "en", "{lifetime}", ["TR010"]),
    ("En kaka för {CAMPAIGNID}.", "en", "A cookie for {CAMPAIGN}.", ["TR010"]),
    ("En kaka för dig.", "en", "A cookie for {site}.", ["TR010"]),
    ("Kakan _pk_id. räknar besök.", "en", "The cookie _pk_ids. counts visits.", ["TR011"]),
    ("Google samlar data.", "en", "Googol collects data.", ["TR011"]),
    ("Google och Google Analytics.", "en", "Services of Google Analytics.", ["TR011"]),
    ("Gå till Google.", "de", "Gehen Sie zu Facebook.", ["TR011"]),
    ("Se https://example.com/se.", "de", "Siehe https://example.com/fr.", ["TR012"]),
    ("Skriv till data@example.com.", "en", "Write to us.", ["TR013"]),
    # numbers, units, references, dates
    ("Ungefär 1,5 gånger", "en", "About 1,5 times", ["TR014", "TR032"]),
    ("Ungefär 1500 besök", "de", "Etwa 1,500 Besuche", ["TR014", "TR032"]),
    ("Bara 3 kakor", "en", "Only three cookies", ["TR014"]),
    ("Bara tre kakor", "en", "Only 3 cookies", ["TR032"]),
    ("Efter 24 timmar", "en", "After 1 day", ["TR014", "TR015", "TR032"]),
    ("Efter 30 minuter", "fi", "30 tunnin kuluttua", ["TR015"]),
    ("Efter 30 minuter", "de", "Nach 30 Stunden", ["TR015"]),
    ("Se Avsnitt 3.", "en", "See Section 2.", ["TR014", "TR016", "TR032"]),
    ("Se Avsnitt 9.", "en", "See Section 9.", ["TR016"]),
    ("Art. 6 (1)(a) GDPR gäller.", "de", "Art. 6 Abs. 1 lit. b DSGVO gilt.", ["TR016"]),
    ("Art. 6 (1)(a) GDPR gäller.", "fr", "L’art. 7, paragraphe 1, point a), s’applique.", ["TR016"]),
    ("Från 2024-01-31.", "en", "From 30 January 2024.", ["TR031"]),
    ("Från 2024-01-31.", "de", "Ab dem 31. Februar 2024.", ["TR031", "TR032"]),
    # markup
    ("[Dataskydd](link:privacy) gäller.", "en", "The [statement](link:imprint) applies.", ["TR017"]),
    ("[Dataskydd](link:privacy) gäller.", "en", "The statement applies.", ["TR017"]),
    ("**Viktigt:** välj.", "en", "Important: choose.", ["TR017"]),
    ("En <b>kaka</b> till.", "en", "One <b>cookie more.", ["TR017"]),
    # typography
    ("En ”kaka” till.", "en", "One ”cookie” more.", ["TR020"]),
    ("En ”kaka” till.", "de", "Ein „Cookie” mehr.", ["TR020"]),
    ("En ”kaka” till.", "en", 'One "cookie" more.', ["TR020"]),
    ("En ”kaka” till.", "en", "One 'cookie' more.", ["TR020"]),
    ("En ”kaka” till.", "en", "One cookie more.", ["TR020"]),
    ("Vill du veta mer?", "fr", "En savoir plus?", ["TR021"]),
    ("Vill du veta mer?", "fr", "En savoir plus ?", ["TR021"]),
    ("En ”kaka” till.", "fr", "Un «cookie» de plus.", ["TR021"]),
    ("Vill du veta mer?", "en", "Want to know more ?", ["TR021"]),
    ("Räknar besök.", "en", " Counts visits.", ["TR022"]),
    ("Räknar besök.", "en", "Counts visits.\u00a0", ["TR022"]),
    ("Räknar besök.\n", "en", "Counts visits.", ["TR022"]),
    ("Räknar besök.", "en", "Counts visits", ["TR023"]),
    ("Vill du veta mer?", "en", "Want to know more.", ["TR023"]),
    ("Vi gör följande:", "en", "We do this;", ["TR023"]),
    ("Vi arbetar …", "en", "We are working.", ["TR023"]),
    # extent, terms, characters
    ("Räknar besök.", "en", "—.", ["TR018"]),
    ("Vi behöver ditt samtycke.", "en", "We need your approval.", ["TR019"]),
    ("Vi behöver ditt samtycke.", "de", "Wir brauchen Ihre Zustimmung.", ["TR019"]),
    ("Utan samtycke går det inte.", "ja", "許可が必要です。", ["TR019"]),
    ("Kort.", "en", "This is a translation that says very much more than that.", ["TR025"]),
    (
        "Vi räknar alla besök här. Vi väljer också reklam. Vi sparar ditt val.",
        "en",
        "We count all visits here and much else.",
        ["TR026"],
    ),
    ("Räknar besök.", "en", "Counts \u2066visits.", ["TR028"]),
    ("Räknar besök.", "en", "Counts \u200evisits.", ["TR028"]),
    ("Räknar besök.", "en", "Cou\u00adnts visits.", ["TR029"]),
    ("Räknar besök.", "fr", "Compte les arrive\u0301es.", ["TR029"]),
]


@pytest.mark.parametrize(("source", "locale", "target", "expected"), BAD)
def test_a_wrong_translation_has_its_fault(
    source: str, locale: str, target: str, expected: list[str]
) -> None:
    assert rules(source, locale, target) == expected


def test_every_rule_of_pairs_has_a_wrong_translation() -> None:
    from workbench.checks.pairs.pair_rules import CHECKS

    assert {rule for *_, expected in BAD for rule in expected} == set(CHECKS)


def test_a_sentence_says_what_is_wrong_and_what_to_do() -> None:
    assert says("TR010", "Läs om {site}.", "en", "Read.") == [
        "The translation lacks {site}; put it where it is to be read."
    ]
    assert says("TR019", "Utan samtycke.", "en", "Without approval.") == [
        "“samtycke” is not translated as the glossary has it; say consent*.",
        "The glossary rules “approval” out for “samtycke”; say consent*.",
    ]


def test_plain_text_has_no_markdown() -> None:
    assert rules("5 * 3 [x](y)", "en", "5 * 3 [x](z)", kind=TextKind.PROSE) == ["TR017"]
    assert rules("Räknar *besök", "en", "Counts visits", kind=TextKind.PLAIN) == []


def test_a_variant_of_the_source_language_may_say_the_same() -> None:
    assert rules("Vi räknar besök.", "sv-FI", "Vi räknar besök.") == []


def test_arabic_says_one_month_without_a_figure() -> None:
    assert rules("Sparas 1 månad.", "ar", "شهر.") == []
    assert rules("Sparas 7 dagar.", "ar", "7 أيام.") == []
    assert "TR014" in rules("Sparas 1 månad.", "ar", "يوم.") or "TR015" in rules(
        "Sparas 1 månad.", "ar", "يوم."
    )
