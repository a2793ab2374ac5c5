"""Lines with nothing drawn round them: what is seen is what Textual draws, and a line is drawn once."""

from __future__ import annotations

import pytest
from textual._styles_cache import StylesCache
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from workbench.ui.widgets.inputs import SafeInput, SafeTextArea
from workbench.ui.widgets.plain_lines import PlainLines

pytestmark = pytest.mark.painted


class FieldsApp(App[None]):
    """Fields of each kind, with texts that are short, long, wide and none."""

    CSS = "SafeInput, SafeTextArea { border: none; padding: 0; height: 1; } SafeTextArea { height: 3; }"

    def __init__(self, style: str = "") -> None:
        super().__init__()
        self.stylesheet.add_source(f"Screen SafeInput, Screen SafeTextArea {{ {style} }}")

    def compose(self) -> ComposeResult:
        yield SafeInput("short", compact=True)
        yield SafeInput("ett långt värde " * 20, compact=True)
        yield SafeInput("漢字\x1b[2J\u202e" * 30, compact=True)
        yield SafeInput("", placeholder="nothing yet", compact=True)
        yield SafeInput("", compact=True)
        yield SafeInput("password", password=True, compact=True)
        yield SafeTextArea("några rader\n\nmed text " * 9)
        yield SafeTextArea("")


def drawn_by(cache: StylesCache, widget: Widget, crop: Region) -> list[object]:
    """What is drawn of a widget, blanks at the end joined."""
    return [list(strip.simplify().discard_meta()) for strip in cache.render_widget(widget, crop)]


STYLES = {
    "plain": "",
    "border": "border: round red;",
    "padding": "padding: 0 1;",
    "opacity": "opacity: 50%;",
    "text opacity": "text-opacity: 40%;",
    "tint": "tint: red 20%;",
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("focused", [None, 1, 6])
async def test_what_is_drawn_is_what_textual_draws(style: str, focused: int | None) -> None:
    app = FieldsApp(style)
    async with app.run_test(size=(40, 30)) as pilot:
        fields = list(app.query(".-x, SafeInput, SafeTextArea"))
        app.screen.set_focus(None if focused is None else fields[focused])
        await pilot.pause()
        for field in fields:
            for crop in (field.region.at_offset((0, 0)), Region(3, 0, 9, 1)):
                ours, theirs = (drawn_by(cache(), field, crop) for cache in (PlainLines, StylesCache))
                assert ours == theirs


async def test_a_line_is_drawn_again_only_where_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    app = FieldsApp()
    async with app.run_test(size=(40, 30)):
        area = app.query(SafeTextArea).first()
        cache, asked = PlainLines(), list[int]()
        draw = area.render_line

        def drawing(y: int) -> Strip:
            asked.append(y)
            return draw(y)

        monkeypatch.setattr(area, "render_line", drawing)
        whole = Region(0, 0, area.size.width, 3)
        cache.render_widget(area, whole)
        cache.set_dirty(Region(0, 1, 40, 1))
        cache.render_widget(area, whole)
        assert asked == [0, 1, 2, 1]
        cache.clear()
        cache.render_widget(area, Region(0, 0, 40, 1))
        assert asked == [0, 1, 2, 1, 0]
