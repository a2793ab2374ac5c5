"""A real terminal for tests: the app runs in it as it does for people, and what it shows is read back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.programs import needed

REPOSITORY = Path(__file__).parents[2]
_DEADLINE = 60.0
"""Seconds after which what was waited for is not coming."""
_GLANCE = 0.02
"""Seconds between looks at the screen."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """A shell in a terminal multiplexer of its own."""

    folder: Path

    def tmux(self, *arguments: str) -> str:
        """Ask the multiplexer something."""
        command = ["tmux", "-S", str(self.folder / "socket"), "-f", os.devnull, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout

    def press(self, *keys: str) -> None:
        """Press keys by their names."""
        self.tmux("send-keys", "-t", "main", *keys)

    def type(self, text: str) -> None:
        """Type a text."""
        self.tmux("send-keys", "-t", "main", "-l", text)

    @property
    def screen(self) -> str:
        """What the terminal shows now."""
        return self.tmux("capture-pane", "-p", "-t", "main")

    def flag(self, name: str) -> str:
        """A mode of the terminal: `alternate_on`, `cursor_flag`, `mouse_any_flag`."""
        return self.tmux("display-message", "-p", "-t", "main", f"#{{{name}}}").strip()

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size."""
        self.tmux("resize-window", "-t", "main", "-x", str(columns), "-y", str(lines))

    def until(self, *words: str, without: str | None = None) -> str:
        """Wait until the screen shows all of these, and not that; return it."""

        def is_shown() -> bool:
            screen = self.screen
            return all(word in screen for word in words) and (without is None or without not in screen)

        wait_until(is_shown, lambda: f"never shown: {words} without {without!r}\n{self.screen}")
        return self.screen

    def run(self, command: str) -> None:
        """Run a command in the shell, and wait for its end."""
        done = self.folder / "done"
        done.unlink(missing_ok=True)
        self.type(f"{command}; touch {done}")
        self.press("Enter")
        wait_until(done.exists, lambda: f"never ended: {command}\n{self.screen}")

    def settings(self) -> str:
        """The terminal driver's settings as a command sees them."""
        self.run(f"stty -g > {self.folder}/stty")
        return (self.folder / "stty").read_text()

    def start(self, root: Path, *options: str) -> None:
        """Open the app on a project, and wait until it shows something of it."""
        self.begin(f"{sys.executable} -m workbench --project {root} {' '.join(options)}")
        self.until("F2 Cookies")

    def begin(self, app: str) -> None:
        """Begin an app that takes the whole terminal; how it ended is told in its place."""
        self.type(f"clear; sh -c 'echo $$ > {self._pid}; exec {app}'; echo it ended with $?")
        self.press("Enter")

    def send_signal(self, number: signal.Signals) -> None:
        """Send the app a signal."""
        os.kill(int(self._pid.read_text()), number)

    @property
    def _pid(self) -> Path:
        return self.folder / "pid"


@contextmanager
def terminal(columns: int = 100, lines: int = 40) -> Iterator[Terminal]:
    """A terminal with a shell; nothing of it is left behind."""
    needed("tmux", "tmux")
    opened = Terminal(Path(tempfile.mkdtemp(prefix="wb-")))  # a socket's path has to be short
    size = ("-x", str(columns), "-y", str(lines))
    python_path = f"PYTHONPATH={REPOSITORY}"
    shell = "unset LINES COLUMNS; exec sh"  # readline sets them in whoever imports it
    try:
        opened.tmux("new-session", "-d", "-s", "main", *size, "-e", python_path, "-e", "PS1=$ ", shell)
        yield opened
    finally:
        subprocess.run(
            ["tmux", "-S", str(opened.folder / "socket"), "kill-server"], check=False, capture_output=True
        )
        shutil.rmtree(opened.folder, ignore_errors=True)


def wait_until(is_so: Callable[[], bool], why_not: Callable[[], str]) -> None:
    """Wait until something holds. Raises AssertionError where it never does."""
    deadline = time.monotonic() + _DEADLINE
    while not is_so():
        if time.monotonic() > deadline:
            raise AssertionError(why_not())
        time.sleep(_GLANCE)
