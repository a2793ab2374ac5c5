"""Whether a page holds a text, and where the two first part."""

from __future__ import annotations

import random
import time
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.comparison import Difference, differences

POLICY = (
    "Last changed: 2024-01-31 Cookie policy We use cookies on www.example.com. "
    "1. Which cookies? _ga_* Counts visits. 13 months Third party: Google More information "
    "_gid Tells visitors apart. 1 day Third party: Google More information "
    "• We keep nothing else; • We sell nothing. Write to privacy@example.com."
)
MENU = "Home Products Cookies About us Contact Search "
FOOTER = " © Example Ltd Cookies Privacy 2026-11-23"


def found(text: str, page: str) -> list[tuple[str, str]]:
    """What the text says and what the page says, at each difference."""
    return [(" ".join(each.policy), " ".join(each.page)) for each in differences(text, page)]


@pytest.mark.parametrize(
    "page",
    [
        POLICY,
        MENU + POLICY + FOOTER,
        POLICY.replace(" ", "\n\t"),
        POLICY.replace(" ", "\u00a0\u202f"),
        POLICY.replace("•", ""),
        POLICY.replace("cookies", "coo\u00adkies").replace("visits", "\u200bvis\u2060its\ufeff"),
        POLICY.replace("Google More", "GoogleMore"),
        POLICY.replace("www.example.com", "www. example. com"),
        POLICY.replace("13 months", "14 months") + MENU + POLICY,
        POLICY[:200] + MENU + POLICY,
    ],
    ids=[
        "alone",
        "around it",
        "line breaks",
        "no-break spaces",
        "no bullets",
        "invisible characters",
        "words run together",
        "words apart",
        "an outdated copy before it",
        "a part of it before it",
    ],
)
def test_a_page_holds_the_text(page: str) -> None:
    assert found(POLICY, page) == []


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert found("Lagringstid på en månad", "Lagringstid pa\u030a en ma\u030anad") == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("13 months", "14 months", ("13", "14")),
        ("13 months", "2 years", ("13 months", "2 years")),
        ("2024-01-31", "2023-01-31", ("2024-01-31", "2023-01-31")),
        ("sell nothing", "sell almost nothing", ("", "almost")),
        ("Tells visitors apart.", "", ("Tells visitors apart.", "")),
        ("Counts visits.", "counts visits.", ("Counts", "counts")),
        ("Last changed: 2024-01-31 ", "", ("Last changed: 2024-01-31", "")),
        (" Write to privacy@example.com.", "", ("Write to privacy@example.com.", "")),
        ("nothing. Write", "nothing. ADVERTISEMENT Buy now! Write", ("", "ADVERTISEMENT Buy now!")),
    ],
)
@pytest.mark.parametrize(("before", "behind"), [("", ""), (MENU, FOOTER)])
def test_one_change_is_one_difference(
    old: str, new: str, expected: tuple[str, str], before: str, behind: str
) -> None:
    page = POLICY.replace(old, new)
    assert page != POLICY

    assert found(POLICY, before + page + behind) == [expected]


def test_a_difference_has_the_words_of_the_text_around_it() -> None:
    [difference] = differences(POLICY, MENU + POLICY.replace("13 months", "14 months") + FOOTER)

    assert difference == Difference(
        policy=("13",),
        page=("14",),
        before=("cookies?", "_ga_*", "Counts", "visits."),
        after=("months", "Third", "party:", "Google"),
    )


def test_differences_come_in_the_order_of_the_text() -> None:
    page = POLICY.replace("13 months", "14 months").replace("2024", "2023").replace("sell", "lend")

    assert found(POLICY, MENU + page) == [("2024-01-31", "2023-01-31"), ("13", "14"), ("sell", "lend")]


def test_changes_that_one_word_parts_are_told_as_one() -> None:
    assert found(POLICY, POLICY.replace("Counts visits. 13", "Zählt visits. 14")) == [
        ("Counts visits. 13", "Zählt visits. 14")
    ]


@pytest.mark.parametrize("page", ["", MENU, "cookies", "Cookie policy Nothing else of it " + MENU * 20])
def test_a_page_about_something_else_lacks_all_of_it(page: str) -> None:
    [(policy, held)] = found(POLICY * 3, page)

    assert policy.startswith("Last changed:")
    assert policy.endswith("privacy@example.com.")
    assert held == ""


@pytest.mark.parametrize(
    "around", ["Shop now", "word20 Shop word120 now word190", "word210 Shop word300 now word390"]
)
def test_a_half_is_missed_as_a_whole(around: str) -> None:
    words = [f"word{number}" for number in range(400)]
    first, second = " ".join(words[:200]), " ".join(words[200:])

    assert found(f"{first} {second}", f"{around} {second} {MENU}") == [(first, "")]
    assert found(f"{first} {second}", f"{MENU} {first} {around}") == [(second, "")]


def test_a_sentence_of_the_text_in_a_menu_does_not_make_the_page_a_part_of_it() -> None:
    sentence = "We use cookies on www.example.com."
    page = POLICY.replace("Last changed: 2024-01-31 Cookie policy ", "").replace(sentence, "We use none.")

    [(policy, held)] = found(POLICY, f"{sentence} {'Shop now and save. ' * 40} {page}")

    assert policy == f"Last changed: 2024-01-31 Cookie policy {sentence}"
    assert held == ""


def test_words_that_run_together_are_no_difference_beside_others() -> None:
    page = POLICY.replace("Google More", "GoogleMore").replace("13 months", "14 months")

    assert found(POLICY, page) == [("13", "14")]


def test_where_the_text_begins_or_ends_within_a_word_it_is_not_held() -> None:
    assert found("kept for 13 month", "Cookies are kept for 13 months") != []
    assert found("kept for 3 months", "Cookies are kept for13 months") != []


def test_addresses_that_pages_have_in_their_links_are_left_out() -> None:
    text = "More information <https://example.com/privacy> or write <mailto:us@example.com>."

    assert found(text, "More information or write .") == []
    assert found(text, text) == []


def test_addresses_that_a_page_prints_count() -> None:
    text = "One <https://example.com/one> and two <https://example.com/two> of them all"

    assert found(text, text.replace("/two", "/three")) == [
        ("<https://example.com/two>", "<https://example.com/three>")
    ]


WORDS = st.sampled_from(["a", "b", "c", "d", "och", "13", "månader", "cookie"])
TEXTS = st.lists(WORDS, min_size=1, max_size=40)


@given(TEXTS, TEXTS, TEXTS)
def test_whatever_stands_around_a_text_the_page_holds_it(
    before: list[str], text: list[str], behind: list[str]
) -> None:
    assert found(" ".join(text), " ".join([*before, *text, *behind])) == []


@given(TEXTS, TEXTS)
def test_a_page_without_the_text_is_never_said_to_hold_it(text: list[str], page: list[str]) -> None:
    is_held = any(
        "".join(page[start:end]) == "".join(text)
        for start in range(len(page) + 1)
        for end in range(start, len(page) + 1)
    )

    assert (found(" ".join(text), " ".join(page)) == []) == is_held


@given(TEXTS, TEXTS)
def test_what_differs_is_what_stands_in_the_texts(text: list[str], page: list[str]) -> None:
    said, held = f" {' '.join(text)} ", f" {' '.join(page)} "
    for policy, other in found(" ".join(text), " ".join(page)):
        assert not policy or f" {policy} " in said
        assert not other or f" {other} " in held


def large(cookies: int) -> list[str]:
    """A policy of many cookies whose rows are mostly alike."""
    chance = random.Random(7)
    vocabulary = POLICY.split()
    words: list[str] = []
    for number in range(cookies):
        words += [
            f"cookie_{number}",
            *(chance.choice(vocabulary) for _ in range(15)),
            "Third",
            "party:",
            "Google",
        ]
    return words


def test_ten_thousand_cookies_are_compared_by_anchors() -> None:
    text = large(10_000)
    page = list(text)
    for place in range(1_000, len(page), 20_000):
        page[place] = "changed"

    started = time.process_time()
    told = found(" ".join(text), MENU + " ".join(page) + FOOTER)

    assert [held for _, held in told] == ["changed"] * 10
    assert time.process_time() - started < 8  # a comparison of each word with each takes hours


@pytest.mark.parametrize("shape", ["shuffled", "repeated", "twice"])
def test_pages_without_anchors_are_no_trap(shape: str) -> None:
    text = ["a", "b"] * 40_000 if shape == "repeated" else large(2_000)
    page = {
        "shuffled": sorted(text),
        "repeated": [*text[1:-1], "c", *text[1:-1]],
        "twice": [*text[:-1], "between", *text[1:]],
    }

    started = time.process_time()
    told = list(islice(differences(" ".join(text), " ".join(page[shape])), 6))

    assert told
    assert time.process_time() - started < 8
