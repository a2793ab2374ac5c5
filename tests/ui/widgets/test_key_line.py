"""Tests for the line of keys at the bottom."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Button, Input

from tests.ui.conftest import until
from workbench.ui.widgets.key_line import KeyLine

Seen = Callable[[Widget], list[str]]


class Bound(App[None]):
    """Has three keys, of which one can be switched off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("a", "note('a')", "Add"),
        ("b,c", "note('b')", "Both"),
        ("d", "drop", "Drop it"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.notes: list[str] = []
        self.may_drop = True

    def compose(self) -> ComposeResult:
        yield KeyLine()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Only dropping can be impossible."""
        return True if action != "drop" or self.may_drop else None

    def action_note(self, name: str) -> None:
        self.notes.append(name)

    def action_drop(self) -> None:
        self.notes.append("drop")


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (60, " a Add  b Both  d Drop it"),
        (22, " a Add  b Both"),
        (15, " a Add  b Both"),
        (14, " a Add  b Both"),
        (13, " a Add"),
        (8, " a Add"),
    ],
)
async def test_keys_are_shown_whole_or_not_at_all(columns: int, shown: str, seen: Seen) -> None:
    app = Bound()
    async with app.run_test(size=(columns, 5)) as pilot:
        await until(lambda: len(app.query_one(KeyLine).keys) == 3)
        await pilot.pause()
        line = seen(app.query_one(KeyLine))[0]

    assert line == shown


async def test_a_click_presses_the_key_it_is_on() -> None:
    app = Bound()
    async with app.run_test(size=(60, 5)) as pilot:
        await until(lambda: len(app.query_one(KeyLine).keys) == 3)
        await pilot.click(KeyLine, offset=(10, 0))
        await pilot.click(KeyLine, offset=(18, 0))
        await pilot.click(KeyLine, offset=(59, 0))
        await pilot.pause()

    assert app.notes == ["b", "drop"]


async def test_what_cannot_be_done_is_dimmed_and_not_pressed() -> None:
    app = Bound()
    async with app.run_test(size=(60, 5)) as pilot:
        app.may_drop = False
        app.refresh_bindings()
        line = app.query_one(KeyLine)
        await until(lambda: any(not key.is_enabled for key in line.keys))
        dimmed = [key.words for key in line.fitting if not key.is_enabled]
        styles = {str(span.style) for key in line.fitting if not key.is_enabled for span in key.content.spans}
        await pilot.click(KeyLine, offset=(18, 0))
        await pilot.pause()

    assert dimmed == ["Drop it"]
    assert "dim" in styles
    assert app.notes == []


class Written(App[None]):
    """Has a field to write in, and keys with names of their own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("slash", "note('/')", "Filter"),
        ("f1", "note('f1')", "Help"),
        ("ctrl+b", "note('b')", "Both"),
        ("escape", "note('esc')", "Back"),
    ]

    def compose(self) -> ComposeResult:
        yield Input()
        yield Button("Done")
        yield KeyLine()


async def test_keys_have_the_names_that_keyboards_have_and_what_would_be_typed_is_not_shown() -> None:
    app = Written()
    async with app.run_test(size=(60, 8)) as pilot:
        line = app.query_one(KeyLine)
        app.query_one(Button).focus()
        await until(lambda: len(line.keys) == 4)
        everything = [key.display for key in line.keys]
        app.query_one(Input).focus()
        await until(lambda: len(line.keys) == 3)
        while_writing = [key.display for key in line.keys]
        await pilot.pause()

    assert everything == ["/", "F1", "^b", "Esc"]
    assert while_writing == ["F1", "^b", "Esc"]
