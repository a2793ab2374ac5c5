"""The user's reference file beside the form: shown with its source, taken over with a key, undone as one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.projects import files
from tests.ui.conftest import opened, settled, shown, told
from workbench.edits import value_at
from workbench.formats.data import Data
from workbench.formats.layout import FileKind, FileRef
from workbench.ui.app import WorkbenchApp
from workbench.ui.dialogs.pick import Pick
from workbench.ui.widgets.evidence_lines import EvidenceLines

REFERENCE = Path(__file__).parents[1] / "checks/reference.csv"


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """A reference file that the settings name."""
    folder = tmp_path / "config"
    folder.mkdir(parents=True)
    shutil.copy(REFERENCE, folder / "reference.csv")
    (folder / "settings.toml").write_text('reference = "reference.csv"\n', encoding="utf-8")
    return folder / "reference.csv"


async def add(app: WorkbenchApp, pilot: Pilot[None], name: str) -> None:
    """Add a cookie of this name."""
    await pilot.press("a")
    await settled(app, pilot)
    await pilot.press(*("underscore" if each == "_" else each for each in name), "enter", "enter")
    await settled(app, pilot)


def new(app: WorkbenchApp) -> FileRef:
    """The file of the cookie that was added."""
    return FileRef(FileKind.COOKIE, app.catalogue.cookie or "")


def evidence(app: WorkbenchApp) -> str:
    """What is shown of the file, its lines joined."""
    return " ".join(" ".join(shown(app.catalogue.form.query_one(EvidenceLines))).split())


def fields(app: WorkbenchApp) -> list[Data | None]:
    assert app.session is not None
    data = app.session.data(new(app))
    return [value_at(data, (name,)) for name in ("provider", "category", "lifetime")]


@pytest.mark.usefixtures("named")
async def test_what_the_file_has_of_a_name_is_shown_as_it_is_typed_and_taken_over_by_a_key(
    root: Path,
) -> None:
    before = files(root)
    async with opened(root) as (app, pilot):
        await add(app, pilot, "_ga")
        assert "reference.csv:2: Google Analytics, Analytics, 2 years" in evidence(app)
        assert "ctrl+t" in evidence(app)
        assert fields(app) == ["own", "essential", "session"]  # nothing is written by itself
        await pilot.press("ctrl+t")
        await settled(app, pilot)
        assert fields(app) == ["google", "analytics", "2 years"]
        await pilot.press("ctrl+t")
        await settled(app, pilot)
        assert "The cookie has all that can be taken over." in told(app)
        await pilot.press("f8")
        await settled(app, pilot)
        assert fields(app) == ["own", "essential", "session"]
    assert files(root) == before


@pytest.mark.usefixtures("named")
async def test_of_rows_that_disagree_one_is_picked(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await add(app, pilot, "NID")
        assert "reference.csv:7: Google, Marketing, 1 year" in evidence(app)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert isinstance(app.screen, Pick)
        await pilot.press("escape")
        await settled(app, pilot)
        assert fields(app)[2] == "session"
        await pilot.press("ctrl+t", "down", "enter")
        await settled(app, pilot)
        assert fields(app)[2] == "1 year"


@pytest.mark.usefixtures("named")
async def test_a_name_that_the_file_lacks_says_so(root: Path) -> None:
    async with opened(root, size=(80, 24)) as (app, pilot):
        await add(app, pilot, "zz")
        await pilot.press("ctrl+t")
        await settled(app, pilot)
        assert "reference.csv has no row for this name." in told(app)


async def test_without_a_reference_file_there_is_nothing_to_take_over(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await add(app, pilot, "unheard_of")
        assert evidence(app) == ""
        await pilot.press("ctrl+t")
        await settled(app, pilot)
        assert any("No reference file is known" in each for each in told(app))


async def test_text_of_the_file_is_never_mark_up(root: Path, named: Path) -> None:
    named.write_text(named.read_text().replace("01,Google Analytics", "01,[red]G[/red] \x1b[31m"), "utf-8")
    async with opened(root) as (app, pilot):
        await add(app, pilot, "_ga")
        assert "reference.csv:2: [red]G[/red] [31m, Analytics, 2 years" in evidence(app)


async def test_a_known_name_says_what_is_missing_without_a_reference_file(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await add(app, pilot, "_VWO_uuid")
        assert "like _VWO_sn: VWO, analytics" in evidence(app)
        await pilot.press("ctrl+t")
        await settled(app, pilot)
        assert fields(app) == ["vwo", "analytics", "session"]
        assert app.session is not None
        assert value_at(app.session.data(new(app)), ("party",)) == "third"
        assert evidence(app) == ""
