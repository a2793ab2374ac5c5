"""Tests for the picture in which only what has changed is drawn: it is the one that Textual draws."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.segment import Segment
from textual._compositor import ChopsUpdate, Compositor
from textual.strip import Strip

from tests.projects import write_locales, write_prose
from tests.ui.conftest import opened, settled
from workbench.ui.terminal.sparing_compositor import SparingCompositor

pytestmark = pytest.mark.painted

KEYS = (
    *("down", "down", "pagedown", "home", "space", "enter", "x", "backspace", "tab", "x", "escape"),
    *("slash", "v", "w", "o", "escape", "f9", "v", "down", "v", "f3", "down", "down", "enter", "x"),
    *("enter", "y", "f8", "f8", "escape", "f4", "down", "n", "e", "x", "escape", "f5", "f6", "down"),
    *("down", "enter", "f7", "down", "pagedown", "f2", "f8", "f8"),
)


@pytest.fixture
def differing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by what is drawn of a change and is not what the whole screen has there."""
    found: list[str] = []
    draw = SparingCompositor.render_partial_update

    def drawing(compositor: SparingCompositor) -> ChopsUpdate | None:
        update = draw(compositor)
        if update is not None:
            found.extend(differences(compositor, update))
        return update

    monkeypatch.setattr(SparingCompositor, "render_partial_update", drawing)
    return found


def differences(compositor: Compositor, update: ChopsUpdate) -> Iterator[str]:
    """What an update draws that a picture of the whole screen has not."""
    whole = compositor.render_strips()
    for y, begin, end in update.spans:
        for last, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if x < end and last > begin:
                expected = whole[y].crop(x, last)
                if strip is None or not is_same(strip, expected):
                    yield f"{y}, {x}–{last}: {list(strip or ())} instead of {list(expected)}"


def is_same(one: Strip, other: Strip) -> bool:
    """Whether two strips look the same, however they are cut."""
    first, second = (Strip(filter(_text, strip.discard_meta())).simplify() for strip in (one, other))
    return list(first) == list(second)


def _text(segment: Segment) -> str:
    return segment.text


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
async def test_every_update_is_what_the_whole_screen_has(
    tmp_path: Path, size: tuple[int, int], differing: list[str]
) -> None:
    root = write_prose(tmp_path / "project")
    write_locales(root, "de")
    async with opened(root, size) as (app, pilot):
        for key in KEYS:
            await pilot.press(key)
            await settled(app, pilot)
            assert differing == [], key


async def test_an_arrow_draws_two_rows_of_the_table(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    async with opened(root) as (app, pilot):
        table = app.catalogue.table
        draw = table.render_line

        def drawing(y: int) -> Strip:
            drawn.append(y)
            return draw(y)

        monkeypatch.setattr(table, "render_line", drawing)
        await pilot.press("down")
        await settled(app, pilot)
    assert drawn == [1, 2]
