"""Tests for the page: lines of a width, the spots they belong to, and how one page follows another."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.export.samples import POLICY
from workbench.export.document import build
from workbench.export.nodes import Document
from workbench.export.wording import Said
from workbench.formats.fault import ErrorName
from workbench.formats.reading_error import ReadingError
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say
from workbench.ui.widgets.page import error_page, page
from workbench.ui.widgets.spots import Page, PageLine, Spot


def document(locale: str = "sv", *, finished: bool = True) -> Document:
    """A document in a locale, in the source's words."""

    def wording(key: Key, source: str) -> Said:
        return Said(source) if finished or not key.endswith(".intro") else Said(source, LocaleTag("sv"))

    return build(POLICY, LocaleTag(locale), None, wording)


def text_of(made: Page) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in made.lines]


@settings(max_examples=30, deadline=None)
@given(st.integers(min_value=20, max_value=200))
def test_no_line_is_wider_than_it_may_be_and_every_width_has_the_same_texts(width: int) -> None:
    from rich.cells import cell_len

    made = page(document(), width)
    assert max(cell_len(line) for line in text_of(made)) <= width
    headings = {spot.id for spot in made.spots if spot.id.endswith("/")}
    assert [spot.id for spot in made.spots if spot.id not in headings] == [
        spot.id for spot in page(document(), 80).spots
    ]


def test_every_spot_has_its_lines_in_order() -> None:
    made = page(document(), 60)
    spans = [made.span(spot) for spot in made.spots]
    assert [span.number for span in spans] == list(range(len(spans)))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(
        made.lines[number].spot in (spot, None)
        for spot, span in zip(made.spots, spans, strict=True)
        for number in range(span.start, span.end)
    )


def test_cookies_stand_in_columns_only_where_terminals_agree_about_widths() -> None:
    broad = {
        locale: any(spot.id.endswith("/") for spot in page(document(locale), 140).spots)
        for locale in ("sv", "de", "el", "ja", "ar", "he", "hi", "my")
    }
    assert broad == {
        "sv": True,
        "de": True,
        "el": True,
        "ja": True,
        "ar": False,
        "he": False,
        "hi": False,
        "my": False,
    }
    assert not any(spot.id.endswith("/") for spot in page(document(), 80).spots)


def test_a_spot_is_unfinished_where_one_of_its_texts_is_and_leads_to_that_text() -> None:
    made = page(document("de", finished=False), 80)
    unfinished = {spot.key for spot in made.spots if spot.is_unfinished}
    assert unfinished
    assert all(key is not None and key.endswith(".intro") for key in unfinished)
    assert not any(spot.is_unfinished for spot in page(document("de"), 80).spots)


def lines(*ids: str) -> Page:
    """A page of one line for each spot."""
    return Page.of([PageLine((), Spot(id_, is_unfinished=id_.isupper())) for id_ in ids])


def test_the_same_spot_is_found_on_another_page_or_a_neighbour_that_is_there() -> None:
    old = lines("a", "b", "c", "d")
    for now, found in (("abcd", "b"), ("xbc", "b"), ("acd", "c"), ("a", "a"), ("xy", "y")):
        spot = lines(*now).spot_instead(old.spots[1], old)
        assert spot is not None
        assert spot.id == found
    assert Page().spot_instead(old.spots[1], old) is None


def test_the_next_unfinished_spot_is_looked_for_all_the_way_round() -> None:
    made = lines("a", "B", "c", "D")
    for start, step, found in ((0, 1, "B"), (1, 1, "D"), (3, 1, "B"), (3, -1, "B"), (1, -1, "D")):
        spot = made.next_unfinished(made.spots[start], step)
        assert spot is not None
        assert spot.id == found
    assert lines("a", "b").next_unfinished(Spot("a"), 1) is None


def test_between_spots_the_next_one_is_at_hand_and_behind_the_last_the_last() -> None:
    empty = PageLine(())
    made = Page.of([empty, *lines("a").lines, empty, *lines("b").lines, empty])
    at_hand = [made.spot_at(line) for line in (-1, 0, 1, 2, 3, 4, 9)]
    assert [spot.id for spot in at_hand if spot is not None] == ["a", "a", "a", "b", "b", "b", "b"]
    assert Page().spot_at(0) is None


def test_errors_are_told_with_their_place_and_nothing_in_them_acts() -> None:
    sentence = say("No end: {text}", text="\x1b[2J")
    error = ReadingError("locales/de/x.po", 3, 1, ErrorName.SYNTAX, sentence, "\x1b[1m")
    made = error_page([error], 40)
    assert [line.strip() for line in text_of(made)] == ["", "locales/de/x.po:3:1", "No end: ␛[2J", "␛[1m"]
    assert made.spots[0].error is error
