"""Tests for changes of texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.formats.text_change import TextChange

texts = st.text(alphabet="ab\n", max_size=30)


@given(texts, texts)
def test_a_change_makes_the_new_text_and_reversed_the_old(old: str, new: str) -> None:
    change = TextChange.between(old, new)
    assert change.applied(old) == new
    assert change.reversed.applied(new) == old


@pytest.mark.parametrize(
    ("old", "new", "at", "cut", "put"),
    [
        ("a: 1\nb: 2\nc: 3\n", "a: 1\nb: 24\nc: 3\n", 5, "b: 2", "b: 24"),
        ("a: 1\n", "a: 1\nb: 2\n", 5, "", "b: 2\n"),
        ("a: 1\nb: 2\n", "a: 1\n", 5, "b: 2\n", ""),
        ("same\n", "same\n", 5, "", ""),
        ("", "a\n", 0, "", "a\n"),
    ],
)
def test_a_change_is_told_in_whole_lines(old: str, new: str, at: int, cut: str, put: str) -> None:
    assert TextChange.between(old, new) == TextChange(at, cut, put)


def test_a_change_of_another_text_is_none_of_this_one() -> None:
    assert TextChange(2, "b", "c").applied("aaa") is None


def test_one_word_in_a_long_text_is_a_short_change() -> None:
    lines = [f"{number}: words of a line\n" for number in range(100_000)]
    old, new = "".join(lines), "".join([*lines[:70_000], "70000: another line\n", *lines[70_001:]])
    assert len(TextChange.between(old, new).put) < 50
