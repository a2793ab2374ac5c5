"""What all tests share: nobody's own folders, language or terminal has a part in them."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
"""A slow machine is no fault: benchmarks measure speed, tests do not."""

NUMBERS = count()
"""Numbers of folders that tests are given."""


gc.set_threshold(90_000, 20, 50)
"""Garbage is collected less often than usual, and more often than where much is read."""


def pytest_collection_finish() -> None:
    """Let what is imported by now be walked by no collection of garbage any more."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folders of tests are, away from those that pytest numbers: it looks through all beside."""
    return tmp_path_factory.mktemp("tests", numbered=False)


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, folders: Path) -> Path:
    """A folder of the test's own. Numbered here: pytest would look through those of all tests before it."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    folder = folders / f"{name}{next(NUMBERS)}"
    folder.mkdir(mode=0o700)
    return folder


def at_home(environment: pytest.MonkeyPatch, home: Path) -> None:
    """Let a user who has no settings be at home in a new folder."""
    home.mkdir(mode=0o700)
    environment.setenv("HOME", str(home))
    for name in ("CONFIG", "STATE", "CACHE"):
        environment.setenv(f"WORKBENCH_{name}", str(home / name.lower()))
    environment.setenv("XDG_DATA_HOME", str(home / "data"))
    environment.setenv("XDG_DATA_DIRS", str(home / "shared"))


@pytest.fixture(scope="session", autouse=True)
def nobody_in_particular(folders: Path) -> Iterator[None]:
    """Nobody speaks a language or has a terminal in particular; what tests share has a home, too."""
    with pytest.MonkeyPatch.context() as environment:
        for name in (
            "DICPATH",
            "LC_ALL",
            "LC_MESSAGES",
            "LC_CTYPE",
            "LANGUAGE",
            "WORKBENCH_LANGUAGE",
            "COLORTERM",
            "FORCE_COLOR",
        ):
            environment.delenv(name, raising=False)
        for name in ("TMUX", "STY", "ZELLIJ", "TERM_PROGRAM", "SSH_CONNECTION"):
            environment.delenv(name, raising=False)
        environment.setenv("LANG", "C.UTF-8")
        environment.setenv("TERM", "xterm-256color")
        at_home(environment, folders / "home")
        yield


@pytest.fixture(autouse=True)
def nobody_at_home(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives every test a user of its own, who has no settings."""
    at_home(monkeypatch, folders / f"home{next(NUMBERS)}")
