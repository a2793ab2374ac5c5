"""What is found in a thread of its own is told in the app's, unless the app was left meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.app import App

from workbench.ui.beside.own_thread import in_own_thread


async def test_what_is_found_is_told() -> None:
    app, told = App[None](), list[int]()
    async with app.run_test() as pilot:
        in_own_thread(app, lambda: 7, told.append)
        while not told:
            await pilot.pause(0.01)
    assert told == [7]


async def test_nothing_is_told_to_an_app_that_was_left_before_its_turn_came(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app, told = App[None](), list[int]()
    waiting: list[Callable[[], object]] = []
    async with app.run_test() as pilot:
        monkeypatch.setattr(app, "call_next", waiting.append)
        in_own_thread(app, lambda: 7, told.append)
        while not waiting:
            await pilot.pause(0.01)
        monkeypatch.undo()
    for act in waiting:
        act()
    assert (len(waiting), told) == (1, [])
