"""The line at the top says the most that there is room for, and never a piece of a word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from rich.cells import cell_len

from workbench.language import _, _n, speak_by
from workbench.translations import speak
from workbench.ui.widgets.top_bar import PLACES, places_told

PROBLEMS = {"error": 49, "warning": 81, "info": 63}


@pytest.fixture(autouse=True, params=["en", "sv"])
def language(request: pytest.FixtureRequest) -> Iterator[None]:
    """Speaks a language as long as the test lasts."""
    speak(request.param)
    yield
    speak_by({})


def told(front: str, awaiting: int, room: int) -> str:
    pieces = places_told(front, PROBLEMS, awaiting, room, "▸")
    text = "".join(piece.text for piece in pieces)
    assert cell_len(text) <= room
    return text


@pytest.mark.parametrize(
    ("front", "room"), list(product([place.id for place in PLACES], [52, 60, 68, 80, 100]))
)
def test_a_title_is_whole_or_shortened_or_not_there(front: str, room: int) -> None:
    words = set(told(front, 0, room).replace("▸", " ").split())
    names = {_(name) for place in PLACES for name in (place.title, place.short)}
    assert {word for word in words if word[0].isupper()} - {place.key for place in PLACES} <= names
    assert _(next(place.title for place in PLACES if place.id == front)) in words


def test_at_80_columns_every_place_has_a_name_also_with_unsaved_changes() -> None:
    unsaved = cell_len(_n(" +{count} unsaved", " +{count} unsaved", 12))
    words = told("catalogue", 5, 80 - unsaved).split()
    assert {_(place.short) for place in PLACES} <= set(words)
    assert "(5)" in words


def test_what_is_worst_is_counted_where_there_is_no_room_for_all() -> None:
    assert "(!49 ~81 i63)" in told("text", 0, 100)
    assert "(!49)" in told("text", 0, 66)
