"""Tests for the app in Swedish."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.conftest import opened, screen, settled, told
from workbench.language import speak_by
from workbench.translations import speak

FOOTER = """
import asyncio, sys
from pathlib import Path
from workbench.translations import speak
speak("sv")
from tests.ui.conftest import opened, screen
async def shown():
    async with opened(Path(sys.argv[1])) as (app, _pilot):
        print(screen(app))
asyncio.run(shown())
"""
"""Shows the app to whom Swedish is spoken before it is imported, as the command line does."""


@pytest.fixture(autouse=True)
def swedish() -> Iterator[None]:
    """Speaks Swedish as long as the test lasts."""
    speak("sv")
    yield
    speak_by({})


async def test_places_columns_and_fields_have_swedish_names(root: Path) -> None:
    async with opened(root) as (app, _pilot):
        seen = screen(app)

    for word in (
        "Cookies",
        "Anmärkningar",
        "Förhandsvisning",
        "Namn",
        "Lagringstid",
        "Leverantör",
        "Lagringsteknik",
    ):
        assert word in seen


async def test_an_edit_is_counted_undone_and_told_in_swedish(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("a", *"uid", "enter", "enter")
        await settled(app, pilot)
        assert "+1 osparad " in screen(app)

        await pilot.press("ctrl+z")
        await pilot.pause()

        assert "Ångrat: Lägg till uid" in told(app)


async def test_texts_are_written_in_swedish(root: Path) -> None:
    async with opened(root, (80, 24)) as (app, pilot):
        await pilot.press("f3")
        await settled(app, pilot)
        seen = screen(app)
        for word in ("Titel", "1. Avsnitt", "@ Kategori", "= Tabell", "Vad"):
            assert word in seen
        await pilot.press("a")
        await settled(app, pilot)
        assert "Avsnitt" in screen(app)


async def test_help_explains_in_swedish(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("f1")
        await pilot.pause()

        assert "Alla policyns cookies" in screen(app)
        assert "Gå till raden ovanför." in screen(app)


def test_the_footer_speaks_what_is_spoken_when_the_app_is_imported(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FOOTER, str(root)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )

    footer = done.stdout.rstrip().splitlines()[-1]
    assert done.returncode == 0, done.stderr
    for word in ("Hjälp", "Spara", "Ångra", "Filtrera"):
        assert word in footer
