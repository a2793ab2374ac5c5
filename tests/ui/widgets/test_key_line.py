"""Tests for the line of keys: it follows the focus, says what cannot be done, and can be clicked."""

from __future__ import annotations

from pathlib import Path

from tests.ui.conftest import opened, settled, shown
from workbench.ui.app import WorkbenchApp
from workbench.ui.dialogs.help import Help
from workbench.ui.widgets.key_line import KeyLine


def line(app: WorkbenchApp) -> str:
    return shown(app.query_one(KeyLine))[0]


def is_dimmed(app: WorkbenchApp, word: str) -> bool:
    """Whether a word on the line is."""
    drawn = app.query_one(KeyLine).render()
    at = drawn.plain.index(word)
    return any(span.start <= at < span.end and "dim" in str(span.style) for span in drawn.spans)


async def test_it_shows_the_keys_of_what_has_the_focus(root: Path) -> None:
    async with opened(root) as (app, pilot):
        assert " / Filter  v Next list " in line(app)
        await pilot.press("f6")
        await settled(app, pilot)
        assert "Next list" not in line(app)
        assert "f Fix" in line(app)


async def test_what_cannot_be_done_is_dimmed_until_it_can(root: Path) -> None:
    async with opened(root) as (app, pilot):
        assert is_dimmed(app, "Save")
        await pilot.press("d")
        await settled(app, pilot)
        assert not is_dimmed(app, "Save")
        await pilot.press("f9")
        await settled(app, pilot)
        assert is_dimmed(app, "Save")
        assert not is_dimmed(app, "Undo")


async def test_a_click_on_a_key_presses_it(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.click(KeyLine, offset=(line(app).index("Help"), 0))
        await settled(app, pilot)
        assert isinstance(app.screen, Help)
