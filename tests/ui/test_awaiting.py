"""Tests for what the app opens with: what awaits, counted, each with the key that leads there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.projects import write_entries, write_locales
from tests.ui.conftest import opened, screen, settled
from workbench.edits import Place, SetValue, Step
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say
from workbench.ui.app import WorkbenchApp
from workbench.ui.widgets.awaiting_line import Awaiting, AwaitingLine

GID = FileRef(FileKind.COOKIE, "google.gid")


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """The shipped policy, which is published."""
    for name in ("catalogue", "locales"):
        shutil.copytree(Path(__file__).parents[2] / name, tmp_path / "shipped" / name)
    return tmp_path / "shipped"


def awaiting(app: WorkbenchApp) -> str:
    lines = [line for line in screen(app).splitlines()[1:3] if "Awaiting" in line or "(F4)" in line]
    return " ".join(lines)


async def test_stale_and_untranslated_entries_are_told_by_locale(root: Path) -> None:
    write_locales(root, "de", "fr")
    write_entries(root, "de", {"title": "Alt", "category.analytics.title": "Neu"}, stale={"title"})
    async with opened(root) as (app, _pilot):
        assert "de 1 stale, " in awaiting(app)
        assert "untranslated; fr " in awaiting(app)
        assert "(F4)" in awaiting(app)


async def test_nothing_is_told_where_nothing_awaits(shipped: Path) -> None:
    async with opened(shipped) as (app, _pilot):
        assert not app.query_one(AwaitingLine).display


async def test_changes_and_new_problems_are_told_until_somebody_goes_somewhere(shipped: Path) -> None:
    async with opened(shipped) as (app, pilot):
        edit = SetValue(GID, ("lifetime",), "3 years")
        app.make(Step(say("x"), (edit,), Place(GID, ("lifetime",))))
        await settled(app, pilot)
        assert "1 unpublished change (F5)" in awaiting(app)
        assert "new problems since it was published: " in awaiting(app)
        assert sum(app.new_problems.values()) < sum(app.problems.counts.values())
        await pilot.press("f5")
        await settled(app, pilot)
        assert not app.query_one(AwaitingLine).display
        await pilot.press("f2")
        assert not app.query_one(AwaitingLine).display


async def test_a_saved_translation_is_counted_anew(root: Path) -> None:
    write_locales(root, "de")
    write_entries(root, "de", {"title": "Titel"})
    async with opened(root) as (app, pilot):
        before = awaiting(app)
        assert app.session is not None
        edit = SetValue(FileRef(FileKind.POLICY), ("title",), "Ny titel")
        app.make(Step(say("x"), (edit,), Place(FileRef(FileKind.POLICY))))
        await pilot.press("f9")
        await settled(app, pilot)
        assert "de 1 stale" in awaiting(app)
        assert "stale" not in before


async def test_many_locales_are_cut_short() -> None:
    from workbench.policy.kinds import LocaleTag
    from workbench.ui.widgets.awaiting_line import _pieces

    locales = {LocaleTag(tag): (0, 1) for tag in ("de", "en", "fr", "fi", "it")}
    text = "".join(piece.text for piece in _pieces(Awaiting(locales=locales)))
    assert text == "de 1 untranslated; en 1 untranslated; fr 1 untranslated; 2 more locales (F4)"
