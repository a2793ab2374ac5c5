"""Tests for finding and replacing: every place is seen and chosen, done as one step, and undone."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.projects import GID, files, write_entries, write_locales, write_many
from tests.ui.conftest import opened, screen, settled, told, until
from workbench.edits import SetValue, value_at
from workbench.finding.replacing import Hit
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.ui.app import WorkbenchApp
from workbench.ui.dialogs.replace import Replace
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.tick import Tick


async def looked(app: WorkbenchApp, pilot: Pilot[None]) -> Replace:
    """The dialog, once it shows what is sought."""
    dialog = app.screen
    assert isinstance(dialog, Replace)
    await pilot.pause()
    await until(lambda: not dialog.is_at_work)
    await pilot.pause()
    return dialog


async def sought(app: WorkbenchApp, pilot: Pilot[None], old: str, new: str, *ticks: str) -> Replace:
    await pilot.press("ctrl+f")
    await settled(app, pilot)
    app.screen.query_one("#old", SafeInput).value = old
    app.screen.query_one("#new", SafeInput).value = new
    for tick in ticks:
        app.screen.query_one(f"#{tick}", Tick).value = True
    return await looked(app, pilot)


def description(app: WorkbenchApp) -> object:
    assert app.session is not None
    return value_at(app.session.data(GID), ("description",))


async def test_words_are_replaced_everywhere_as_one_step_and_undone(root: Path) -> None:
    before = files(root)
    async with opened(root) as (app, pilot):
        dialog = await sought(app, pilot, "användare", "besökare")
        assert len(dialog.hits) == 2
        assert "[-användare-]{+besökare+}" in screen(app)
        await pilot.press("f9")
        await settled(app, pilot)
        assert description(app) == "Placeras av Google Analytics, används för att särskilja besökare."
        assert any("Replace “användare” with “besökare” in 2 texts" in each for each in told(app))
        await pilot.press("f9")
        await pilot.press("f8")
        await settled(app, pilot)
        await pilot.press("f9")
        await settled(app, pilot)
    assert files(root) == before


async def test_of_many_places_none_is_weighed_where_keys_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(write_many(tmp_path / "project", 30)) as (app, pilot):
        keys = threading.get_ident()

        def hashed(hit: Hit) -> int:
            assert threading.get_ident() != keys
            return id(hit)

        monkeypatch.setattr(Hit, "__hash__", hashed)
        dialog = await sought(app, pilot, "Mäter", "Räknar")
        assert "30 of 30 chosen (texts: 30)" in screen(app)
        dialog.table.focus()
        await pilot.press("space", "n", "a", "down", "space")
        assert "29 of 30 chosen (texts: 29)" in screen(app)
        await pilot.press("f9")
        await settled(app, pilot)
        assert app.session is not None
        assert len(app.session.unsaved) == 29


async def test_who_types_faster_than_is_looked_is_not_left_waiting(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("ctrl+f", *"Analytics", "tab", *"Analys", "f9")
        await until(lambda: not isinstance(app.screen, Replace))
        await settled(app, pilot)
        assert description(app) == "Placeras av Google Analys, används för att särskilja användare."


async def test_the_second_key_opens_it_too(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("percent_sign")
        await settled(app, pilot)
        assert isinstance(app.screen, Replace)
        await pilot.press("escape")
        assert len(app.screen_stack) == 1


async def test_a_place_that_is_left_out_stays_as_it_is(root: Path) -> None:
    async with opened(root) as (app, pilot):
        dialog = await sought(app, pilot, "användare", "besökare")
        dialog.table.focus()
        first = dialog.table.found.hits[0]
        await pilot.press("space")
        assert first not in dialog.hits
        assert "1 of 2 chosen" in screen(app)
        dialog.query_one("#new", SafeInput).value = "gäst"
        await looked(app, pilot)
        assert [hit.new for hit in dialog.hits] == ["gäst"]  # and it is still left out
        await pilot.press("n")
        assert not dialog.hits
        await pilot.press("f9")
        assert "Nothing is chosen." in screen(app)
        await pilot.press("a", "f9")
        await settled(app, pilot)
        assert "gäst" in str(description(app))


async def test_names_are_found_only_when_asked_for(root: Path) -> None:
    async with opened(root) as (app, pilot):
        dialog = await sought(app, pilot, "_gid", "_gid2")
        assert not dialog.table.rows
        assert "Nothing to replace." in screen(app)
        dialog.query_one("#names", Tick).value = True
        await looked(app, pilot)
        assert [hit.written.place.path for hit in dialog.hits] == [("name",)]


async def test_what_would_break_is_told_with_its_place(root: Path) -> None:
    async with opened(root) as (app, pilot):
        dialog = await sought(app, pilot, "site", "plats", "case")
        assert not dialog.table.rows
        assert "1 place is left out" in screen(app)
        assert "essential: Intro" in screen(app)


@pytest.mark.parametrize("expression", ["(", "(?R)"])
async def test_an_expression_that_cannot_be_looked_for_says_why(root: Path, expression: str) -> None:
    async with opened(root) as (app, pilot):
        dialog = await sought(app, pilot, expression, "x", "expression")
        assert "! The expression" in screen(app)
        dialog.query_one("#old", SafeInput).value = r"(\w+) användare"
        dialog.query_one("#new", SafeInput).value = r"\1 besökare"
        await looked(app, pilot)
        assert [hit.new for hit in dialog.hits]
        assert "! The expression" not in screen(app)


async def test_it_is_offered_with_words_after_a_rename(root: Path) -> None:
    async with opened(root) as (app, pilot):
        app.offer_replace("Google Analytics", "Google Statistik")
        await settled(app, pilot)
        dialog = await looked(app, pilot)
        assert [hit.new for hit in dialog.hits] == ["Google Statistik"]
        await pilot.press("f9")
        await settled(app, pilot)
        assert "Google Statistik" in str(description(app))


async def test_the_translations_of_one_locale_are_replaced(root: Path) -> None:
    write_locales(root, "de")
    write_entries(root, "de", {"title": "Cookie-Richtlinie"})
    async with opened(root) as (app, pilot):
        app.offer_replace("Richtlinie", "Leitlinie", locale=LocaleTag("de"))
        await settled(app, pilot)
        dialog = await looked(app, pilot)
        assert "de title" in screen(app)
        assert not dialog.query("#names")
        await pilot.press("f9")
        await settled(app, pilot)
        assert app.session is not None
        catalog = app.session.locales.catalog(LocaleTag("de"))
        assert catalog is not None
        assert catalog[Key("title")].target == "Cookie-Leitlinie"


HOSTILE = "[/red]\x1b]0;x\x07[@click=app.quit]\u202e :smile:\u200b"


async def test_hostile_text_in_a_place_is_only_text(root: Path) -> None:
    async with opened(root) as (app, pilot):
        assert app.session is not None
        from workbench.edits import Place, Step
        from workbench.policy.sentence import say

        edit = SetValue(GID, ("description",), f"användare {HOSTILE}")
        app.make(Step(say("x"), (edit,), Place(GID, ("description",))))
        await settled(app, pilot)
        await sought(app, pilot, "användare", f"[b]{HOSTILE}")
        shown = screen(app)
        assert "[-användare-]{+[b][/red]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        await pilot.press("f9")
        await settled(app, pilot)
        assert app.is_running


async def test_a_read_only_project_is_not_replaced_in(root: Path) -> None:
    from workbench.policy.sentence import say

    app = WorkbenchApp(root, why_read_only=say("It is read only."))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settled(app, pilot)
        await pilot.press("ctrl+f")
        await settled(app, pilot)
        assert not isinstance(app.screen, Replace)
