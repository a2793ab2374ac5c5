"""Tests for what all dialogs have in common."""

from __future__ import annotations

import pytest
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tests.ui.conftest import shown
from workbench.ui.apps.in_turn import InTurnApp
from workbench.ui.dialogs.dialog import Dialog, cancel_button


class Question(Dialog[str]):
    """Asks for nothing in particular."""

    def compose(self) -> ComposeResult:
        """What is asked, why there is no answer, and how to give none."""
        with Vertical():
            yield Static("What?")
            yield Static("", id="trouble", markup=False)
            yield cancel_button()


@pytest.mark.parametrize("way", ["escape", "enter", "#cancel"])
async def test_escape_and_the_button_answer_nothing(way: str) -> None:
    async with InTurnApp().run_test() as pilot:
        answers: list[str | None] = []
        await pilot.app.push_screen(Question(), answers.append)
        await pilot.pause()
        await (pilot.click(way) if way.startswith("#") else pilot.press(way))
        await pilot.pause()
        assert answers == [None]
        assert len(pilot.app.screen_stack) == 1


async def test_it_says_why_there_is_no_answer_yet_as_it_is_written() -> None:
    async with InTurnApp().run_test() as pilot:
        dialog = Question()
        await pilot.app.push_screen(dialog)
        trouble = dialog.query_one("#trouble")
        dialog.say_trouble("No [bold]name[/bold].")
        await pilot.pause()
        assert shown(trouble) == ["! No [bold]name[/bold]."]
        dialog.say_trouble("")
        await pilot.pause()
        assert shown(trouble) == [""]
