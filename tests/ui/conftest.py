"""What tests of the app share: a project to open, the app on it, the screen as text."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import textual._wait
import textual.app
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerCancelled

from tests.projects import write_small
from tests.ui.shared_styles import SharedStyles
from workbench.store.positions import Position
from workbench.ui.app import WorkbenchApp
from workbench.ui.apps import editing_app
from workbench.ui.apps.in_turn import InTurnApp
from workbench.ui.beside import beside_the_work
from workbench.ui.dialogs import unasked
from workbench.ui.dialogs.change_many import ChangeMany
from workbench.ui.dialogs.working import Working


@pytest.fixture(autouse=True)
def short_naps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the pilot look a quarter as long whether the app is idle, by the same rule."""
    monkeypatch.setattr(textual._wait, "SLEEP_GRANULARITY", 1 / 200)
    monkeypatch.setattr(textual._wait, "SLEEP_IDLE", 1 / 200 / 20)
    monkeypatch.setattr(beside_the_work, "REST", 0.001)


async def still(app: InTurnApp, turns: int = 4) -> bool:
    """Whether an app is still now, and for some turns of the event loop more."""
    for _ in range(turns):
        if not app.is_still:
            return False
        await asyncio.sleep(0)
    return app.is_still


@pytest.fixture(autouse=True)
def stillness_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the pilot see that every widget has done what it was told, where it would ask each of them."""
    ask_each = Pilot._wait_for_screen

    async def see(pilot: Pilot[None], timeout: float = 30.0) -> bool:
        app = pilot.app
        failed: asyncio.Event = app._exception_event
        if not isinstance(app, InTurnApp):
            return await ask_each(pilot, timeout)
        async with asyncio.timeout(timeout):
            while app.is_running and not (failed.is_set() or await still(app)):
                await asyncio.sleep(0.001)
        return not failed.is_set()

    monkeypatch.setattr(Pilot, "_wait_for_screen", see)


@pytest.fixture(autouse=True)
def quick_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets questions be answered at once."""
    monkeypatch.setattr(unasked, "READING", 0)


@pytest.fixture(autouse=True)
def shared_styles(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets an app take what another has read and weighed of the rules that say how widgets look.

    Tests of drawing itself, marked `painted`, have it all done by Textual.
    """
    if request.node.get_closest_marker("painted") is None:
        monkeypatch.setattr(textual.app, "Stylesheet", SharedStyles)


@pytest.fixture(autouse=True)
def drawn_when_looked_at(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Draws nothing for a terminal that is not there: a third of the work. `shown` draws what it reads.

    Tests of drawing itself are marked `painted`.
    """

    def drawn(
        compositor: Compositor,
        full: bool = False,
        screen_stack: list[Screen[object]] | None = None,
        simplify: bool = False,
    ) -> None:
        del full, simplify
        visible_screen_stack.set(screen_stack or [])
        compositor._dirty_regions.clear()

    if request.node.get_closest_marker("painted") is None:
        monkeypatch.setattr(Compositor, "render_update", drawn)


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets what is typed be one step, however slow the machine is."""
    monkeypatch.setattr(editing_app, "TYPING_PAUSE", 600)


@pytest.fixture(autouse=True)
def lasting_notices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets what the app tells in passing stay until the test has read it, however slow the machine is."""
    monkeypatch.setattr(App, "NOTIFICATION_TIMEOUT", 600)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keeps every test in folders of its own."""
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"WORKBENCH_{name}", str(tmp_path / name.lower()))
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "en")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project."""
    return write_small(tmp_path / "project")


@pytest.fixture
def seen() -> Callable[[Widget], list[str]]:
    """Reads the lines that the screen shows where a widget is, blanks at their ends left out."""
    return shown


def shown(widget: Widget) -> list[str]:
    """The lines that the screen shows where a widget is, blanks at their ends left out."""
    region = widget.region
    strips = widget.screen._compositor.render_strips()[region.y : region.bottom]
    return [strip.crop(region.x, region.right).text.rstrip() for strip in strips]


def screen(app: WorkbenchApp) -> str:
    """The whole screen as text."""
    return "\n".join(shown(app.screen))


@asynccontextmanager
async def opened(
    root: Path, size: tuple[int, int] = (140, 45), position: Position | None = None
) -> AsyncIterator[tuple[WorkbenchApp, Pilot[None]]]:
    """The app on a project, read and at rest, where the user was at the position."""
    app = WorkbenchApp(root, position=position)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def settled(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Wait until every key has done what it does, and what works in the background has shown its find."""
    is_over = False
    while not is_over:
        await until(lambda: app.is_still)
        await pilot.pause()
        for worker in [each for each in app.workers if each.group in {"read", "look"}]:
            with contextlib.suppress(WorkerCancelled):
                await worker.wait()
        await until(lambda: not app.is_running or not is_at_work(app))
        await pilot.pause()
        is_over = not app.is_running or (app.is_still and not is_at_work(app))


def is_at_work(app: WorkbenchApp) -> bool:
    """Whether something has yet to show what it finds in the background, or to hear how large it is."""
    beside = app.is_reading or app.preview.is_at_work or app.translation.is_at_work
    beside = beside or isinstance(app.screen, Working) or app.screen._layout_required
    beside = beside or (isinstance(app.screen, ChangeMany) and app.screen.is_at_work)
    return app.is_checking or app.is_comparing or app.is_indexing or app.is_measuring or beside


async def until(is_so: Callable[[], bool]) -> None:
    """Let the app work until something holds. Raises TimeoutError where it never does."""
    async with asyncio.timeout(60):
        while not is_so():
            await asyncio.sleep(0.001)


def told(app: WorkbenchApp) -> list[str]:
    """What the app has told in passing."""
    return [notification.message for notification in app._notifications]
