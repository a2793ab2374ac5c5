"""What a key costs to draw: one picture, and nothing laid out anew that stays where it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from tests.ui.conftest import opened, settled
from tests.ui.test_type_ahead import burst
from workbench.ui.app import WorkbenchApp
from workbench.ui.apps import in_turn

pytestmark = pytest.mark.painted


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is drawn meanwhile: `picture` for each time, `layout` for each time that widgets are placed."""
    drawn: list[str] = []
    draw, place = Screen._compositor_refresh, Screen._refresh_layout

    def drawing(screen: Screen[None]) -> None:
        drawn.append("picture")
        draw(screen)

    def placing(screen: Screen[None], *args: object, **options: object) -> None:
        drawn.append("layout")
        place(screen, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Screen, "_compositor_refresh", drawing)
    monkeypatch.setattr(Screen, "_refresh_layout", placing)
    yield drawn
    monkeypatch.undo()


async def pressed(app: WorkbenchApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until everything is done."""
    await pilot.press(*keys)
    await settled(app, pilot)


async def test_an_arrow_key_draws_table_and_form_in_one_picture(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(root) as (app, pilot):
        await pressed(app, pilot, "down", "up")
        with counted(monkeypatch) as drawn:
            await pressed(app, pilot, "down")
        assert drawn == ["picture"]
        assert app.catalogue.form.rows["name"].text == "_gid"


async def test_keys_that_wait_are_not_drawn_one_by_one(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened(root) as (app, pilot):
        with counted(monkeypatch) as drawn:
            for name in ("_PICTURE", "_PICTURE_OF_MANY"):
                monkeypatch.setattr(in_turn, name, 600)  # however slow the machine is
            burst(app, *["<down>", "<up>"] * 30, "<down>")
            await settled(app, pilot)
        assert len(drawn) <= 4
        assert app.catalogue.form.rows["name"].text == "_gid"
