"""The gate that every text goes through on its way to the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Span

from workbench.formats.visible import HIDDEN, visible
from workbench.ui.text import ASCII_SIGNS, Piece, Tone, cut, fitted, joined, plain

markup = st.lists(st.sampled_from(["[", "]", "/", "\\", "red", "@click=app.quit", "$x", ":smile:", "x"])).map(
    "".join
)
any_text = (
    markup
    | st.text(st.characters(codec=None, exclude_categories=()))
    | st.text(st.sampled_from("a \x1b[]/å日本é\u0301\u200d\ufe0f👩👧❤🇸🇪क\u094d\u202e\ud800"), max_size=30)
)


@given(any_text)
def test_data_is_shown_and_never_read_as_markup(text: str) -> None:
    content = plain(text)
    assert content.plain == visible(text)
    assert content.spans == []


@given(any_text, any_text, st.sampled_from(Tone))
def test_only_a_tone_styles_and_only_its_own_piece(before: str, text: str, tone: Tone) -> None:
    content = joined(before, Piece(text, tone), plain("after"))
    start, end = len(visible(before)), len(visible(before)) + len(visible(text))
    styled = [Span(start, end, tone.value)] if text and tone.value else []
    assert content.plain == visible(before) + visible(text) + "after"
    assert content.spans == styled


def test_newlines_are_shown_unless_lines_are_asked_for() -> None:
    assert plain("one\ntwo").plain == "one␊two"
    assert plain("one\ntwo", lines=True).plain == "one\ntwo"
    assert joined("one\n", Piece("two\n"), lines=True).plain == "one\ntwo\n"


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("cookie", 6, "cookie"),
        ("cookies", 6, "cooki…"),
        ("cookie jar", 8, "cookie…"),
        ("日本語", 6, "日本語"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日…"),
        ("👩\u200d👩\u200d👧 family", 4, "👩\u200d👩\u200d👧…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("e" + "\u0301" * 500, 3, "e" + "\u0301" * 47 + "…"),
        ("ه" + "\u064b" * 30 + "\u200d" + "x" * 90, 2, "ه" + "\u064b" * 30 + "…"),
        ("cookie", 1, "…"),
        ("cookie", 0, ""),
        ("", 3, ""),
    ],
)
def test_text_is_cut_between_characters(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


@given(any_text, st.integers(0, 20), st.sampled_from(["left", "right"]))
def test_fitted_text_has_exactly_its_width(text: str, width: int, align: str) -> None:
    shown = fitted(visible(text), width, "left" if align == "left" else "right")
    assert cell_len(shown) == width
    assert not HIDDEN.search(shown)


@pytest.mark.parametrize("text", ["ه\u200d", "ه\u200d" + "x" * 90, "👩\u200d" * 40])
def test_a_joiner_at_the_end_of_a_cell_joins_nothing_to_it(text: str) -> None:
    shown = fitted(text, 2)
    assert cell_len(shown) == 2
    assert cell_len(shown + "next") == 6


def test_numbers_stand_to_the_right() -> None:
    assert fitted("13", 4, "right") == "  13"
    assert fitted("13", 4) == "13  "


def test_a_plain_terminal_gets_plain_signs() -> None:
    assert cut("cookies", 6, ASCII_SIGNS) == "cooki~"
