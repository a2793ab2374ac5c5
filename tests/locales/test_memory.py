"""Suggestions from what is translated already, and the words of it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from workbench.formats.po_read import read
from workbench.locales.catalog import Catalog, CatalogEntry, State
from workbench.locales.memory import (
    LEAST_SCORE,
    LEAST_WORDS_SCORE,
    LONG,
    Memory,
    Pair,
    Suggestion,
    Usage,
    pairs,
)
from workbench.policy.entries import Key

REPOSITORY = Path(__file__).parents[2]


def memory(*texts: tuple[str, str]) -> Memory:
    return Memory.of(Pair(Key(f"cookie.a.n{place}"), *each) for place, each in enumerate(texts))


def sources(found: Iterable[Suggestion]) -> list[str]:
    return [each.source for each in found]


@pytest.mark.parametrize(
    ("state", "previous", "expected"),
    [
        (State.TRANSLATED, None, [Pair(Key("title"), "Kakor", "Cookies")]),
        (State.STALE, "Kaka", [Pair(Key("title"), "Kaka", "Cookies")]),
        (State.STALE, None, []),
        (State.UNTRANSLATED, None, []),
    ],
)
def test_an_entry_vouches_for_a_target_and_the_source_it_was_made_from(
    state: State, previous: str | None, expected: list[Pair]
) -> None:
    assert list(pairs([CatalogEntry(Key("title"), "Kakor", "Cookies", state, previous)])) == expected


def test_the_same_text_comes_first_then_the_most_alike() -> None:
    known = memory(
        ("Sparar språket för en session.", "C"),
        ("Sparar språket.", "A"),
        ("Sparar språken.", "B"),
        ("Visar reklam på andra webbplatser.", "D"),
    )
    found = known.suggestions("Sparar språket.")
    assert found[0] == Suggestion("Sparar språket.", "A", 100.0, Key("cookie.a.n1"))
    assert sources(found) == ["Sparar språket.", "Sparar språken."]
    assert LEAST_SCORE <= found[1].score < 100


def test_of_pairs_with_one_source_the_first_is_suggested() -> None:
    assert memory(("Kakor", "Cookies"), ("Kakor", "Kekse")).suggestions("Kakor") == [
        Suggestion("Kakor", "Cookies", 100.0, Key("cookie.a.n0"))
    ]


def test_no_more_are_suggested_than_asked_for() -> None:
    known = memory(*((f"{days} dagar efter besöket", "x") for days in range(10, 30)))
    assert len(known.suggestions("15 dagar efter besöket")) == 5
    assert sources(known.suggestions("15 dagar efter besöket", limit=1)) == ["15 dagar efter besöket"]


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_a_text_without_words_has_no_suggestions_and_is_none(text: str) -> None:
    assert memory(("Kakor", "Cookies")).suggestions(text) == []
    assert memory((text, "Cookies"), ("Kakor", text)).pairs == ()


def test_an_empty_memory_suggests_and_finds_nothing() -> None:
    assert Memory().suggestions("Kakor") == []
    assert Memory().search("Kakor") == []


@pytest.mark.parametrize(
    ("asked", "known", "is_suggested"), [(7, 13, True), (7, 14, False), (13, 7, True), (14, 7, False)]
)
def test_a_text_is_compared_with_those_short_and_long_enough(
    asked: int, known: int, is_suggested: bool
) -> None:
    assert bool(memory(("å" * known, "x")).suggestions("å" * asked)) is is_suggested


SHORT = st.text("aå", max_size=12)


@given(st.lists(SHORT, max_size=12), SHORT.filter(str.strip))
def test_bounding_the_lengths_loses_no_text_that_is_alike_enough(known: list[str], text: str) -> None:
    worthy = {each for each in known if each.strip() and fuzz.ratio(text, each) >= LEAST_SCORE}
    found = memory(*((each, "x") for each in known)).suggestions(text, limit=len(known) + 1)
    assert set(sources(found)) == worthy
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)


WORDS = st.text("aå ", min_size=1, max_size=4)


@given(st.lists(st.lists(WORDS, max_size=40).map(" ".join), max_size=8), st.lists(WORDS, min_size=30))
def test_of_long_texts_those_that_share_words_are_suggested(known: list[str], words: list[str]) -> None:
    text = " ".join(["ett", *words])
    found = memory(*((each, "x") for each in known)).suggestions(text, limit=len(known) + 1)
    worthy = {each for each in known if each.strip() and fuzz.ratio(text, each) >= LEAST_SCORE}
    if len(text) > LONG:
        worthy = {each for each in worthy if words_ratio(text, each) >= LEAST_WORDS_SCORE}
    assert set(sources(found)) == worthy


def words_ratio(one: str, other: str) -> float:
    """How alike texts are in their words, as far as these begin alike."""
    return fuzz.ratio(*([word[:4].lower() for word in text.split()] for text in (one, other)))


@pytest.mark.parametrize("locale", ["sv", "en", "de"])
def test_of_the_shipped_policys_texts_comparing_words_loses_no_text_that_is_alike_enough(
    locale: str,
) -> None:
    texts = shipped(locale)
    known = memory(*((each, "x") for each in texts))
    for text in texts:
        worthy = {each for each in texts if fuzz.ratio(text, each) >= LEAST_SCORE}
        assert set(sources(known.suggestions(text, limit=len(texts)))) == worthy


def shipped(locale: str) -> list[str]:
    """Every text of the shipped policy in a locale."""
    folder = "de" if locale == "de" else "en"
    file = read((REPOSITORY / "locales" / folder / "LC_MESSAGES" / "policy.po").read_bytes()).file
    assert file is not None
    catalog = Catalog(file)
    entries = [catalog[key] for key in catalog]
    return sorted({entry.source if locale == "sv" else entry.target for entry in entries})


def test_words_are_found_with_their_places_in_both_texts() -> None:
    known = memory(("Ditt samtycke, mitt Samtycke", "Ihre Einwilligung"), ("Kakor", "Cookies"))
    (usage,) = known.search("samtycke")
    assert usage == Usage(known.pairs[-1], ((5, 13), (20, 28)), ())
    assert [each.in_target for each in known.search("WILLIG")] == [((8, 14),)]


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("liknande tekniker", True),
        ("  liknande   tekniker ", True),
        ("tekniker liknande", False),
        ("tekniker and", False),
        (".*", False),
        ("ÖVRIGA", True),
        ("", False),
        ("  ", False),
    ],
)
def test_words_are_looked_up_as_they_stand_in_one_text(words: str, is_found: bool) -> None:
    known = memory(("Övriga kakor och liknande\u00a0tekniker", "and similar techniques"))
    assert bool(known.search(words)) is is_found


def test_a_search_ends_at_its_limit() -> None:
    known = memory(*((f"Kaka {number}", "x") for number in range(20)))
    assert len(known.search("kaka", limit=3)) == 3


def test_the_library_for_likeness_waits_for_the_first_question() -> None:
    probe = "import sys, workbench.locales.memory; sys.exit('rapidfuzz' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
