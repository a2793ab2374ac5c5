"""Tests for text in several tones: broken at spaces, no line too wide, nothing lost."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.flow import ONE_COLUMN, _lines, flowed

pieces = st.lists(
    st.builds(Piece, st.text("ab   \n", max_size=5), st.sampled_from([Tone.PLAIN, Tone.STRONG])), max_size=6
)
wide_pieces = st.lists(
    st.builds(Piece, st.text("ab \né国e\u0301👩", max_size=12), st.sampled_from([Tone.PLAIN, Tone.STRONG])),
    max_size=6,
)


def lines(text: str, width: int, indent: int = 0) -> list[str]:
    return ["".join(piece.text for piece in line) for line in flowed([Piece(text)], width, indent=indent)]


@pytest.mark.parametrize(
    ("text", "width", "indent", "broken"),
    [
        ("", 5, 0, [""]),
        ("one two", 7, 0, ["one two"]),
        ("one two", 6, 0, ["one", "two"]),
        ("one  two", 3, 0, ["one", "two"]),
        ("国    国", 4, 0, ["国", "国"]),
        ("  one", 5, 0, ["one"]),
        ("one\n\ntwo", 9, 0, ["one", "", "two"]),
        ("• one two", 6, 2, ["• one", "  two"]),
        ("• one\ntwo", 9, 2, ["• one", "  two"]),
        ("abcdefgh", 3, 0, ["abc", "def", "gh"]),
        ("国国国", 4, 0, ["国国", "国"]),
        ("one", 2, 2, []),
    ],
)
def test_text_is_broken_at_spaces_and_newlines(text: str, width: int, indent: int, broken: list[str]) -> None:
    assert lines(text, width, indent) == broken


def test_what_is_taken_as_one_column_wide_is_so() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    taken = [char for char in every if char != "\n" and ONE_COLUMN.fullmatch(char)]
    assert {cell_len(char) for char in taken} == {1}
    assert len(taken) > 1_000


@settings(deadline=None)
@given(st.text("ab  \n", max_size=40), st.integers(1, 14), st.integers(0, 3))
def test_narrow_text_is_broken_as_any_other_is(text: str, width: int, indent: int) -> None:
    if width > indent:
        piece = Piece(text, Tone.STRONG)
        assert flowed([piece], width, indent=indent) == list(_lines([piece], width, indent))


@settings(deadline=None)
@given(pieces, st.integers(5, 14), st.integers(0, 2))
def test_tones_change_nothing_but_tones(text: list[Piece], width: int, indent: int) -> None:
    whole = "".join(piece.text for piece in text)
    assume(all(len(word) <= width - indent for word in whole.split()))
    broken = flowed(text, width, indent=indent)
    in_one_tone = flowed([Piece(whole)], width, indent=indent)
    assert ["".join(piece.text for piece in line) for line in broken] == [
        "".join(piece.text for piece in line) for line in in_one_tone
    ]
    assert toned(piece for line in broken for piece in line) == toned(text)


def toned(pieces: Iterable[Piece]) -> list[tuple[str, Tone]]:
    """Every character that is seen, with its tone."""
    return [(char, piece.tone) for piece in pieces for char in piece.text if not char.isspace()]


@settings(deadline=None)
@given(wide_pieces, st.integers(4, 14), st.integers(0, 2))
def test_no_line_is_too_wide_and_only_spaces_are_lost(text: list[Piece], width: int, indent: int) -> None:
    broken = flowed(text, width, indent=indent)
    shown = ["".join(piece.text for piece in line) for line in broken]
    assert all(cell_len(line) <= width for line in shown)
    whole = "".join(piece.text for piece in text)
    assert "".join("".join(shown).split()) == "".join(whole.split())
