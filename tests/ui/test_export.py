"""Tests for what leaves the app: a page to the browser, files to where the user wants them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.projects import GID, files, write_entries, write_locales
from tests.ui.conftest import opened, screen, settled, told, until
from workbench.export.html import to_html
from workbench.policy.kinds import LocaleTag
from workbench.store.project import load
from workbench.store.speaking_locales import said_in
from workbench.ui.app import WorkbenchApp
from workbench.ui.commands import BY_ID
from workbench.ui.dialogs.choice import Choice
from workbench.ui.dialogs.export import Export, FormatTable, LocaleTable
from workbench.ui.widgets.inputs import SafeInput

TITLE = "title"


@pytest.fixture
def root(root: Path) -> Path:
    """The small project with a German title and an Arabic file that is broken."""
    write_locales(root, "de", "ar")
    write_entries(root, "de", {TITLE: "Richtlinie"})
    write_entries(root, "ar", {}).write_text('msgid ""\nmsgstr "\n')
    return root


def exported(root: Path, locale: str) -> str:
    """What the command line would write."""
    project = load(root)
    assert project.catalogue.policy is not None
    return to_html(said_in(project, project.catalogue.policy, LocaleTag(locale)).standing.document)


async def ask(app: WorkbenchApp, pilot: Pilot[None]) -> Export:
    """Open the dialog, and wait until it knows how every locale stands."""
    await pilot.press("f7")
    await settled(app, pilot)
    await pilot.press("x")
    await settled(app, pilot)
    dialog = app.screen
    assert isinstance(dialog, Export)
    await until(lambda: len(dialog.found) == 3)
    await pilot.pause()
    return dialog


async def answer(
    app: WorkbenchApp, pilot: Pilot[None], locales: list[str], formats: list[str], output: object
) -> None:
    """Fill the dialog in, and say yes."""
    app.screen.query_one(LocaleTable).set_marks(map(LocaleTag, locales))
    app.screen.query_one(FormatTable).set_marks(formats)
    field = app.screen.query_one("#output", SafeInput)
    field.value = str(output)
    field.focus()
    await settled(app, pilot)
    await pilot.press("enter")
    await settled(app, pilot)
    for worker in [each for each in app.workers if each.group == "export"]:
        await worker.wait()
    await settled(app, pilot)


async def test_what_is_missing_is_seen_first(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await ask(app, pilot)
        text = screen(app)
        assert "* Swedish (sv)" in text
        assert "Draft: never published." in text
        assert "21 texts untranslated; draft" in text
        assert "cannot be read: locales/ar/LC_MESSAGES/policy.po:2:9" in text


async def test_locales_and_formats_are_marked_by_key_and_written_where_it_is_said(
    root: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    async with opened(root) as (app, pilot):
        await ask(app, pilot)
        await pilot.press("down", "space", "tab", "space", "tab", *f"{folder}/")
        await settled(app, pilot)
        assert "4 files: policy.sv.txt, policy.sv.html, policy.de.txt, policy.de.html" in screen(app)
        await pilot.press("enter")
        await settled(app, pilot)
        for worker in [each for each in app.workers if each.group == "export"]:
            await worker.wait()
        await settled(app, pilot)
        assert told(app) == [f"Written: 4 files into {folder}"]
    assert sorted(files(folder)) == ["policy.de.html", "policy.de.txt", "policy.sv.html", "policy.sv.txt"]
    assert (folder / "policy.de.html").read_text() == exported(root, "de")


async def test_what_is_unsaved_is_written_too_and_marked_as_a_draft(root: Path, tmp_path: Path) -> None:
    from workbench.edits import Place, SetValue, Step
    from workbench.policy.sentence import say

    target = tmp_path / "policy.txt"
    async with opened(root) as (app, pilot):
        assert app.session is not None
        edit = SetValue(GID, ("lifetime",), "13 months")
        app.session.apply(Step(say("Change"), (edit,), Place(GID)))
        await ask(app, pilot)
        await answer(app, pilot, ["sv"], ["text"], target)
    assert "13 månader" in target.read_text()
    assert target.read_text().startswith("Senast ändrad: Utkast")


async def test_a_file_is_never_replaced_without_asking(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("mine")
    async with opened(root) as (app, pilot):
        await ask(app, pilot)
        await answer(app, pilot, ["de"], ["html"], target)
        assert isinstance(app.screen, Choice)
        assert "1 file is there already." in screen(app)
        assert "page.html" in re.sub(r"[\s│]", "", screen(app))
        await pilot.press("escape")
        await settled(app, pilot)
        assert target.read_text() == "mine"
        await ask(app, pilot)
        await answer(app, pilot, ["de"], ["html"], target)
        await pilot.press("r")
        await settled(app, pilot)
        await until(lambda: any(each.startswith("Written") for each in told(app)))
    assert target.read_text() == exported(root, "de")


@pytest.mark.parametrize(
    ("locales", "formats", "output", "trouble"),
    [
        ([], ["html"], "out/", "Mark at least one locale and one format"),
        (["sv"], [], "out/", "Mark at least one locale and one format"),
        (["sv"], ["html"], "", "Name a file or a folder."),
        (["sv", "de"], ["html"], "there", "Several locales or formats need a folder"),
        (["ar"], ["html"], "out/", "ar cannot be read, see locales/ar/LC_MESSAGES/policy.po:2:9"),
    ],
)
async def test_what_cannot_be_written_is_said_and_the_dialog_stays(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    locales: list[str],
    formats: list[str],
    output: str,
    trouble: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").touch()
    async with opened(root) as (app, pilot):
        await ask(app, pilot)
        await answer(app, pilot, locales, formats, output)
        assert isinstance(app.screen, Export)
        assert trouble in screen(app)
    assert not (tmp_path / "out").exists()


async def test_escape_writes_nothing_and_the_next_time_begins_with_the_last_answers(
    root: Path, tmp_path: Path
) -> None:
    async with opened(root) as (app, pilot):
        dialog = await ask(app, pilot)
        await answer(app, pilot, ["de"], ["csv"], tmp_path / "cookies.csv")
        dialog = await ask(app, pilot)
        assert dialog.wish.formats == ("csv",)
        assert dialog.wish.output == str(tmp_path / "cookies.csv")
        assert dialog.wish.locales == ("sv",)  # the one that is read
        await pilot.press("escape")
        await settled(app, pilot)
        assert not isinstance(app.screen, Export)


async def test_a_folder_that_cannot_be_written_is_told(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    async with opened(root) as (app, pilot):
        await ask(app, pilot)
        await answer(app, pilot, ["sv"], ["html"], tmp_path / "file/below/page.html")
        await until(lambda: bool(told(app)))
        assert app.is_running
        assert "a file stands where a folder belongs" in told(app)[0]


async def test_with_reading_errors_nothing_whole_can_leave(root: Path) -> None:
    (root / GID.path).write_text("id: google.gid\nname: 'unclosed\n")
    async with opened(root) as (app, pilot):
        await pilot.press("f7", "x")
        await settled(app, pilot)
        assert not isinstance(app.screen, Export)
        why = "1 reading error keeps it from being whole: catalogue/cookies/google/gid.yaml:2:7; see Problems"
        assert told(app) == [why]
        assert app.why_not(BY_ID["preview.export"]) == why


async def test_the_page_opens_in_the_browser_as_it_is_exported(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, called = tmp_path / "browse", tmp_path / "called"
    program.write_text(f'#!/bin/sh\necho "$1" > {called}\n')
    program.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(program))
    async with opened(root) as (app, pilot):
        assert app.why_not(BY_ID["preview.browser"]) == "nothing is being read; go to Preview first"
        await pilot.press("f7")
        await settled(app, pilot)
        await pilot.press("right")
        await settled(app, pilot)
        await pilot.press("b")
        await until(lambda: called.exists() and called.read_text().endswith("\n"))
        page = Path(called.read_text().strip().removeprefix("file://"))
        assert page.is_relative_to(tmp_path / "cache")
        assert page.read_text() == exported(root, "de")
        assert told(app) == [f"Handed to the browser: {page}"]


async def test_a_locale_that_cannot_be_read_has_no_page_for_the_browser(root: Path) -> None:
    async with opened(root) as (app, pilot):
        await pilot.press("f7")
        await settled(app, pilot)
        await pilot.press("right", "right")
        await settled(app, pilot)
        await pilot.press("b")
        assert told(app) == ["this locale cannot be read"]
