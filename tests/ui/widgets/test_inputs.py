"""Fields that hold any text, draw it safely and clean what is pasted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste, Resize
from textual.pilot import Pilot
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, TextArea

from workbench.formats.visible import HIDDEN
from workbench.ui.widgets.inputs import ControlsDropped, PasteJoined, SafeInput, SafeTextArea

Seen = Callable[[Widget], list[str]]
Field = TypeVar("Field", bound=Widget)

HOSTILE = "a\x1b[2J\x00\u202e\ud800\U000e0041[/]b"
DRAWN = "a␛[2J␀␦␦␦[/]b"


class FieldApp(App[None], Generic[Field]):
    """One field, and what it told."""

    CSS = "SafeInput, SafeTextArea { border: none; padding: 0; } SafeTextArea { height: 4; }"

    field: Field

    def __init__(self, make_field: Callable[[], Field]) -> None:
        super().__init__()
        self.make_field = make_field
        self.told: list[tuple[str, int]] = []
        self.changes: list[str] = []

    def compose(self) -> ComposeResult:
        self.field = self.make_field()
        yield self.field

    def on_paste_joined(self, event: PasteJoined) -> None:
        assert event.control is self.field
        self.told.append(("joined", event.line_count))

    def on_controls_dropped(self, event: ControlsDropped) -> None:
        assert event.control is self.field
        self.told.append(("dropped", event.count))

    def on_input_changed(self, event: Input.Changed) -> None:
        self.changes.append(event.value)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        self.changes.append(event.text_area.text)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste as a terminal does."""
    focused = pilot.app.screen.focused
    assert focused is not None
    focused.post_message(Paste(text))
    await pilot.pause()


@pytest.mark.parametrize("field_class", [SafeInput, SafeTextArea])
async def test_the_text_is_kept_and_drawn_as_signs(
    field_class: type[SafeInput | SafeTextArea], seen: Seen
) -> None:
    app = FieldApp(lambda: field_class(HOSTILE))
    async with app.run_test(size=(40, 6)):
        field = app.field
        assert seen(field)[0] == DRAWN
        assert (field.value if isinstance(field, SafeInput) else field.text) == HOSTILE


async def test_a_line_end_in_a_one_line_value_is_drawn_as_a_sign(seen: Seen) -> None:
    app = FieldApp(lambda: SafeInput("one\r\ntwo\tthree"))
    async with app.run_test(size=(40, 4)):
        field = app.field
        assert seen(field)[0] == "one␍␊two␉three"
        assert field.value == "one\r\ntwo\tthree"


async def test_typing_and_deleting_beside_hidden_characters_changes_only_those(seen: Seen) -> None:
    app = FieldApp(lambda: SafeInput("a\x1b\u202eb", select_on_focus=False))
    async with app.run_test(size=(40, 4)) as pilot:
        field = app.field
        await pilot.press("home", "right", "x", "right", "delete")
        assert field.value == app.changes[-1] == "ax\x1bb"
        assert seen(field)[0] == "ax␛b"


async def test_a_click_goes_to_the_character_that_is_seen_there() -> None:
    app = FieldApp(lambda: SafeInput("a\x1b\u202e日b"))
    async with app.run_test(size=(40, 4)) as pilot:
        places = []
        for column in (0, 1, 2, 3, 4, 5, 30):
            await pilot.click(app.field, offset=(column, 0))
            places.append(app.field.cursor_position)
        assert places == [0, 1, 2, 3, 3, 4, 5]


async def test_the_terminal_cursor_stands_where_the_cursor_is_drawn() -> None:
    app = FieldApp(lambda: SafeInput("a\x1b\u202e日b", select_on_focus=False))
    async with app.run_test(size=(40, 4)) as pilot:
        await pilot.press("end", "left")
        assert pilot.app.cursor_position.x == 5


async def test_a_password_is_still_not_shown(seen: Seen) -> None:
    app = FieldApp(lambda: SafeInput("a\x1bb", password=True))
    async with app.run_test(size=(40, 4)):
        field = app.field
        assert seen(field)[0] == "•••"


@pytest.mark.parametrize("field_class", [SafeInput, SafeTextArea])
async def test_a_placeholder_is_shown_as_signs(
    field_class: type[SafeInput | SafeTextArea], seen: Seen
) -> None:
    app = FieldApp(lambda: field_class(placeholder="[/]\x1b"))
    async with app.run_test(size=(40, 4)):
        assert seen(app.field)[0] == "[/]␛"


@pytest.mark.parametrize(("suggested", "accepted"), [("_gat", "_gat"), ("_g\u202eat", "_g")])
async def test_a_suggestion_with_hidden_characters_is_not_made(suggested: str, accepted: str) -> None:
    app = FieldApp(lambda: SafeInput(suggester=SuggestFromList([suggested])))
    async with app.run_test(size=(40, 4)) as pilot:
        field = app.field
        await pilot.press("_", "g")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("right")
        assert field.value == accepted


PASTES = {
    "one line": ("_ga", "_ga", []),
    "spaces at the ends stay": (" a ", " a ", []),
    "line end at the end": ("_ga\r\n", "_ga", []),
    "several lines": ("one\r\n  two\n\nthree\n", "one two three", [("joined", 3)]),
    "cells of a sheet": ("_ga\t2 years", "_ga 2 years", []),
    "controls": ("\x1b[2J_ga\x00", "[2J_ga", [("dropped", 2)]),
    "lines and controls": ("a\x07\nb", "a b", [("dropped", 1), ("joined", 2)]),
    "nothing but a line end": ("\n", "", []),
}


@pytest.mark.parametrize(("pasted", "value", "told"), PASTES.values(), ids=PASTES.keys())
async def test_a_paste_into_one_line_is_joined_and_cleaned_and_told(
    pasted: str, value: str, told: list[tuple[str, int]]
) -> None:
    app = FieldApp(lambda: SafeInput())
    async with app.run_test(size=(40, 4)) as pilot:
        field = app.field
        await paste(pilot, pasted)
        assert field.value == value
        assert app.told == told


async def test_a_paste_replaces_the_selection_and_from_the_app_s_own_clipboard_too() -> None:
    app = FieldApp(lambda: SafeInput("old"))
    async with app.run_test(size=(40, 4)) as pilot:
        field = app.field
        await paste(pilot, "new")
        assert field.value == "new"
        app.copy_to_clipboard("a\nb\x1b")
        await pilot.press("ctrl+v")
        assert field.value == "newa b"
        assert app.told == [("dropped", 1), ("joined", 2)]


async def test_a_paste_of_many_lines_keeps_them_and_drops_controls() -> None:
    app = FieldApp(lambda: SafeTextArea())
    async with app.run_test(size=(40, 6)) as pilot:
        area = app.field
        await paste(pilot, "one\r\n\ttwo\x1b\u200f")
        assert area.text == app.changes[-1] == "one\n\ttwo\u200f"
        assert app.told == [("dropped", 1)]
        app.copy_to_clipboard("\nthree\x00")
        await pilot.press("ctrl+v")
        assert area.text == "one\n\ttwo\u200f\nthree"


async def test_nothing_is_pasted_where_nothing_may_be_edited() -> None:
    app = FieldApp(lambda: SafeTextArea("kept", read_only=True))
    async with app.run_test(size=(40, 6)) as pilot:
        area = app.field
        await paste(pilot, "x\x00")
        assert area.text == "kept"
        assert app.told == []


async def test_edits_and_undo_speak_of_the_logical_text(seen: Seen) -> None:
    app = FieldApp(lambda: SafeTextArea("a\x1bb\nc\ud800"))
    async with app.run_test(size=(40, 6)) as pilot:
        area = app.field
        assert area.get_text_range((0, 1), (1, 0)) == "\x1bb\n"
        result = area.replace("\u202e\x9b", (0, 1), (0, 2))
        assert result.replaced_text == "\x1b"
        assert area.text == "a\u202e\x9bb\nc\ud800"
        await pilot.pause()
        assert seen(area)[:2] == ["a␦␦b", "c␦"]
        area.undo()
        assert area.text == "a\x1bb\nc\ud800"
        area.text = "\x00"
        assert area.text == "\x00"


async def test_cut_and_copy_give_the_logical_text() -> None:
    app = FieldApp(lambda: SafeTextArea("a\x1bb"))
    async with app.run_test(size=(40, 6)) as pilot:
        area = app.field
        area.select_all()
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == "a\x1bb"
        await pilot.press("ctrl+x")
        assert pilot.app.clipboard == "a\x1bb"
        assert area.text == ""


async def test_lines_wrap_by_what_is_drawn(seen: Seen) -> None:
    app = FieldApp(lambda: SafeTextArea("\u202e" * 30))
    async with app.run_test(size=(21, 6)):
        area = app.field
        rows = seen(area)
        assert "".join(rows) == "␦" * 30
        assert not HIDDEN.search("".join(rows))


async def test_a_text_that_is_wrapped_anew_in_as_many_lines_is_drawn_again(seen: Seen) -> None:
    app = FieldApp(lambda: SafeTextArea("aaa bbb ccc ddd"))
    async with app.run_test(size=(13, 6)) as pilot:
        await pilot.pause()
        area = app.field
        proper = seen(area)[:2]
        area.wrapped_document.wrap(8)
        area._line_cache.clear()
        area.refresh()
        await pilot.pause()
        assert seen(area)[:2] != proper

        area.post_message(Resize(area.size, area.virtual_size))
        await pilot.pause()

        assert seen(area)[:2] == proper
