"""Tests for the box to tick."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from workbench.ui.widgets.tick import Tick


class Asked(App[None]):
    """Has one box."""

    def __init__(self, *, is_ticked: bool) -> None:
        super().__init__()
        self._is_ticked = is_ticked

    def compose(self) -> ComposeResult:
        yield Tick(Content("Commit it"), is_ticked=self._is_ticked, id="box")


@pytest.mark.parametrize(("is_ticked", "drawn"), [(True, "[x] Commit it"), (False, "[ ] Commit it")])
async def test_a_box_says_by_its_sign_whether_it_is_ticked(drawn: str, *, is_ticked: bool) -> None:
    app = Asked(is_ticked=is_ticked)
    async with app.run_test(size=(30, 3)) as pilot:
        await pilot.pause()
        box = app.query_one(Tick)
        strip = box.render_line(0)
        assert strip.text.rstrip() == drawn
        await pilot.press("space")
        await pilot.pause()
        assert box.value is not is_ticked
        assert box.render_line(0).text.rstrip() != drawn


async def test_every_sign_of_the_box_can_be_seen() -> None:
    app = Asked(is_ticked=False)
    async with app.run_test(size=(30, 3)) as pilot:
        await pilot.pause()
        segments = list(app.query_one(Tick).render_line(0))
        seen = [segment.style for segment in segments if "[" in segment.text or "]" in segment.text]

    assert seen
    assert all(style is not None and style.color != style.bgcolor for style in seen)
