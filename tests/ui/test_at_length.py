"""What changes many files is done beside, shows how far it is, can be ended, and comes to the same."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events

from tests.projects import files, write_many
from tests.ui.conftest import opened, screen, settled, told, until
from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.many_cookies import FieldOfMany
from workbench.policy.kinds import CookieId
from workbench.session import Session
from workbench.ui.app import WorkbenchApp
from workbench.ui.beside import at_length
from workbench.ui.dialogs import working
from workbench.ui.dialogs.choice import Choice
from workbench.ui.dialogs.conflict import Conflict
from workbench.ui.dialogs.import_table import ImportTable
from workbench.ui.dialogs.working import Working

COUNT = 12


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets ten files be so many that they are changed beside, and what is done be shown at once."""
    monkeypatch.setattr(at_length, "MANY", 10)
    monkeypatch.setattr("workbench.ui.apps.editing_app.MANY", 10)
    monkeypatch.setattr("workbench.ui.apps.session_app.MANY", 10)
    monkeypatch.setattr("workbench.ui.desks.import_desk.MANY", 10)
    monkeypatch.setattr("workbench.ui.dialogs.import_table.MANY", 10)
    monkeypatch.setattr(at_length, "_TOLD_EVERY", 0.0)
    monkeypatch.setattr(working, "_SOON", 0.0)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A project with a dozen like cookies."""
    return write_many(tmp_path / "project", COUNT)


@asynccontextmanager
async def begun(app: WorkbenchApp, gate: threading.Event) -> AsyncIterator[Working]:
    """Lets a change of the dozen begin and stand still; it goes on at the end."""
    gate.clear()
    give_all(app, "17 days")
    await until(lambda: isinstance(app.screen, Working))
    dialog = app.screen
    assert isinstance(dialog, Working)
    yield dialog
    gate.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Once it is cleared, work beside stands still until it is set."""
    gate = threading.Event()
    gate.set()
    work = at_length.end_if_cancelled

    def waiting(dialog: Working) -> None:
        gate.wait(20)
        work(dialog)

    monkeypatch.setattr(at_length, "end_if_cancelled", waiting)
    return gate


def session_of(app: WorkbenchApp) -> Session:
    """The app's session."""
    assert app.session is not None
    return app.session


def lifetimes(root: Path) -> set[str]:
    """The lifetimes of the dozen on disk."""
    texts = (file.read_text("utf-8") for file in root.glob("catalogue/cookies/own/c0*.yaml"))
    return {line for text in texts for line in text.splitlines() if line.startswith("lifetime:")}


def give_all(app: WorkbenchApp, lifetime: str) -> None:
    """Give every cookie of the dozen a lifetime."""
    session = session_of(app)
    cookies = [CookieId(f"own.c{number:03}") for number in range(COUNT)]
    of_all = FieldOfMany(session, cookies, FIELDS_BY_ID["lifetime"])
    app.make(of_all.planned(of_all.given(lifetime)))


async def test_a_step_of_many_files_is_done_undone_redone_and_saved(many: Path) -> None:
    before = files(many)
    async with opened(many, (120, 40)) as (app, pilot):
        session = session_of(app)
        give_all(app, "17 days")
        assert isinstance(app.screen, Working)
        await settled(app, pilot)
        assert app.screen is app.screen_stack[0]
        assert len(session.unsaved) == COUNT
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert not session.unsaved
        assert session.history.has_undone
        await pilot.press("ctrl+y")
        await settled(app, pilot)
        assert len(session.unsaved) == COUNT
        await pilot.press("f9")
        await settled(app, pilot)
        assert not session.unsaved
        assert lifetimes(many) == {"lifetime: 17 days"}
        assert f"{COUNT} files" in screen(app)
        await pilot.press("ctrl+z", "f9")
        await settled(app, pilot)
    assert files(many) == before


async def test_it_comes_to_the_same_as_one_by_one(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = []
    for most in (10, 10_000):
        monkeypatch.setattr("workbench.ui.apps.editing_app.MANY", most)
        async with opened(many, (120, 40)) as (app, pilot):
            session = session_of(app)
            give_all(app, "2 years")
            await settled(app, pilot)
            texts.append({path: session.copy.text(path) for path in session.copy.unsaved})
            assert session.policy is not None
            assert {session.policy.cookies[CookieId("own.c003")].lifetime} == {
                session.policy.cookies[CookieId("own.c004")].lifetime
            }
            session.discard()
    assert texts[0] == texts[1] != {}


async def test_it_shows_how_far_it_is_and_takes_no_other_key(many: Path, gate: threading.Event) -> None:
    async with opened(many, (120, 40)) as (app, pilot):
        session = session_of(app)
        async with begun(app, gate) as dialog:
            await pilot.press("delete", "ctrl+z", "f9", "f3", "ctrl+q", "ctrl+p", "enter")
            assert app.screen is dialog
            dialog.tell(6)
            assert not session.unsaved
            await until(lambda: "50%" in screen(app))
        await settled(app, pilot)
        assert len(session.unsaved) == COUNT


async def test_escape_ends_it_and_nothing_of_it_is_done(many: Path, gate: threading.Event) -> None:
    async with opened(many, (120, 40)) as (app, pilot):
        session = session_of(app)
        async with begun(app, gate):
            await pilot.press("escape", "escape")
        await until(lambda: app.screen is app.screen_stack[0])
        assert not session.unsaved
        assert not session.history.has_done


async def test_what_was_not_saved_when_that_was_ended_is_unsaved(many: Path, gate: threading.Event) -> None:
    async with opened(many, (120, 40)) as (app, pilot):
        session = session_of(app)
        give_all(app, "17 days")
        await settled(app, pilot)
        gate.clear()
        await pilot.press("f9")
        await until(lambda: isinstance(app.screen, Working))
        await pilot.press("escape")
        gate.set()
        await until(lambda: app.screen is app.screen_stack[0])
        assert len(session.unsaved) == COUNT
        await pilot.press("f9")
        await settled(app, pilot)
        assert not session.unsaved
    assert lifetimes(many) == {"lifetime: 17 days"}


async def test_a_look_at_the_disk_that_ends_meanwhile_asks_nothing(many: Path, gate: threading.Event) -> None:
    async with opened(many, (120, 40)) as (app, pilot):
        session = session_of(app)
        path = "catalogue/cookies/own/c003.yaml"
        file, _base = many / path, session.copy.base(path)
        async with begun(app, gate) as dialog:
            file.write_text(file.read_text("utf-8").replace("Mäter", "Räknar"), "utf-8")
            app._looked(frozenset({path}), 60.0)
            await pilot.pause()
            assert app.screen is dialog
        await until(lambda: app.screen is app.screen_stack[0])
        app._looked(frozenset(), 60.0)
        await until(lambda: isinstance(app.screen, Conflict))
        assert len(session.unsaved) == COUNT


async def test_whoever_leaves_and_saves_waits_for_it(many: Path) -> None:
    async with opened(many, (120, 40)) as (app, pilot):
        give_all(app, "17 days")
        await settled(app, pilot)
        await pilot.press("ctrl+q", "s")
        await until(lambda: not app.is_running)
    assert lifetimes(many) == {"lifetime: 17 days"}


async def test_a_step_that_cannot_be_done_is_told(many: Path) -> None:
    async with opened(many, (120, 40)) as (app, pilot):
        session = session_of(app)
        broken = many / "catalogue/cookies/own/c011.yaml"
        broken.unlink()
        broken.mkdir()
        give_all(app, "17 days")
        await settled(app, pilot)
        assert any("c011" in line for line in told(app))
        assert not session.unsaved
        broken.rmdir()


TABLE = "Name\tLifetime\tX\n" + "".join(f"c{number:03}\t17 days\t18 days\n" for number in range(COUNT))


async def paste(app: WorkbenchApp, text: str) -> None:
    """Paste into the list of cookies."""
    app.post_message(events.Paste(text))
    await until(lambda: app.screen is not app.screen_stack[0])


async def test_a_long_table_is_read_beside_and_taken_over_beside(many: Path, gate: threading.Event) -> None:
    async with opened(many, (120, 40)) as (app, pilot):
        session = session_of(app)
        gate.clear()
        await paste(app, TABLE)
        assert isinstance(app.screen, Working)
        gate.set()
        await until(lambda: isinstance(app.screen, ImportTable))
        await settled(app, pilot)
        assert f"{COUNT} differing" in screen(app)
        gate.clear()
        await pilot.press("enter")
        await until(lambda: isinstance(app.screen, Working))
        assert not session.unsaved
        gate.set()
        await settled(app, pilot)
        assert len(session.unsaved) == COUNT
        await pilot.press("ctrl+z")
        await settled(app, pilot)
        assert not session.unsaved


async def test_escape_ends_the_reading_of_a_long_table(many: Path, gate: threading.Event) -> None:
    async with opened(many, (120, 40)) as (app, pilot):
        gate.clear()
        await paste(app, TABLE)
        await pilot.press("escape")
        gate.set()
        await until(lambda: app.screen is app.screen_stack[0])
        assert not session_of(app).unsaved


async def test_a_column_of_a_long_table_keeps_its_meaning_where_reading_by_another_is_ended(
    many: Path, gate: threading.Event
) -> None:
    async with opened(many, (120, 40)) as (app, pilot):
        await paste(app, TABLE)
        await until(lambda: isinstance(app.screen, ImportTable))
        dialog = app.screen
        assert isinstance(dialog, ImportTable)
        gate.clear()
        dialog._read(dialog._columns.with_place(1, None))
        await pilot.press("escape")
        gate.set()
        await until(lambda: app.screen is dialog)
        await settled(app, pilot)
        assert f"{COUNT} differing" in screen(app)
        dialog._read(dialog._columns.with_place(1, None))
        await until(lambda: app.screen is dialog)
        await settled(app, pilot)
        assert f"{COUNT} the same" in screen(app)


async def test_much_unsaved_work_is_recovered_beside_and_may_wait_for_next_time(
    many: Path, gate: threading.Event
) -> None:
    async with opened(many, (120, 40)) as (app, pilot):
        give_all(app, "17 days")
        await settled(app, pilot)
        app.exit()
    async with opened(many, (120, 40)) as (app, pilot):
        assert isinstance(app.screen, Choice)
        gate.clear()
        await pilot.press("r")
        await until(lambda: isinstance(app.screen, Working))
        await pilot.press("escape")
        gate.set()
        await until(lambda: app.screen is app.screen_stack[0])
        assert not session_of(app).unsaved
        app.exit()
    async with opened(many, (120, 40)) as (app, pilot):
        await pilot.press("r")
        await settled(app, pilot)
        assert len(session_of(app).unsaved) == COUNT
        await pilot.press("f9")
        await settled(app, pilot)
    assert lifetimes(many) == {"lifetime: 17 days"}
    async with opened(many, (120, 40)) as (app, _):
        assert not isinstance(app.screen, Choice)
