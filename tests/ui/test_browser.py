"""Tests for the user's own browser: which one opens a page, and how it is started."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.app import App

from tests.ui.conftest import until
from workbench.ui.desks.browser import browser, open_page

PAGE = "file:///tmp/policy.de.html"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that note how they were called; there are no others."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", str(folder))
    return folder


def put(folder: Path, name: str) -> Path:
    """A program that writes its arguments into a file beside it."""
    program = folder / name
    program.write_text(f'#!/bin/sh\necho "$@" > {program}.called\n')
    program.chmod(0o755)
    return Path(f"{program}.called")


@pytest.mark.parametrize(
    ("named", "display", "there", "command"),
    [
        ("firefox --new-tab", None, ["firefox"], ["firefox", "--new-tab", PAGE]),
        ("open-it %s now", None, ["open-it"], ["open-it", PAGE, "now"]),
        (f"gone{os.pathsep}lynx", None, ["lynx"], ["lynx", PAGE]),
        ("", ":0", ["xdg-open", "w3m"], ["xdg-open", PAGE]),
        ("", None, ["xdg-open", "w3m"], ["w3m", PAGE]),
        ("gone", None, [], None),
    ],
)
def test_the_browser_is_the_named_one_or_what_there_is(
    programs: Path,
    monkeypatch: pytest.MonkeyPatch,
    named: str,
    display: str | None,
    there: list[str],
    command: list[str] | None,
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("BROWSER", named)
    if display:
        monkeypatch.setenv("DISPLAY", display)
    for name in there:
        put(programs, name)
    found = browser(PAGE)
    assert (None if found is None else list(found.command)) == command


def test_only_browsers_without_a_window_need_the_terminal(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, needs in (("w3m", True), ("www-browser", True), ("firefox", False)):
        put(programs, name)
        monkeypatch.setenv("BROWSER", name)
        found = browser(PAGE)
        assert found is not None
        assert found.needs_terminal is needs


async def test_a_page_is_opened_beside_the_app(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    called = put(programs, "firefox")
    monkeypatch.setenv("BROWSER", "firefox")
    app = App[None]()
    async with app.run_test():
        assert open_page(app, Path("/tmp/a b.html")) is None
        await until(lambda: called.exists() and called.read_text().endswith("\n"))
        assert called.read_text() == "file:///tmp/a%20b.html\n"


async def test_without_a_browser_the_page_is_named(programs: Path) -> None:
    app = App[None]()
    async with app.run_test():
        trouble = open_page(app, Path("/tmp/policy.de.html"))
        assert trouble is not None
        assert "/tmp/policy.de.html" in trouble
        assert list(programs.iterdir()) == []


async def test_a_browser_in_the_terminal_needs_one_that_can_be_handed_over(
    programs: Path,
) -> None:
    called = put(programs, "w3m")
    app = App[None]()
    async with app.run_test():
        assert open_page(app, Path("/tmp/p.html")) == "this terminal cannot be handed over"
        assert not called.exists()
