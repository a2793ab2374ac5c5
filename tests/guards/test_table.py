"""How many lines of a table are made for a key."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.geometry import Region
from textual.widget import Widget

from tests.projects import write_entries, write_locales, write_many
from tests.ui.conftest import opened, own_folders, screen, settled, short_naps, until
from workbench.ui.widgets.line_table import LineTable
from workbench.ui.widgets.record_line import row_strip

__all__ = ["own_folders", "short_naps"]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A project with more cookies than a screen has lines."""
    root = write_many(tmp_path / "project", 120)
    write_locales(root, "de")
    write_entries(root, "de", {"title": "Cookies"})
    return root


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one whenever a row is laid out."""
    rows: list[int] = []

    def counting(*arguments: object) -> object:
        rows.append(1)
        return row_strip(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("workbench.ui.widgets.line_table.row_strip", counting)
    return rows


@pytest.mark.parametrize("place", [5, 60], ids=["within the page", "scrolling"])
async def test_an_arrow_makes_the_two_rows_that_changed(many: Path, made: list[int], place: int) -> None:
    async with opened(many, size=(120, 40)) as (app, pilot):
        table = app.catalogue.query_one(LineTable)
        await pilot.press(*["down"] * place)
        await settled(app, pilot)
        made.clear()
        await pilot.press("down")
        await settled(app, pilot)
        assert table.cursor_row == place + 1
        assert len(made) <= 3


async def test_a_filter_that_nothing_passes_looks_up_the_styles_of_no_field(
    many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(many, size=(120, 40)) as (app, pilot):
        await pilot.press("slash", "z")
        await settled(app, pilot)
        styled: list[DOMNode] = []
        apply = Stylesheet.apply

        def counted(sheet: Stylesheet, node: DOMNode, **how: object) -> None:
            styled.append(node)
            apply(sheet, node, **how)  # type: ignore[arg-type]

        monkeypatch.setattr(Stylesheet, "apply", counted)
        await pilot.press("backspace", "z")
        await settled(app, pilot)
        assert "0 of 123" in screen(app)
        assert not [node for node in styled if app.catalogue.form in node.ancestors]


@pytest.mark.parametrize(
    "keys",
    [
        ("down",),
        ("pagedown",),
        ("slash", "z"),
        ("slash", "z", "backspace"),
        ("e", "x", "x"),
        ("e", "x", "f9"),
        ("f4", "n", "n"),
        ("f4", "n", "e", "x", "x"),
    ],
    ids=" ".join,
)
async def test_the_last_of_these_keys_lays_out_nothing(
    many: Path, monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    laid_out: list[Widget] = []
    refresh = Widget.refresh

    def counted(widget: Widget, *regions: Region, layout: bool = False, **how: bool) -> Widget:
        if layout:
            laid_out.append(widget)
        return refresh(widget, *regions, layout=layout, **how)

    async with opened(many, size=(120, 40)) as (app, pilot):
        await pilot.press(*keys[:-1])
        await settled(app, pilot)
        monkeypatch.setattr(Widget, "refresh", counted)
        await pilot.press(keys[-1])
        await until(lambda: app.is_still)
        await pilot.pause()
        assert laid_out == []
