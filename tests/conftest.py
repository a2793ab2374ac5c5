"""What all tests share: nobody's own folders, language or terminal has a part in them."""

from __future__ import annotations

import gc
import re
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
"""A slow machine is no fault: benchmarks measure speed, tests do not."""

NUMBERS = count()
"""Numbers of folders that tests are given."""


def pytest_collection_finish() -> None:
    """Let what is imported by now be walked by no collection of garbage any more, and collect less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(90_000, 20, 50)  # fewer than what is set apart where much is read


@pytest.fixture
def tmp_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of the test's own. Numbered here: pytest would look through those of all tests before it."""
    name = re.sub(r"\W", "_", request.node.name)[:30]
    return tmp_path_factory.mktemp(f"{name}{next(NUMBERS)}", numbered=False)


@pytest.fixture(autouse=True)
def nobody_at_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Gives every test a user of its own, who has no settings and speaks no language in particular."""
    home = tmp_path_factory.mktemp(f"home{next(NUMBERS)}", numbered=False)
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "STATE", "CACHE"):
        monkeypatch.setenv(f"WORKBENCH_{name}", str(home / name.lower()))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_DATA_DIRS", str(home / "shared"))
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
        monkeypatch.delenv(name, raising=False)
    for name in ("TMUX", "STY", "ZELLIJ", "TERM_PROGRAM", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
