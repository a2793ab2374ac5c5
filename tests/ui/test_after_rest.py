"""Tests for what is done once nothing asks for it any more, also where the machine is slow."""

from __future__ import annotations

import time

from textual.app import App

from workbench.ui.beside.after_rest import AfterRest


async def test_it_acts_once_after_the_last_time_it_was_asked() -> None:
    app: App[None] = App()
    done: list[int] = []
    async with app.run_test() as pilot:
        rest = AfterRest(app, lambda: done.append(1))
        for _ in range(3):
            rest.begin(0.01)
        while not done:
            await pilot.pause(0.01)
        await pilot.pause(0.03)
        assert done == [1]


async def test_it_acts_although_the_machine_stood_still_meanwhile() -> None:
    app: App[None] = App()
    done: list[int] = []
    async with app.run_test() as pilot:
        AfterRest(app, lambda: done.append(1)).begin(0.01)
        time.sleep(0.1)
        await pilot.pause(0.05)
        assert done == [1]


async def test_what_is_stopped_is_not_done() -> None:
    app: App[None] = App()
    done: list[int] = []
    async with app.run_test() as pilot:
        rest = AfterRest(app, lambda: done.append(1))
        rest.begin(0.01)
        rest.stop()
        await pilot.pause(0.05)
        assert done == []
