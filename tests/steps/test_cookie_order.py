"""Cookies in another order: by a row or to a row, as a block, with the fewest new positions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.projects import open_session, write_small
from workbench.policy.kinds import CookieId
from workbench.policy.outline import cookies_by_category
from workbench.session import Session
from workbench.steps.cookie_order import place_step, renumbered, shift_step
from workbench.store.project import load

SHIPPED = Path(__file__).parents[2]


def _ids(names: str) -> list[CookieId]:
    return [CookieId(name) for name in names.split()]


@pytest.mark.parametrize(
    ("order", "old", "others", "new"),
    [
        ("b a c", {"a": 10, "b": 20, "c": 30}, [], {"b": 5}),
        ("a c b", {"a": 10, "b": 20, "c": 30}, [], {"c": 15}),
        ("b c a", {"a": 10, "b": 20, "c": 30}, [], {"a": 40}),
        ("b c a", {"a": 10, "b": 20, "c": 30}, [35], {"a": 32}),
        ("a c b", {"a": 1, "b": 2, "c": 3}, [], {"b": 13}),
        ("b a c", {"a": 1, "b": 2, "c": 4}, [], {"b": -9}),
        ("c a b", {"a": 1, "b": 2, "c": 3}, [0, 4], {"c": -9}),
        ("b a", {"a": None, "b": None}, [7], {"b": 10}),
        ("a b", {"a": None, "b": None}, [], {}),
        ("a b c", {"a": 5, "b": None, "c": None}, [], {}),
        ("a c b", {"a": 5, "b": None, "c": None}, [], {"c": 15}),
        ("a b c", {"a": 5, "b": 5, "c": 5}, [], {}),
    ],
)
def test_positions_are_as_few_as_can_be(
    order: str, old: dict[str, int | None], others: list[int], new: dict[str, int]
) -> None:
    positions = {CookieId(name): at for name, at in old.items()}
    found = renumbered(_ids(order), positions, others)
    assert _sorted(positions, found) == _ids(order)
    assert found == new


def test_of_two_ways_the_one_that_numbers_what_was_moved_is_taken() -> None:
    old = {CookieId("a"): 10, CookieId("b"): 20, CookieId("c"): 30}
    assert renumbered(_ids("a c b"), old, [], _ids("b")) == {"b": 40}
    assert renumbered(_ids("a c b"), old, [], _ids("c")) == {"c": 15}


def _sorted(old: Mapping[CookieId, int | None], new: Mapping[CookieId, int]) -> Sequence[str]:
    now = {**old, **new}
    return sorted(now, key=lambda name: (now[name] is None, now[name] or 0, name))


@given(
    st.lists(st.one_of(st.none(), st.integers(-5, 25)), min_size=1, max_size=9),
    st.randoms(),
    st.sets(st.integers(-5, 30)),
)
def test_any_order_can_be_had(positions: list[int | None], random: object, others: set[int]) -> None:
    old = {CookieId(f"a.{number}"): at for number, at in enumerate(positions)}
    order = list(old)
    random.shuffle(order)  # type: ignore[attr-defined]
    new = renumbered(order, old, sorted(others))
    assert _sorted(old, new) == order


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_session(write_small(tmp_path))


def _order(session: Session, category: str) -> list[str]:
    assert session.policy is not None
    return [each.name for each in cookies_by_category(session.policy)[category]]  # type: ignore[index]


def test_a_cookie_moves_past_its_neighbour_and_back(session: Session) -> None:
    before = {path: session.copy.text(path) for path in session.files}
    assert session.policy is not None
    step = shift_step(session.policy, {CookieId("vwo.sn")}, -1)
    assert step is not None
    assert str(step.title) == "Move _VWO_sn"
    assert len(step.edits) == 1
    session.apply(step)
    assert _order(session, "analytics") == ["_VWO_sn", "_gid"]
    session.undo()
    assert {path: session.copy.text(path) for path in session.files} == before


def test_the_first_of_a_category_stays(session: Session) -> None:
    assert session.policy is not None
    assert shift_step(session.policy, {CookieId("google.gid")}, -1) is None
    assert shift_step(session.policy, {CookieId("own.routeid")}, 1) is None


def _seed() -> Session:
    return Session(load(SHIPPED))


def test_marked_rows_move_as_a_block() -> None:
    session = _seed()
    assert session.policy is not None
    before = _order(session, "essential")
    step = shift_step(session.policy, {CookieId("own.cp-chat"), CookieId("own.cp-ret")}, -1)
    assert step is not None
    session.apply(step)
    after = _order(session, "essential")
    at = before.index("cp-perf")
    assert before[at : at + 3] == ["cp-perf", "cp-chat", "cp-ret"]
    assert after[at : at + 3] == ["cp-chat", "cp-ret", "cp-perf"]
    assert [edit.file.id for edit in step.edits] == ["own.cp-perf"]


def test_a_row_passes_what_is_shown() -> None:
    session = _seed()
    assert session.policy is not None
    order = _order(session, "essential")
    shown = {each.id for each in session.policy.cookies.values() if each.name in {order[0], order[5]}}
    moved = next(each.id for each in session.policy.cookies.values() if each.name == order[5])
    step = shift_step(session.policy, {moved}, -1, shown)
    assert step is not None
    session.apply(step)
    assert _order(session, "essential") == [order[5], *order[:5], *order[6:]]


def test_rows_are_put_beside_another_of_their_category() -> None:
    session = _seed()
    assert session.policy is not None
    order = _order(session, "essential")
    by_name = {each.name: each.id for each in session.policy.cookies.values()}
    chosen = {by_name[order[0]], by_name[order[2]], CookieId("google.gid")}
    step = place_step(session.policy, chosen, by_name[order[4]], is_after=True)
    assert step is not None
    session.apply(step)
    assert _order(session, "essential") == [order[1], *order[3:5], order[0], order[2], *order[5:]]
    assert _order(session, "analytics") == _order(_seed(), "analytics")
    assert place_step(session.policy, {by_name[order[0]]}, by_name[order[4]], is_after=True) is None


def test_however_often_rows_move_the_order_is_meant_and_stays_apart_from_other_categories() -> None:
    session = _seed()
    for _round in range(12):
        assert session.policy is not None
        step = shift_step(session.policy, {CookieId("youtube.visitor-info1-live")}, -1)
        assert step is not None
        session.apply(step)
    assert session.policy is not None
    assert _order(session, "essential")[0] == "VISITOR_INFO1_LIVE"
    essential = [each.position for each in cookies_by_category(session.policy)["essential"]]  # type: ignore[index]
    assert max(at for at in essential if at is not None) < 140
