"""Tests for going to anything: typed in part, seen with its kind and words, and gone to by Enter."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.projects import GID, write_entries, write_locales
from tests.ui.conftest import opened, screen, settled, until
from workbench.edits import Place, SetValue, Step
from workbench.finding.anything import Kind
from workbench.formats.layout import FileKind
from workbench.policy.kinds import CookieId
from workbench.policy.sentence import say
from workbench.ui.app import WorkbenchApp
from workbench.ui.dialogs.go_to import GoTo
from workbench.ui.widgets.inputs import SafeInput

pytestmark = pytest.mark.painted


async def typed(app: WorkbenchApp, pilot: Pilot[None], words: str, key: str = "ctrl+g") -> GoTo:
    await pilot.press(key)
    await settled(app, pilot)
    dialog = app.screen
    assert isinstance(dialog, GoTo)
    dialog.query_one(SafeInput).value = words
    await found(app, pilot)
    return dialog


async def found(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    await pilot.pause()
    dialog = app.screen
    await until(lambda: not (isinstance(dialog, GoTo) and dialog.is_at_work))
    await pilot.pause()


@pytest.mark.parametrize("key", ["ctrl+g", "colon"])
async def test_a_cookie_is_gone_to_from_anywhere(root: Path, key: str) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("f6")
        dialog = await typed(app, pilot, "vwo_sn", key)
        assert dialog.matches[0].target.kind is Kind.COOKIE
        assert "_VWO_sn" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.place is app.catalogue
        assert app.catalogue.cookie == CookieId("vwo.sn")


async def test_a_text_leads_to_the_field_that_holds_it(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await typed(app, pilot, "särskilja")
        assert "särskilja" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        assert app.catalogue.cookie == CookieId("google.gid")
        assert app.catalogue.form.rows["description"].has_focus_within


async def test_the_arrows_move_in_the_list_while_one_types(root: Path) -> None:
    async with opened(root) as (app, pilot):
        dialog = await typed(app, pilot, "cookie")
        assert len(dialog.matches) > 3
        await pilot.press("down", "down", "up")
        second = dialog.matches[1]
        assert app.focused is dialog.query_one(SafeInput)
        gone: list[Place] = []
        app.see = lambda where, *_args, **_how: gone.append(where)  # type: ignore[method-assign]
        await pilot.press("enter")
        await settled(app, pilot)
        assert gone == [second.place]


async def test_a_translation_that_nobody_has_read_yet_is_found(root: Path) -> None:
    write_locales(root, "de")
    write_entries(root, "de", {"category.analytics.intro": "Sie zeigen, was gelesen wird."})
    async with opened(root) as (app, pilot):
        dialog = await typed(app, pilot, "gelesen")
        assert dialog.matches[0].place.file.kind is FileKind.ENTRIES
        assert "Translation de" in screen(app)
        assert "still being read" not in screen(app)


async def test_what_was_just_edited_is_found(root: Path) -> None:
    async with opened(root) as (app, pilot):
        dialog = await typed(app, pilot, "kvantkaka")
        assert not dialog.matches
        assert "Nothing like that is found." in screen(app)
        await pilot.press("escape")
        edit = SetValue(GID, ("description",), "En kvantkaka.")
        app.make(Step(say("x"), (edit,), Place(GID, ("description",))))
        await settled(app, pilot)
        dialog = await typed(app, pilot, "kvantkaka")
        assert [match.target.names[0] for match in dialog.matches] == ["_gid"]


async def test_enter_before_the_answer_goes_to_what_was_typed(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("ctrl+g")
        await settled(app, pilot)
        await pilot.press(*"routeid", "enter")
        await settled(app, pilot)
        assert not isinstance(app.screen, GoTo)
        assert app.catalogue.cookie == CookieId("own.routeid")


async def test_escape_stays_where_one_is(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("f6")
        await typed(app, pilot, "_gid")
        await pilot.press("escape")
        await settled(app, pilot)
        assert app.place is app.problems


async def test_hostile_text_is_only_text(root: Path) -> None:
    async with opened(root) as (app, pilot):
        edit = SetValue(GID, ("description",), "kvant [/red]\x1b]0;x\x07[@click=app.quit]\u202e :smile:")
        app.make(Step(say("x"), (edit,), Place(GID, ("description",))))
        await settled(app, pilot)
        await typed(app, pilot, "kvant")
        assert "kvant [/red]␛]0;x" in screen(app)
        assert "\u202e" not in screen(app)
