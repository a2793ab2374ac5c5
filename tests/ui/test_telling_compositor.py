"""Tests for where widgets are: each hears how large it is."""

from __future__ import annotations

from textual import events
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widget import Widget

from tests.ui.conftest import until
from workbench.ui.apps.in_turn import InTurnApp


class Hearing(Widget):
    """Keeps the sizes that it hears of."""

    DEFAULT_CSS = "Hearing { width: 12; height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Size] = []

    def on_resize(self, event: events.Resize) -> None:
        """Keep a size."""
        self.heard.append(event.size)


async def placed(pilot: Pilot[None]) -> None:
    """Wait until the screen is laid out, and everything has heard of it."""
    await until(lambda: not pilot.app.screen._layout_required)
    await pilot.pause()


async def test_a_widget_that_was_looked_for_before_it_was_placed_hears_how_large_it_is() -> None:
    async with InTurnApp().run_test() as pilot:
        screen, widget = pilot.app.screen, Hearing()
        await screen.mount(widget)
        await until(lambda: screen._layout_required)
        screen._compositor.update_widgets({widget})
        assert widget in screen._compositor.full_map
        await placed(pilot)
        assert widget.heard == [Size(12, 3)]


async def test_a_widget_that_was_looked_for_as_it_grew_hears_of_it_once() -> None:
    async with InTurnApp().run_test() as pilot:
        screen, widget = pilot.app.screen, Hearing()
        await screen.mount(widget)
        await placed(pilot)
        widget.styles.width = 20
        await until(lambda: screen._layout_required)
        screen._compositor.update_widgets({Hearing()})
        assert screen._compositor.full_map[widget].region.width == 20
        await placed(pilot)
        assert widget.heard == [Size(12, 3), Size(20, 3)]
