"""Tests for going back and forward, and from problem to problem and change to change, from anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.projects import GID, VWO_SN
from tests.ui.conftest import opened, screen, settled, told
from workbench.edits import Place
from workbench.policy.kinds import CookieId
from workbench.ui.app import WorkbenchApp
from workbench.ui.apps.visits import MOST, Visit, Visits
from workbench.ui.rows.problem_rows import ProblemRow
from workbench.ui.widgets.inputs import SafeInput


@pytest.mark.parametrize(
    ("back", "forward"), [("alt+left", "alt+right"), ("less_than_sign", "greater_than_sign")]
)
async def test_back_and_forward_lead_through_what_was_visited(root: Path, back: str, forward: str) -> None:
    async with opened(root) as (app, pilot):
        app.show_place(Place(GID))
        await pilot.press("f6")
        app.show_place(Place(VWO_SN))
        await settled(app, pilot)
        await pilot.press(back)
        assert app.place.id == "problems"
        await pilot.press(back)
        assert app.place.id == "catalogue"
        assert app.catalogue.cookie == CookieId("google.gid")
        await pilot.press(forward, forward)
        assert app.place.id == "catalogue"
        assert app.catalogue.cookie == CookieId("vwo.sn")
        await pilot.press(forward)
        assert "There is nowhere to go forward to." in told(app)


async def test_the_filter_and_the_pane_come_back(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.catalogue.query_one("#filter", SafeInput).value = "vwo"
        await settled(app, pilot)
        await app.catalogue.form.ready()
        app.catalogue.form.go_to(("description",))
        await settled(app, pilot)
        pane = app.focused
        await pilot.press("f5")
        app.show_place(Place(GID))
        await settled(app, pilot)
        assert app.catalogue.query_one("#filter", SafeInput).value == ""
        await pilot.press("alt+left", "alt+left")
        await settled(app, pilot)
        assert app.catalogue.query_one("#filter", SafeInput).value == "vwo"
        assert app.catalogue.cookie == CookieId("vwo.sn")
        assert app.focused is pane


async def test_where_one_moved_to_by_hand_is_what_one_comes_back_to(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("down", "down", "f7")
        await settled(app, pilot)
        here = app.catalogue.cookie
        await pilot.press("alt+left")
        assert app.place.id == "catalogue"
        assert app.catalogue.cookie == here


async def test_undo_is_a_visit_too(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.show_place(Place(VWO_SN))
        await pilot.press("d")
        await settled(app, pilot)
        await pilot.press("f7", "f8")
        await settled(app, pilot)
        assert app.place.id == "catalogue"
        await pilot.press("alt+left")
        assert app.place.id == "preview"


async def test_the_next_problem_is_gone_to_from_anywhere(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("f7", "exclamation_mark")
        await settled(app, pilot)
        assert app.place.id != "preview"
        first = app.problems.row
        assert isinstance(first, ProblemRow)
        assert first.message in told(app)
        await pilot.press("shift+f6")
        await settled(app, pilot)
        assert app.problems.row not in {first, None}
        app.problems.table.action_last()
        await pilot.press("exclamation_mark")
        await settled(app, pilot)
        assert app.problems.row == first
        assert "That was the last; on from the first." in told(app)


async def test_without_a_change_the_next_one_is_said_not_to_be(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("ampersand")
        assert "No change awaits." in told(app)
        assert app.place.id == "catalogue"


async def test_problems_are_as_they_were_left(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("f6", "v", "h", "down", "down")
        await settled(app, pilot)
        kept, row = app.problems.kept(), app.problems.row
        position = app.position()
    app = WorkbenchApp(root, position=position)
    async with app.run_test(size=(140, 45)) as pilot:
        await settled(app, pilot)
        assert app.place.id == "problems"
        assert app.problems.kept() == kept
        assert app.problems.row == row
        assert "by rule" in screen(app)


async def test_a_text_of_the_preview_leads_to_where_it_is_written_and_back(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("f7")
        await settled(app, pilot)
        view = app.preview.view
        assert view is not None
        spot = next(spot for spot in view.page.spots if spot.key == "section.which.title")
        view.go_to(spot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.place.id == "text"
        await pilot.press("alt+left")
        await settled(app, pilot)
        assert app.place.id == "preview"
        assert app.preview.spot is not None
        assert app.preview.spot.key == spot.key


PLACES = st.builds(Visit, st.sampled_from("abc"), st.fixed_dictionaries({"at": st.sampled_from("xyz")}))


@given(st.lists(PLACES, min_size=1, max_size=8))
def test_going_back_all_the_way_and_forward_again_is_where_one_was(visited: list[Visit]) -> None:
    visits = Visits()
    visits.stand(visited[0])
    for visit in visited[1:]:
        visits.come(visit)
    before = list(stepped(visits, -1))
    after = list(stepped(visits, 1))
    assert len(before) == len(after)
    assert (after or visited[-1:])[-1] == visited[-1]
    assert (before or visited[:1])[-1] == visited[0]


def stepped(visits: Visits, by: int) -> Iterator[Visit]:
    while (visit := visits.step(by)) is not None:
        yield visit


def test_the_oldest_visits_are_forgotten() -> None:
    visits = Visits()
    visits.stand(Visit("start", {}))
    for number in range(MOST + 20):
        visits.come(Visit("place", {"at": str(number)}))
    assert len(list(stepped(visits, -1))) == MOST - 1
