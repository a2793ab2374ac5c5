"""The smallest window that the app takes: every question with all of its answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.screen import ModalScreen

from tests.projects import GID
from tests.ui.conftest import opened, screen, settled
from workbench.ui.dialogs.choice import Answer, Choice
from workbench.ui.dialogs.conflict import Conflict, Difference
from workbench.ui.dialogs.pick import Pick

SMALLEST = (60, 16)
LONG = "a text of many words " * 20


def conflict() -> Conflict:
    """A file in which more fields differ than there is room for."""
    names = ("description", "hint", "name", "note", "party", "x")
    return Conflict(GID.path, [Difference(name, LONG, LONG[2:], is_mine=True) for name in names])


def question() -> Choice:
    """A question with long details."""
    answers = (Answer("recover", "Recover", "r"), Answer("discard", "Discard", "d"))
    return Choice(LONG[:120], answers, cancel="Ask again next time", details=LONG)


def pick() -> Pick:
    """A long list to pick from."""
    return Pick([f"choice {number}" for number in range(40)], "choice 3")


@pytest.mark.parametrize(
    ("dialog", "words"),
    [
        (conflict, ("Later (esc)", "Join both (b)", "Keep mine (m)", "Take theirs (t)")),
        (question, ("Ask again next time", "Recover (r)", "Discard (d)")),
        (pick, ("choice 3",)),
    ],
)
@pytest.mark.parametrize("is_resized", [False, True], ids=["", "resized"])
async def test_a_dialog_shows_every_answer(
    root: Path, dialog: Callable[[], ModalScreen[Any]], words: Sequence[str], is_resized: bool
) -> None:
    async with opened(root, (140, 45) if is_resized else SMALLEST) as (app, pilot):
        app.push_screen(dialog())
        await settled(app, pilot)
        await pilot.resize_terminal(*SMALLEST)
        await settled(app, pilot)
        text = screen(app)
        assert [word for word in words if word not in text] == [], text


async def test_below_the_smallest_window_only_that_is_said(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.resize_terminal(50, 12)
        await settled(app, pilot)
        words = "The workbench needs 60 columns and 16 lines; make the window larger."
        assert " ".join(screen(app).split()) == words
