"""The tables of wordings, and the notation they are written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.checks.wordings.phrase import Phrases, sentences
from workbench.checks.wordings.purposes import Purpose, purposes_named
from workbench.checks.wordings.tables import LANGUAGES, wordings_of
from workbench.checks.wordings.theme import Theme
from workbench.policy.kinds import LocaleTag
from workbench.policy.lifetime import Unit


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("spar* … samtyck*", "Den sparar besökarens samtycke.", "sparar besökarens samtycke"),
        ("spar* … samtyck*", "Används för att spara samtycken.", "spara samtycken"),
        ("spar* … samtyck*", "Sparar ett två tre fyra samtycken", "Sparar ett två tre fyra samtycken"),
        ("spar* … samtyck*", "Sparar ett två tre fyra fem samtycken", None),
        ("spar* … samtyck*", "Den sparar. Ett samtycke krävs.", None),
        ("spar* … samtyck*", "Utan samtycke sparas inget.", None),
        ("*reklam", "Visar Google-reklam här", "Google-reklam"),
        ("reklam", "reklamera", None),
        ("reklam", "Reklam!", "Reklam"),
        ("n/a", "N/A", "N/A"),
        ("a b", "a\n  b", "a\n  b"),
        ("gelöscht … Browser", "gelöscht, sobald der Browser geht", "gelöscht, sobald der Browser"),
    ],
)
def test_a_phrase_finds_words(phrase: str, text: str, found: str | None) -> None:
    assert Phrases.of([phrase]).search(text) == found


def test_the_earliest_of_several_is_found() -> None:
    assert Phrases.of(["två", "ett"]).search("ett och två") == "ett"
    assert "ett" in Phrases.of(["ett"])


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_phrase_of_plain_words_is_found_wherever_it_stands_alone(before: str, after: str) -> None:
    assert Phrases.of(["kakor och bröd"]).search(f"{before} kakor och bröd {after}") == "kakor och bröd"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ett. Två!  Tre?", ["Ett.", "Två!", "Tre?"]),
        ("Se www.example.se för 3.5 mer.", ["Se www.example.se för 3.5 mer."]),
        ("Rad ett\nRad två", ["Rad ett", "Rad två"]),
        ("  ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_has_every_theme_and_unit(language: str) -> None:
    table = wordings_of(LocaleTag(language))
    assert table is not None
    assert set(table.phrases) == set(Theme)
    assert set(table.units) == set(Unit)
    assert all(table.phrases.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_finds_itself(language: str) -> None:
    table = wordings_of(LocaleTag(language))
    assert table is not None
    for theme, phrases in table.phrases.items():
        for phrase in phrases:
            text = phrase.replace("*", "").replace("…", "xx").replace("{company}", "Firma")
            company = table.set_by("Firma").search(text) if theme is Theme.SET_BY else None
            assert company or table.find(theme, text), (theme, phrase)


def test_a_language_without_a_table_has_none_and_a_region_has_its_languages() -> None:
    assert wordings_of(LocaleTag("fr")) is None
    assert wordings_of(LocaleTag("de-CH")) is wordings_of(LocaleTag("de"))
    assert wordings_of(LocaleTag("deu")) is None


@pytest.mark.parametrize(
    ("language", "text", "spans"),
    [
        ("sv", "sparas i 30 dagar eller 1 år", ["30 days", "1 year"]),
        ("en", "for 2 hours, then 14 days", ["2 hours", "14 days"]),
        ("de", "nach 24 Stunden bzw. 6 Monaten", ["24 hours", "6 months"]),
        ("sv", "IP 10.0.0.1 dagar, 3,5 år, två dagar", []),
    ],
)
def test_spans_in_words(language: str, text: str, spans: list[str]) -> None:
    table = wordings_of(LocaleTag(language))
    assert table is not None
    assert [str(span) for _, span in table.spans(text)] == spans


@pytest.mark.parametrize(
    ("title", "purposes"),
    [
        ("Essentiella cookies", {Purpose.NECESSARY}),
        ("Analytics-Cookies", {Purpose.ANALYTICS}),
        ("Besöksstatistik", {Purpose.ANALYTICS}),
        ("Marketing und Statistik", {Purpose.MARKETING, Purpose.ANALYTICS}),
        ("Cookies för sociala medier", {Purpose.SOCIAL}),
        ("Cookies de préférences et publicité", {Purpose.MARKETING}),
        ("Övrigt", set()),
    ],
)
def test_purposes_by_title(title: str, purposes: set[Purpose]) -> None:
    assert purposes_named(title) >= purposes
    assert bool(purposes_named(title)) is bool(purposes)
