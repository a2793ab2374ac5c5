"""Keys that come in one burst, as a slow line delivers them: each reaches what those before it led to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual import events

from tests.projects import GID, ROUTE
from tests.ui.conftest import opened, screen, settled, until
from workbench.edits import value_at
from workbench.session import Session
from workbench.ui.app import WorkbenchApp
from workbench.ui.apps.left_behind import Left
from workbench.ui.dialogs import unasked
from workbench.ui.dialogs.choice import Answer, Choice
from workbench.ui.dialogs.help import Help

NAMED = {" ": "space", "/": "slash", "_": "underscore", ":": "colon", "?": "question_mark"}


def burst(app: WorkbenchApp, *words: str) -> None:
    """Send keys all at once: `<f9>` is a key's name, everything else is typed."""
    for word in words:
        if word.startswith("<"):
            app.post_message(events.Key(word.strip("<>"), None))
        else:
            for character in word:
                app.post_message(events.Key(NAMED.get(character, character), character))


def held(app: WorkbenchApp, field: str) -> object:
    """What the session holds in a field of _gid."""
    assert app.session is not None
    return value_at(app.session.data(GID), (field,))


TO_GID = ("<down>", "<enter>")
TO_LIFETIME = (*TO_GID, *["<tab>"] * 5)


@pytest.mark.parametrize(
    ("keys", "field", "value"),
    [
        ((*TO_GID, "_new"), "name", "_new"),
        ((*TO_GID, "<ctrl+u>", "abc"), "name", "abc"),
        ((*TO_GID, "<end>", "<ctrl+u>", "abc", "<ctrl+u>", "defg"), "name", "defg"),
        ((*TO_GID, "<tab>", "<tab>", "essential"), "category", "essential"),
        ((*TO_LIFETIME, "13 months"), "lifetime", "13 months"),
        ((*TO_LIFETIME, "<end>", "<ctrl+u>", "13 months", "<f9>"), "lifetime", "13 months"),
        ((*TO_LIFETIME, "13 months", "<f8>", "<f10>"), "lifetime", "13 months"),
        ((*TO_LIFETIME, "13 months", "<f7>", "<f2>", "<f8>"), "lifetime", "24 hours"),
        ((*TO_LIFETIME, "13 months", "<f1>", "<f1>", "<f9>"), "lifetime", "13 months"),
        ((*TO_LIFETIME, "1 day", "<ctrl+l>", "<escape>", "s"), "lifetime", "1 days"),
        ((*TO_LIFETIME, "<ctrl+l>", "<home>", "<enter>"), "lifetime", "session"),
        (("/", "_gid", "<enter>", "<enter>", "_x"), "name", "_x"),
        ((*TO_LIFETIME, "2 days", "<tab>", "<ctrl+a>", "Ny: "), "lifetime", "2 days"),
        ((*TO_LIFETIME, "2 days", "<escape>", "<up>", "<enter>", "R2"), "lifetime", "2 days"),
    ],
    ids=lambda value: " ".join(value)[-40:] if isinstance(value, tuple) else None,
)
async def test_a_burst_does_what_the_same_keys_do_one_by_one(
    root: Path, keys: tuple[str, ...], field: str, value: str
) -> None:
    async with opened(root) as (app, pilot):
        burst(app, *keys)
        await settled(app, pilot)
        assert held(app, field) == value


async def test_what_was_typed_for_one_cookie_is_not_given_to_the_next(root: Path) -> None:
    async with opened(root) as (app, pilot):
        burst(app, *TO_LIFETIME, "2 days", "<escape>", "<up>", "<enter>", "R2", "<f9>")
        await settled(app, pilot)
        assert "lifetime: 2 days" in (root / GID.path).read_text()
        assert "name: R2" in (root / ROUTE.path).read_text()
        assert "unsaved" not in screen(app)


async def test_a_word_after_the_filter_key_runs_no_command(root: Path) -> None:
    async with opened(root) as (app, pilot):
        burst(app, "/", "added")
        await settled(app, pilot)
        assert "0 of 3" in screen(app)
        assert "unsaved" not in screen(app)


async def test_the_keys_of_a_question_reach_it(root: Path) -> None:
    async with opened(root) as (app, pilot):
        burst(app, *TO_LIFETIME, "2 days", "<f12>", "<escape>", "<f12>", "s")
        await settled(app, pilot)
        assert app.return_code == 0
        assert "lifetime: 2 days" in (root / GID.path).read_text()


async def test_help_opened_and_closed_on_the_way_takes_its_own_keys_alone(root: Path) -> None:
    async with opened(root) as (app, pilot):
        burst(app, "<f1>", "jk", "<escape>", "/", "_gid")
        await settled(app, pilot)
        assert not isinstance(app.screen, Help | Choice)
        assert "1 of 3" in screen(app)


async def test_keys_typed_before_the_project_is_read_wait_for_it(root: Path) -> None:
    app = WorkbenchApp(root)
    async with app.run_test(size=(140, 45)) as pilot:
        burst(app, "/", "_gid")
        await settled(app, pilot)
        assert "1 of 3" in screen(app)


async def test_help_answers_before_the_project_is_read_and_quitting_overtakes_what_waits(root: Path) -> None:
    app = Reading(root)
    async with app.run_test(size=(140, 45)) as pilot:
        burst(app, "<f1>")
        await until(lambda: isinstance(app.screen, Help))
        burst(app, "<escape>")
        await until(lambda: not isinstance(app.screen, Help))
        burst(app, "/", "_gid", "<f12>")
        await until(lambda: app.return_code == 0)
        await pilot.pause()


async def test_the_screen_is_drawn_while_keys_wait_for_the_project(root: Path) -> None:
    app = Reading(root)
    async with app.run_test(size=(140, 45)):
        burst(app, "<f1>", "<escape>", "/")
        await until(lambda: not app._waiting and not isinstance(app.screen, Help))
        await until(lambda: not app.is_at_a_key)
        app.exit()


class Reading(WorkbenchApp):
    """The app on a project that is never read to its end."""

    def _open(self, session: Session, left: Sequence[Left]) -> None:
        """Never comes."""


async def test_no_key_that_is_on_its_way_answers_a_question_that_comes_by_itself(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unasked, "READING", 1)
    answers = (Answer("recover", "Recover", "r"), Answer("discard", "Discard", "d"))
    dialog = Choice("Unsaved work was found.", answers, cancel="Later", is_unasked=True)
    found: list[str | None] = []
    async with opened(root) as (app, _pilot):
        await app.push_screen(dialog, found.append)
        burst(app, "d", "<tab>", "<enter>", "<escape>", "r")
        await until(lambda: app.is_still)
        assert app.screen is dialog
        await until(lambda: not dialog.is_unread)
        burst(app, "r")
        await until(lambda: app.is_still and app.screen is not dialog)
        assert found == ["recover"]


async def test_a_paste_between_keys_keeps_its_place(root: Path) -> None:
    async with opened(root) as (app, pilot):
        burst(app, *TO_GID, "a")
        app.post_message(events.Paste("b\nc"))
        burst(app, "d")
        await settled(app, pilot)
        assert held(app, "name") == "ab cd"


async def test_keys_about_a_page_wait_until_it_is_there(root: Path) -> None:
    async with opened(root, (80, 24)) as (app, _pilot):
        burst(app, "<down>", "<f7>", "<home>")
        await until(lambda: app.is_still and not app.preview.is_at_work)
        assert app.preview.view is not None
        assert app.preview.spot == app.preview.view.page.spots[0]
