"""A scroll bar of which only what changes is drawn: it looks as Textual's does, whatever it shows."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.widget import Widget

from workbench.ui.widgets.sparing_scroll_bar import SparingScrollBar

pytestmark = pytest.mark.painted

HEIGHT = 20


class BarApp(App[None]):
    """Our scroll bar beside Textual's."""

    CSS = "Screen { layout: horizontal; } ScrollBar, SparingScrollBar { width: 2; height: 20; }"

    def __init__(self) -> None:
        super().__init__()
        self.ours, self.theirs = SparingScrollBar(thickness=2), ScrollBar(thickness=2)
        self.drawn: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.ours
        yield self.theirs

    def show(self, total: int, window: int, position: float) -> None:
        """Have both show the same."""
        for bar in (self.ours, self.theirs):
            bar.window_virtual_size, bar.window_size, bar.position = total, window, position


def looks(strip: Strip) -> list[tuple[str, object, object, bool]]:
    """What is seen of a strip."""
    return [look(*segment) for segment in strip]


def look(text: str, style: object, _control: object) -> tuple[str, object, object, bool]:
    """What is seen of a segment; colours that are swapped on a blank are the ground alone."""
    colour, ground, is_swapped = (getattr(style, name) for name in ("color", "bgcolor", "reverse"))
    if text.isspace():
        return text, None, colour if is_swapped else ground, False
    return text, colour, ground, bool(is_swapped)


def lines(bar: Widget) -> list[Strip]:
    """All that a scroll bar draws."""
    return bar.render_lines(Region(0, 0, 2, HEIGHT))


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
@pytest.mark.parametrize(
    ("total", "window", "position"),
    [(10_000, 35, 0), (10_000, 35, 9_965), (40, 20, 7), (40, 20, 7.5), (20, 20, 0), (5, 20, 0), (0, 0, 0)],
)
async def test_it_looks_as_textuals(total: int, window: int, position: float, theme: str) -> None:
    app = BarApp()
    async with app.run_test() as pilot:
        app.theme = theme
        await pilot.pause()
        app.show(total, window, position)
        await pilot.pause()
        assert list(map(looks, lines(app.ours))) == list(map(looks, lines(app.theirs)))


async def test_it_looks_as_textuals_under_the_mouse_and_when_it_is_held() -> None:
    app = BarApp()
    async with app.run_test() as pilot:
        app.show(40, 20, 7)
        await pilot.pause()
        at_rest = lines(app.ours)
        for bar in (app.ours, app.theirs):
            bar.mouse_over = True
        await pilot.pause()
        assert list(map(looks, lines(app.ours))) == list(map(looks, lines(app.theirs)))
        assert list(map(looks, lines(app.ours))) != list(map(looks, at_rest))


async def test_only_lines_that_look_different_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    app = BarApp()
    async with app.run_test() as pilot:
        app.show(10_000, 35, 0)
        await pilot.pause()
        drawn: list[int] = []
        draw = app.ours.render_line

        def drawing(y: int) -> Strip:
            drawn.append(y)
            return draw(y)

        monkeypatch.setattr(app.ours, "render_line", drawing)
        app.ours.position = 35
        await pilot.pause()
        assert not drawn  # less than an eighth of a line
        app.ours.position = 5_000
        await pilot.pause()
        assert sorted(drawn) == [*range(11)]  # those above the thumb scroll up now
        drawn.clear()
        app.ours.refresh()
        await pilot.pause()
        assert not drawn


async def test_its_parts_answer_to_the_mouse() -> None:
    app = BarApp()
    async with app.run_test() as pilot:
        app.show(40, 20, 10)
        await pilot.pause()
        meta = [segment.style.meta["@mouse.down"] for segment in _first(lines(app.ours)) if segment.style]
        assert meta == ["scroll_up"] * 5 + ["grab"] * 10 + ["scroll_down"] * 5


def _first(strips: list[Strip]) -> list[Segment]:
    return [strip._segments[0] for strip in strips]
