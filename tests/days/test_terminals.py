"""The same work in terminals of many kinds: few colours, none, no letters but ASCII, and over slow lines."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.days.desk import WORKBENCH
from tests.projects import GID, write_small
from tests.ui.terminal import Terminal, terminal, wait_until

DONE = ("_gid", "13 months", "F3 Text", "Placeras av", "/ Filter")
_TRUE_COLOUR = re.compile(r"38;2;(\d+);(\d+);(\d+)")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project."""
    return write_small(tmp_path / "project")


@pytest.fixture
def shell() -> Iterator[Terminal]:
    """A terminal as they open."""
    with terminal(80, 24) as opened:
        yield opened


def work(shell: Terminal, root: Path, app: str) -> str:
    """Type everything ahead, in one go: make a lifetime longer, save, look at other places, and come back."""
    shell.begin(f"{app} --language en --project {root}")
    shell.until("3 of 3")
    shell.type("/_gid")
    shell.press("Enter", "Enter", *["Tab"] * 5)
    shell.type("13 months")
    shell.press("F9", "F7", "Home", "F5", "F2", "Escape", "/")
    shell.type("zz")
    shell.press("BSpace", "BSpace", "Escape", "Home", "End", "Up")
    wait_until(lambda: "13 months" in (root / GID.path).read_text(), lambda: f"never saved\n{shell.screen}")
    return shell.until(*DONE, "3 of 3", "google.gid", without="unsaved")


def colours(shell: Terminal) -> str:
    """The screen with its escapes."""
    return shell.tmux("capture-pane", "-p", "-e", "-t", "main")


def test_256_colours(shell: Terminal, root: Path) -> None:
    work(shell, root, f"env TERM=screen-256color {WORKBENCH}")
    drawn = colours(shell)
    assert "38;5;" in drawn
    assert "38;2;" not in drawn


def test_16_colours(shell: Terminal, root: Path) -> None:
    work(shell, root, f"env TERM=xterm {WORKBENCH}")
    drawn = colours(shell)
    assert re.search(r"\x1b\[[\d;]*\b(3[0-7]|9[0-7])", drawn)
    assert "38;" not in drawn


def test_no_colour(shell: Terminal, root: Path) -> None:
    work(shell, root, f"env NO_COLOR=1 COLORTERM=truecolor {WORKBENCH}")
    shades = _TRUE_COLOUR.findall(colours(shell))
    assert shades
    assert all(len(set(shade)) == 1 for shade in shades)


def test_ascii(shell: Terminal, root: Path) -> None:
    screen = work(shell, root, f"env LANG=C LC_ALL=C {WORKBENCH}")
    assert all(sign.isascii() or sign.isalpha() for sign in screen)  # letters of the policy stay


@pytest.mark.parametrize(("delay", "rate"), [(0.15, 100_000), (0.0, 10_000)], ids=["far away", "thin"])
def test_a_slow_line(shell: Terminal, root: Path, delay: float, rate: int) -> None:
    line = f"{sys.executable} -m tests.days.slow_line {delay} {rate}"
    work(shell, root, f"{line} {WORKBENCH}")
    shell.press("F12")
    shell.until("it ended with 0")
