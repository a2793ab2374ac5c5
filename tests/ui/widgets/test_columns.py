"""How columns share a table's width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.widgets.columns import Column, slots

NAME = Column("name", "Name", width=16)
LIFE = Column("life", "Lifetime", width=10)
PARTY = Column("party", "Party", width=6)
PURPOSE = Column("purpose", "Purpose")
NOTE = Column("note", "Note")


@pytest.mark.parametrize(
    ("columns", "available", "laid_out"),
    [
        ([NAME, LIFE, PURPOSE], 60, [("name", 0, 16), ("life", 17, 10), ("purpose", 28, 32)]),
        ([NAME, LIFE], 60, [("name", 0, 16), ("life", 17, 10)]),
        ([NAME, PURPOSE, NOTE], 60, [("name", 0, 16), ("purpose", 17, 21), ("note", 39, 21)]),
        ([PURPOSE, NOTE], 60, [("purpose", 0, 29), ("note", 30, 30)]),
        (
            [NAME, LIFE, PARTY, PURPOSE],
            47,
            [("name", 0, 16), ("life", 17, 10), ("party", 28, 6), ("purpose", 35, 12)],
        ),
        ([NAME, LIFE, PARTY, PURPOSE], 46, [("name", 0, 16), ("life", 17, 10), ("purpose", 28, 18)]),
        ([NAME, LIFE, PARTY, PURPOSE], 30, [("name", 0, 16), ("purpose", 17, 13)]),
        ([NAME, PURPOSE], 10, [("name", 0, 10), ("purpose", 11, 0)]),
        ([NAME], 0, [("name", 0, 0)]),
        ([], 60, []),
    ],
)
def test_fixed_columns_give_way_from_the_right_and_flexible_ones_share_the_rest(
    columns: list[Column], available: int, laid_out: list[tuple[str, int, int]]
) -> None:
    assert [(slot.column.id, slot.start, slot.width) for slot in slots(columns, available)] == laid_out


def test_a_slot_knows_the_place_of_its_cell_though_others_are_left_out() -> None:
    assert [slot.place for slot in slots([NAME, LIFE, PARTY, PURPOSE], 30)] == [0, 3]


any_columns = st.lists(
    st.builds(Column, st.sampled_from("abc"), st.just("Title"), st.none() | st.integers(1, 30)),
    min_size=1,
    max_size=6,
)


@given(any_columns, st.integers(0, 200))
def test_slots_never_overlap_nor_leave_the_table(columns: list[Column], available: int) -> None:
    end = -1
    for slot in slots(columns, available):
        assert slot.start == end + 1
        end = slot.start + slot.width
        assert slot.width == 0 or end <= available


@given(any_columns, st.integers(100, 300))
def test_every_screen_column_belongs_to_one_slot_at_most(columns: list[Column], available: int) -> None:
    laid_out = slots(columns, available)
    for x in range(available):
        assert sum(slot.holds(x) for slot in laid_out) <= 1
