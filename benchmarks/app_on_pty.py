"""Times the app as its user meets it, on a terminal: `python -m benchmarks.app_on_pty` prints a table.

A time runs from the key press to the last byte of the answer; what comes later than the quiet of `_QUIET`
belongs to nobody's key.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import platform
import pty
import select
import shutil
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.make_project import write_project

_REPOSITORY = Path(__file__).parents[1]
_SIZE = (40, 120)
_QUIET = 0.15
"""Seconds without a byte after which a screen is finished."""
_LIMIT = 30.0
_DOWN, _PAGE_DOWN, _SAVE = b"\x1b[B", b"\x1b[6~", b"\x1b[20~"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in milliseconds unless the name says otherwise."""

    name: str
    values: Sequence[float]

    @property
    def row(self) -> str:
        """A row of the table: median, 95th percentile, worst, count."""
        high = quantiles(self.values, n=20)[-1] if len(self.values) > 1 else self.values[0]
        figures = " | ".join(f"{value:.1f}" for value in (median(self.values), high, max(self.values)))
        return f"| {self.name} | {figures} | {len(self.values)} |"


@dataclass(frozen=True, slots=True)
class Running:
    """The app in a terminal."""

    pid: int
    fd: int
    began: float

    def answer(self) -> tuple[float, bytes]:
        """Wait until nothing more comes; when the last byte came, and everything that did."""
        last, read = time.perf_counter(), b""
        while select.select([self.fd], [], [], _QUIET if read else 2.0)[0]:
            read += os.read(self.fd, 1 << 16)
            last = time.perf_counter()
        return last, read

    def until(self, words: bytes) -> float:
        """Read until these words come; milliseconds since the start. Raises TimeoutError."""
        read = b""
        while words not in read:
            if not select.select([self.fd], [], [], _LIMIT)[0]:
                raise TimeoutError(f"{words!r} never came")
            read += os.read(self.fd, 1 << 16)
        return (time.perf_counter() - self.began) * 1000

    def press(self, keys: bytes) -> float:
        """Press a key; milliseconds to the end of the answer."""
        pressed = time.perf_counter()
        os.write(self.fd, keys)
        return (self.answer()[0] - pressed) * 1000

    @property
    def memory(self) -> float:
        """Resident memory in megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024


@contextmanager
def running(root: Path, scratch: Path) -> Iterator[Running]:
    """The app on a project, ended when it has been measured."""
    began = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        folders = {f"WORKBENCH_{name}": str(scratch / name.lower()) for name in ("CONFIG", "STATE", "CACHE")}
        os.environ.update(
            folders, TERM="xterm-256color", WORKBENCH_LANGUAGE="en", PYTHONPATH=str(_REPOSITORY)
        )
        os.execv(sys.executable, [sys.executable, "-m", "workbench", "--project", str(root)])
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", *_SIZE, 0, 0))
    try:
        yield Running(pid, fd, began)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)
        shutil.rmtree(scratch / "state", ignore_errors=True)


def starts(name: str, root: Path, scratch: Path, count: int, *, cold: bool = False) -> Figure:
    """From the start of the process to the first screen that shows the cookies."""
    total = sum(1 for _ in (root / "catalogue/cookies").rglob("*.yaml"))
    values = []
    for _ in range(count):
        if cold:
            shutil.rmtree(scratch / "cache", ignore_errors=True)
        with running(root, scratch) as app:
            values.append(app.until(f"{total} of {total}".encode()))
    return Figure(name, values)


def keys(root: Path, scratch: Path, count: int) -> Iterator[Figure]:
    """Keys on an open project."""
    total = sum(1 for _ in (root / "catalogue/cookies").rglob("*.yaml"))
    with running(root, scratch) as app:
        app.until(f"{total} of {total}".encode())
        app.answer()
        yield Figure("arrow down", [app.press(_DOWN) for _ in range(count)])
        yield Figure("page down", [app.press(_PAGE_DOWN) for _ in range(count)])
        app.press(b"/")
        letters = [bytes([letter]) for letter in b"provider:provider-12"]
        yield Figure("filter, each letter as typed", [app.press(letter) for letter in letters])
        app.press(b"\x1b")
        app.press(b"e")
        typed, saved = [], []
        for _ in range(count // 4):
            typed.append(app.press(b"x"))
            saved.append(app.press(_SAVE))
        yield Figure("a letter into a field", typed)
        yield Figure("save one field, to the finished screen", saved)
        yield Figure("memory, MB", [app.memory])


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cookies", type=int, default=10_000)
    parser.add_argument("--count", type=int, default=60, help="how often each key is pressed")
    options = parser.parse_args()
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print("| what | median | 95 % | worst | n |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        seed, large = scratch / "seed", scratch / "large"
        shutil.copytree(_REPOSITORY / "catalogue", seed / "catalogue")
        write_project(large, options.cookies)
        print(starts("start, the shipped policy", seed, scratch, 5).row)
        print(starts(f"start, {options.cookies} cookies, no cache", large, scratch, 2, cold=True).row)
        print(starts(f"start, {options.cookies} cookies, warm", large, scratch, 4).row)
        for figure in keys(large, scratch, options.count):
            print(figure.row, flush=True)


if __name__ == "__main__":
    main()
