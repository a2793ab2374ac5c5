"""How a project is read, and read again: what is told of it, and that nothing waits for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from tests.projects import GID, VWO_SN, write_small
from tests.test_session_locales import ENTRIES, PO
from tests.ui.conftest import opened, screen, settled, told, until
from workbench.policy.kinds import CookieId
from workbench.store.project import Project
from workbench.ui.app import WorkbenchApp
from workbench.ui.apps import session_app
from workbench.ui.beside import beside_the_work


async def test_reading_tells_how_far_it_is_and_ends_when_the_app_is_left(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(_root: Path, told: Callable[[int, int], None]) -> Project:
        while True:
            told(200, 10_000)
            sleep(0.001)

    monkeypatch.setattr(session_app, "load", endless)
    app = WorkbenchApp(root)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(lambda: "200 of 10000 files" in screen(app))
        await pilot.press("f12")
        await until(lambda: not app.is_running)


async def test_until_the_rules_have_looked_the_bar_says_that_they_do(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside_the_work, "REST", 60)
    app = WorkbenchApp(root)
    async with app.run_test(size=(100, 30)):
        await until(lambda: "3 of 3" in screen(app))
        assert "Problems (checking …)" in screen(app)


async def test_a_broken_file_says_in_the_form_what_is_wrong_and_what_to_do(root: Path) -> None:
    (root / GID.path).write_text("id: google.gid\nname: 'unclosed\n")
    async with opened(root) as (app, pilot):
        app.catalogue.table.go_to(CookieId("google.gid"))
        await settled(app, pilot)
        assert "! catalogue/cookies/google/gid.yaml:2:7" in screen(app)
        assert "Press E in the list" in screen(app)
        await pilot.press("up")
        await settled(app, pilot)
        assert "Press E in the list" not in screen(app)


async def test_a_file_that_is_too_large_to_read_does_not_keep_others_from_being_read_again(
    root: Path,
) -> None:
    (root / GID.path).write_text("x" * 2_000_000)
    async with opened(root) as (app, pilot):
        path = root / VWO_SN.path
        path.write_text(path.read_text().replace("_VWO_sn", "_vwo_sn"))
        await pilot.press("ctrl+r")
        await settled(app, pilot)
        assert "_vwo_sn" in screen(app)
        assert any("read again: catalogue/cookies/vwo/sn.yaml" in message for message in told(app))


async def test_a_file_of_a_locale_that_others_changed_is_told_too(tmp_path: Path) -> None:
    root = write_small(tmp_path / "project")
    policy = root / "catalogue/policy.yaml"
    policy.write_text(policy.read_text() + "locales:\n  de: {}\n")
    path = root / ENTRIES.path
    path.parent.mkdir(parents=True)
    path.write_text(PO)
    async with opened(root) as (app, pilot):
        path.write_text(PO.replace("Ein Cookie von VWO.", "Ein VWO-Cookie."))
        await pilot.press("ctrl+r")
        await settled(app, pilot)
        assert any("read again: locales/de/LC_MESSAGES/policy.po" in message for message in told(app))
