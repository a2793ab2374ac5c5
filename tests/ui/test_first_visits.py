"""Tests for places nobody was in yet: nothing of them is there, and all of them works."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import GID, write_prose
from tests.ui.conftest import opened, screen, settled, told
from workbench.edits import Place, SetValue, Step
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say
from workbench.prose.at import At
from workbench.store.positions import Position
from workbench.ui.app import WorkbenchApp
from workbench.ui.commands import BY_ID
from workbench.ui.screens.place import PlaceView
from workbench.ui.widgets.inputs import SafeTextArea
from workbench.ui.widgets.key_line import KeyLine
from workbench.ui.widgets.line_table import LineTable

SECTION = FileRef(FileKind.SECTION, "manage")
TEXT = Place(SECTION, ("blocks", 0, "text"))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project with prose."""
    return write_prose(tmp_path / "project")


def made(app: WorkbenchApp) -> set[str]:
    """The places that are there."""
    return {str(each.id) for each in app.query(PlaceView)}


async def test_only_the_place_in_front_is_made_at_the_start(root: Path) -> None:
    async with opened(root) as (app, pilot):
        assert made(app) == {"catalogue"}
        await pilot.press("f6")
        assert made(app) == {"catalogue", "problems"}


@pytest.mark.parametrize("place", ["text", "translate", "review", "problems", "preview"])
async def test_every_place_can_be_the_first_visited_and_the_one_it_opens_on(root: Path, place: str) -> None:
    async with opened(root, position=Position(place)) as (app, pilot):
        assert app.place.id == place
        assert app.place.is_made
        assert app.focused is not None
        assert app.place in app.focused.ancestors
        await pilot.press("f2")
        assert app.place.id == "catalogue"


async def test_what_is_wrong_is_counted_though_nobody_looked_at_it(root: Path) -> None:
    (root / GID.path).write_text("name: [\n", encoding="utf-8")
    async with opened(root) as (app, _):
        assert made(app) == {"catalogue"}
        assert app.problems.is_checked
        assert f"F6 Problems (!{app.problems.counts['error']}" in screen(app)


async def test_undo_goes_to_a_text_where_nobody_was(root: Path) -> None:
    async with opened(root) as (app, pilot):
        assert app.session is not None
        app.make(Step(say("Edit"), (SetValue(SECTION, TEXT.path, "Nytt."),), TEXT), stays=True)
        await settled(app, pilot)
        assert made(app) == {"catalogue"}
        await pilot.press("f8")
        await settled(app, pilot)
        assert app.place is app.text
        assert app.text.at == At("manage", "how")
        assert isinstance(app.focused, SafeTextArea)
        assert "Undone: Edit" in told(app)


async def test_a_command_of_a_place_where_nobody_was_runs_there(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await app.run_command(BY_ID["problem.group"])
        await settled(app, pilot)
        assert app.place is app.problems
        assert app.problems.kept()["grouping"] == "by rule"


async def test_where_one_was_in_a_place_is_remembered_though_nobody_goes_there(root: Path) -> None:
    kept = {"problems": {"filter": "rule:CK004", "grouping": "place"}, "text": {"section": "manage"}}
    async with opened(root, position=Position("catalogue", kept)) as (app, pilot):
        assert {name: app.position().kept[name] for name in kept} == kept
        await pilot.press("f3")
        await settled(app, pilot)
        assert app.text.at == At("manage")


async def test_tables_that_are_made_later_draw_with_what_the_terminal_has(root: Path, tmp_path: Path) -> None:
    settings = tmp_path / "config/settings.toml"
    settings.parent.mkdir(exist_ok=True)
    settings.write_text("ascii = true\n", encoding="utf-8")
    async with opened(root) as (app, pilot):
        await pilot.press("v", "f3", "f6")
        await settled(app, pilot)
        assert {table.signs.ellipsis for table in app.query(LineTable)} == {"~"}


async def test_saving_is_dimmed_until_there_is_something_to_save(root: Path) -> None:
    async with opened(root) as (app, pilot):
        assert not can(app, "Save")
        await pilot.press("d")
        await settled(app, pilot)
        assert can(app, "Save")
        await pilot.press("f9")
        await settled(app, pilot)
        assert not can(app, "Save")
        assert can(app, "Undo")


def can(app: WorkbenchApp, words: str) -> bool:
    """Whether the line of keys says that something can be done."""
    return next(key.is_enabled for key in app.query_one(KeyLine).keys if key.words == words)
