"""Lifetimes are read as tables of cookies word them; what can be meant in two ways is not read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats.lifetime_words import read_lifetime_in_words
from workbench.policy.lifetime import PERSISTENT, SESSION, Fixed, Lifetime, parse_lifetime


@pytest.mark.parametrize(
    ("language", "words", "written"),
    [
        ("en", "2 years", "2 years"),
        ("en", "1 day", "1 day"),
        ("en", "24 hours", "24 hours"),
        ("en", "10 minutes.", "10 minutes"),
        ("en", "365 days", "365 days"),
        ("en", "13 months and 1 day", "13 months 1 day"),
        ("en", "1 year 1 month 4 days", "1 year 1 month 4 days"),
        ("en", "1 year, 1 month and 4 days", "1 year 1 month 4 days"),
        ("en", "1 day 1 year", "1 year 1 day"),
        ("en", "One  year", "1 year"),
        ("en", "30-minutes", "30 minutes"),
        ("en", "90d", "90 days"),
        ("en", "session", "session"),
        ("en", "Session", "session"),
        ("en", "End of session", "session"),
        ("en", "Never expires", "persistent"),
        ("en", "1 Jahr", "1 year"),
        ("sv", "13 månader", "13 months"),
        ("sv", "1 år", "1 year"),
        ("sv", "2 dygn", "2 days"),
        ("sv", "16 år, 8 månader", "16 years 8 months"),
        ("sv", "sessionen", "session"),
        ("sv", "2 years", "2 years"),
        ("de", "2 Jahre", "2 years"),
        ("de", "Sitzung", "session"),
        ("de", "Bis zum Schließen des Browsers", "session"),
    ],
)
def test_what_the_words_say_is_read_without_a_guess(language: str, words: str, written: str) -> None:
    read = read_lifetime_in_words(words, language)

    assert read.lifetime == parse_lifetime(written)
    assert not read.guessed


@pytest.mark.parametrize(
    ("words", "lifetime", "guess"),
    [
        ("persistent", PERSISTENT, "outlives the session"),
        ("up to 2 years", parse_lifetime("2 years"), "exactly that"),
        ("~ 3 months", parse_lifetime("3 months"), "exactly that"),
        ("1.5 years", parse_lifetime("18 months"), "18 months"),
        ("0,5 hours", parse_lifetime("30 minutes"), "30 minutes"),
        ("1 year (renewed)", parse_lifetime("1 year"), "left out"),
        ("session (http)", SESSION, "left out"),
    ],
)
def test_what_is_guessed_is_said(words: str, lifetime: Lifetime, guess: str) -> None:
    read = read_lifetime_in_words(words)

    assert read.lifetime == lifetime
    assert guess in " ".join(map(str, read.guessed))


@pytest.mark.parametrize(
    "words",
    ["", " ", "-", "Immediately", "varies", "30", "0 days", "1 day 2 days", "1,000 days", "see policy",
     "2 years or 3 years", "1 year 5", "years", "x" * 10_000, "1 day " * 40],
)  # fmt: skip
def test_what_says_no_lifetime_is_not_read(words: str) -> None:
    read = read_lifetime_in_words(words)

    assert read.lifetime is None
    assert not read.guessed


@pytest.mark.parametrize(("words", "doubt"), [("6 m", "minutes or months"), ("2096 years", "span or a year")])
def test_what_can_be_meant_in_two_ways_is_not_read_and_says_why(words: str, doubt: str) -> None:
    read = read_lifetime_in_words(words)

    assert read.lifetime is None
    assert doubt in str(read.guessed[0])


@given(st.text(max_size=150), st.sampled_from(["en", "sv", "de", "fi"]))
def test_any_text_is_read_or_not_and_nothing_breaks(text: str, language: str) -> None:
    lifetime = read_lifetime_in_words(text, language).lifetime

    if isinstance(lifetime, Fixed):
        assert parse_lifetime(str(lifetime.duration)) == lifetime
