"""Screens as text: what is in front of people's eyes, compared exactly at three sizes of the window.

A window is opened at the largest and made smaller, but where that shows other lines than opening it so.

`WORKBENCH_UPDATE_GOLDEN=1 python -m pytest tests/ui/test_golden.py` writes them anew; read the diff.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual._context import visible_screen_stack
from textual.pilot import Pilot

from tests.projects import GID, write_entries, write_locales
from tests.ui.conftest import opened, screen, settled, until
from workbench.edits import Place, SetValue, Step
from workbench.policy.entries import Key
from workbench.policy.kinds import CookieId
from workbench.policy.sentence import say
from workbench.prose.at import At
from workbench.ui.app import WorkbenchApp
from workbench.ui.commands import BY_ID
from workbench.ui.dialogs.choice import Choice
from workbench.ui.dialogs.conflict import Conflict
from workbench.ui.dialogs.export import Export
from workbench.ui.dialogs.help import Help
from workbench.ui.dialogs.look_up import LookUp
from workbench.ui.dialogs.new_thing import NewThing
from workbench.ui.dialogs.uses import Uses

GOLDEN = Path(__file__).parent / "golden"
SHIPPED = Path(__file__).parents[2]
SIZES = ((200, 50), (120, 40), (80, 24))
UPDATE = "WORKBENCH_UPDATE_GOLDEN"

Walk = Callable[[WorkbenchApp, Pilot[None]], Awaitable[None]]


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """A copy of the policy that is shipped."""
    root = tmp_path / "shipped"
    shutil.copytree(SHIPPED / "catalogue", root / "catalogue")
    return root


async def stay(_app: WorkbenchApp, _pilot: Pilot[None]) -> None:
    """Look at what the app opens on."""


async def change_lifetime(app: WorkbenchApp, pilot: Pilot[None], text: str = "13 months") -> None:
    """Give _gid another lifetime, the cursor in the field."""
    app.catalogue.table.go_to(CookieId("google.gid"))
    await pilot.pause()
    app.catalogue.form.go_to(("lifetime",))
    await pilot.pause()
    await settled(app, pilot)
    await pilot.press(*("space" if each == " " else each for each in text))  # the field's text is selected
    await settled(app, pilot)
    assert app.catalogue.form.rows["lifetime"].text == text


async def write_nonsense(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Give _gid a lifetime that is none."""
    await change_lifetime(app, pilot, "7 dagr")


async def filter_by_words(_app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Filter by a provider and a word."""
    await pilot.press("slash", *"provider", "colon", *"google")


async def filter_all_away(_app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Filter by a word that is nowhere."""
    await pilot.press("slash", *"zzzz")


async def mark_and_sort(_app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Order by name, and mark two rows."""
    await pilot.press("o", "space", "down", "space")


async def list_providers(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Look at the providers."""
    await pilot.press("v")
    await settled(app, pilot)
    assert app.catalogue.front.id == "providers"


async def list_settings(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Look at the settings, a label's form beside them."""
    await pilot.press("left")
    await settled(app, pilot)
    await pilot.press(*["down"] * 10)
    await settled(app, pilot)
    assert app.catalogue.front.id == "settings"


async def name_a_provider(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Say what a new provider is called."""
    await list_providers(app, pilot)
    await pilot.press("a", *"Åsa")
    await settled(app, pilot)
    assert isinstance(app.screen, NewThing)


async def remove_what_is_used(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Remove a category that is used."""
    await pilot.press("v", "v")
    await settled(app, pilot)
    await pilot.press("x")
    await settled(app, pilot)
    assert isinstance(app.screen, Uses)


async def read_problems(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Read what is wrong with a lifetime."""
    await write_nonsense(app, pilot)
    await pilot.press("f6")


async def read_preview(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Read the policy at a cookie."""
    app.catalogue.table.go_to(CookieId("google.gid"))
    await pilot.pause()
    await pilot.press("f7")
    await settled(app, pilot)
    assert app.place is app.preview


async def read_text(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Read the outline of the prose, at a text."""
    await pilot.press("f3")
    await settled(app, pilot)
    app.text.table.go_to(At("which", "google-analytics"))
    await settled(app, pilot)
    assert app.place is app.text


async def write_text(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Write something that is not right, and see it read."""
    await read_text(app, pilot)
    await pilot.press(
        "enter", *"Se ", "left_curly_bracket", *"sait", "right_curly_bracket", "space", "asterisk"
    )
    await settled(app, pilot)


async def pick_token(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Look a cookie up to put it into a text."""
    await read_text(app, pilot)
    await pilot.press("enter", "ctrl+t", *"vwo")
    await settled(app, pilot)
    assert isinstance(app.screen, LookUp)


async def read_draft(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Read the policy with a change that is not published."""
    await change_lifetime(app, pilot)
    await pilot.press("f7")
    await settled(app, pilot)
    assert app.place is app.preview


async def read_in(app: WorkbenchApp, pilot: Pilot[None], locale: str) -> None:
    """Read the policy in a locale that has one text of each state."""
    assert app.session is not None
    root = app.session.project.root
    write_locales(root, "de", "ar")
    stale = {"cookie.google.gid.description": "Unterscheidet Nutzer."}
    write_entries(root, "de", {"title": "Richtlinie zu Cookies", **stale}, stale=stale)
    write_entries(root, "ar", {"title": "إرشادات ملفات تعريف الارتباط", "label.session": "الجلسة"})
    await app.run_command(BY_ID["session.reload"])
    await settled(app, pilot)
    await pilot.press("f7")
    await settled(app, pilot)
    await without_notices(app)
    for _ in app.preview.locales:
        if app.preview.locale != locale:
            await pilot.press("right")
    assert app.preview.locale == locale
    await settled(app, pilot)
    assert app.place is app.preview


async def read_german(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Read the policy in German."""
    await read_in(app, pilot, "de")


async def read_arabic(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Read the policy in Arabic."""
    await read_in(app, pilot, "ar")


async def translate(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Write in a translation whose source has changed."""
    await read_in(app, pilot, "de")
    step = SetValue(
        GID, ("description",), "Placeras av Google Analytics, används för att skilja besökare åt."
    )
    app.make(Step(say("x"), (step,), Place(GID, ("description",))), stays=True)
    await pilot.press("f4")
    assert app.translation.entries.go_to(Key("cookie.google.gid.description"))
    await pilot.press("e")
    await settled(app, pilot)


async def translate_arabic(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Look at a locale that is written from right to left, filtered."""
    await read_in(app, pilot, "ar")
    await pilot.press("f4", "l", "down", "enter", "slash", *"label.session", "enter")
    await settled(app, pilot)


async def ask_for_export(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Ask what is missing before German is written."""
    await read_in(app, pilot, "de")
    await pilot.press("x")
    await settled(app, pilot)
    dialog = app.screen
    assert isinstance(dialog, Export)
    await until(lambda: len(dialog.found) == 3)
    await pilot.press("tab", "tab", *"/no/such/")


async def ask_for_help(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Ask for the keys of the table."""
    await pilot.press("f1")
    await pilot.pause()
    assert isinstance(app.screen, Help)


async def quit_unsaved(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Quit with something unsaved."""
    await change_lifetime(app, pilot)
    await pilot.press("f12")
    await pilot.pause()
    assert isinstance(app.screen, Choice)


async def meet_a_conflict(app: WorkbenchApp, pilot: Pilot[None]) -> None:
    """Edit a file that someone else changes meanwhile."""
    await change_lifetime(app, pilot)
    await settled(app, pilot)
    assert app.session is not None
    path = app.session.project.root / GID.path
    path.write_text(path.read_text().replace("Placeras av", "Sätts av"))
    await pilot.press("ctrl+r")
    for _ in range(100):  # the question is asked by a worker of its own, some turns later
        if isinstance(app.screen, Conflict):
            break
        await settled(app, pilot)
    assert isinstance(app.screen, Conflict)


SMALL_SCREENS: dict[str, Walk] = {
    "cookies": stay,
    "cookies-changed": change_lifetime,
    "cookies-wrong": write_nonsense,
    "cookies-none-passes": filter_all_away,
    "new-provider": name_a_provider,
    "category-used": remove_what_is_used,
    "problems": read_problems,
    "preview": read_preview,
    "preview-german": read_german,
    "preview-arabic": read_arabic,
    "translate": translate,
    "translate-arabic": translate_arabic,
    "export": ask_for_export,
    "help": ask_for_help,
    "quit": quit_unsaved,
    "conflict": meet_a_conflict,
}
SHIPPED_SCREENS: dict[str, Walk] = {
    "cookies": stay,
    "cookies-filtered": filter_by_words,
    "cookies-sorted": mark_and_sort,
    "providers": list_providers,
    "settings": list_settings,
    "preview": read_preview,
    "preview-draft": read_draft,
    "text": read_text,
    "text-written": write_text,
    "text-token": pick_token,
}
SCROLLED = {"cookies-sorted", "preview", "preview-draft", "text-token", "text-written"}
"""Where a window that is made smaller shows other lines than one that was opened so."""


@pytest.mark.parametrize("name", SMALL_SCREENS)
async def test_a_screen_on_a_small_policy_looks_as_it_did(root: Path, name: str) -> None:
    await looks_as_it_did(f"small-{name}", SMALL_SCREENS[name], root, *SIZES)


@pytest.mark.parametrize("name", [name for name in SHIPPED_SCREENS if name not in SCROLLED])
async def test_a_screen_on_the_shipped_policy_looks_as_it_did(shipped: Path, name: str) -> None:
    await looks_as_it_did(f"shipped-{name}", SHIPPED_SCREENS[name], shipped, *SIZES)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", sorted(SCROLLED))
async def test_what_was_scrolled_to_is_seen_as_it_was(
    shipped: Path, name: str, size: tuple[int, int]
) -> None:
    await looks_as_it_did(f"shipped-{name}", SHIPPED_SCREENS[name], shipped, size)


async def without_notices(app: WorkbenchApp) -> None:
    """Take away what was told in passing."""
    app.clear_notifications()
    await app.screen.query("Toast").remove()


async def looks_as_it_did(name: str, walk: Walk, root: Path, *sizes: tuple[int, int]) -> None:
    """Walk to a screen, and compare it at each size of the window with the one that is kept."""
    async with opened(root, sizes[0]) as (app, pilot):
        await walk(app, pilot)
        await settled(app, pilot)
        await without_notices(app)
        await pilot.pause()
        for size in sizes:
            if size != sizes[0]:
                await pilot.resize_terminal(*size)
                await settled(app, pilot)
            visible_screen_stack.set(list(app._background_screens))  # what is seen around a dialog
            is_as_kept(GOLDEN / f"{name}-{size[0]}x{size[1]}.txt", screen(app) + "\n")


def is_as_kept(path: Path, text: str) -> None:
    """Compare a screen with the one that is kept, or keep it."""
    if os.environ.get(UPDATE):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8"), f"{path.name} is another now; {UPDATE}=1 writes it anew"


def test_no_golden_is_left_of_a_screen_that_is_gone() -> None:
    kept = {path.name for path in GOLDEN.glob("*.txt")}
    known = [f"small-{name}" for name in SMALL_SCREENS] + [f"shipped-{name}" for name in SHIPPED_SCREENS]
    assert kept == {f"{name}-{columns}x{lines}.txt" for name in known for columns, lines in SIZES}
