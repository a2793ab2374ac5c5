"""Where the cursor goes when the rows change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.widgets.following import followed


@pytest.mark.parametrize(
    ("old", "at", "new", "to"),
    [
        ("abcde", "c", "abcde", "c"),
        ("abcde", "c", "edcba", "c"),
        ("abcde", "c", "xxc", "c"),
        ("abcde", "c", "abde", "d"),
        ("abcde", "c", "ab", "b"),
        ("abcde", "e", "abcd", "d"),
        ("abcde", "a", "bcde", "b"),
        ("abcde", "b", "ae", "a"),
        ("abcde", "c", "vwxyz", "x"),
        ("abcde", "e", "xy", "y"),
    ],
    ids=lambda value: value,
)
def test_it_stays_on_the_record_or_goes_to_the_nearest_left(old: str, at: str, new: str, to: str) -> None:
    row = followed(at, old.index(at), old, new)
    assert row is not None
    assert new[row] == to


def test_no_rows_no_cursor() -> None:
    assert followed("a", 0, "a", "") is None


rows = st.lists(st.integers(0, 30), unique=True)


@given(rows.filter(bool), rows, st.data())
def test_it_is_always_a_row_and_the_same_record_if_that_is_left(
    old: list[int], new: list[int], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(old) - 1))
    row = followed(old[at], at, old, new)
    if not new:
        assert row is None
        return
    assert row is not None
    nearest = min((abs(old.index(record) - at) for record in set(old) & set(new)), default=None)
    if nearest is None:
        assert row == min(at, len(new) - 1)
    else:
        assert abs(old.index(new[row]) - at) == nearest
