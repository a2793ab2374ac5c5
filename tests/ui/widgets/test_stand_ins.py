"""Hidden characters inside an editor."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from workbench.formats.visible import HIDDEN, visible_in_place
from workbench.ui.widgets.stand_ins import drawn, with_stand_ins, without_stand_ins

any_text = st.text(st.characters(codec=None, exclude_categories=())) | st.text(
    st.sampled_from(
        "a\n\t\r\x00\x1b\x9b\u202e\ud800\ue000\ufffe\U000e0041\U0001d173\U000f0041\U00100041\U0010fffd\U0010ffff"
    )
)


def test_every_hidden_character_has_a_stand_in_of_its_own() -> None:
    hidden = [
        chr(code) for code in range(0x110000) if HIDDEN.fullmatch(chr(code)) and chr(code) not in "\n\t"
    ]
    stand_ins = [with_stand_ins(char) for char in hidden]
    assert len(set(stand_ins)) == len(hidden)
    assert [without_stand_ins(char) for char in stand_ins] == hidden
    assert [drawn(char) for char in stand_ins] == [visible_in_place(char) for char in hidden]
    assert {cell_len(char) for char in stand_ins} == {1}


@given(any_text)
def test_every_text_comes_back(text: str) -> None:
    assert without_stand_ins(with_stand_ins(text)) == text


@given(any_text)
def test_nothing_hidden_is_held_or_drawn_but_layout(text: str) -> None:
    held = with_stand_ins(text)
    assert not HIDDEN.search(held.replace("\n", "").replace("\t", ""))
    assert not HIDDEN.search(drawn(held).replace("\n", "").replace("\t", ""))


@given(st.text(st.sampled_from("a\n\t\r\x1b\u202e\ud800\U000e0041\U000f0041\U0010fffd")))
def test_what_is_drawn_stands_where_it_is_held(text: str) -> None:
    held = with_stand_ins(text)
    assert len(drawn(held)) == len(held)
    assert cell_len(drawn(held)) == cell_len(held)


def test_a_sign_that_was_in_the_text_is_not_taken_for_a_control() -> None:
    assert without_stand_ins(with_stand_ins("␛ is not \x1b")) == "␛ is not \x1b"
