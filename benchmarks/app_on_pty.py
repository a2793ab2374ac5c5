"""Times the app as its user meets it, on a terminal: `python -m benchmarks.app_on_pty` prints a table.

A time runs from the key press to the last byte of the answer; what comes later than the quiet after it
belongs to nobody's key. The processor's time beside it is that of the whole process, other threads included.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import chain
from pathlib import Path
from statistics import median, quantiles

from benchmarks.make_project import LOCALES, write_project
from benchmarks.on_pty import Cost, Running, running

_REPOSITORY = Path(__file__).parents[1]
_DOWN, _PAGE_DOWN, _SAVE, _END = b"\x1b[B", b"\x1b[6~", b"\x1b[20~", b"\x1b[F"
_ENTER, _ESCAPE, _TEXT, _TRANSLATE = b"\r", b"\x1b", b"\x1b[13~", b"\x1b[14~"
_QUERY = b"provider:provider-12"


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in milliseconds."""

    name: str
    costs: Sequence[Cost]

    @property
    def row(self) -> str:
        """A row of the table: median, 95th percentile and worst on the wall, the same of the processor."""
        walls, cpus = _spread([each.wall for each in self.costs]), _spread([each.cpu for each in self.costs])
        return f"| {self.name} | {walls} | {cpus} | {len(self.costs)} |"


def _spread(values: Sequence[float]) -> str:
    high = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    return " | ".join(f"{value:.1f}" for value in (median(values), high, max(values)))


@dataclass(frozen=True, slots=True)
class Bench:
    """Where the app's own files are while it is measured, and how often each key is pressed."""

    scratch: Path
    count: int

    def app(self, root: Path) -> Sequence[str]:
        """The command that opens the app on a project, where it was closed in order."""
        shutil.rmtree(self.scratch / "state", ignore_errors=True)
        return [sys.executable, "-m", "workbench", "--project", str(root)]

    @property
    def environment(self) -> Mapping[str, str]:
        """Folders of its own, one language, one kind of terminal."""
        folders = {
            f"WORKBENCH_{name}": str(self.scratch / name.lower()) for name in ("CONFIG", "STATE", "CACHE")
        }
        return {
            **folders,
            "TERM": "xterm-256color",
            "WORKBENCH_LANGUAGE": "en",
            "PYTHONPATH": str(_REPOSITORY),
        }

    def starts(self, name: str, root: Path, times: int, *, cold: bool = False) -> Figure:
        """From the start of the process to the first screen that shows the cookies."""
        costs = []
        for _ in range(times):
            if cold:
                shutil.rmtree(self.scratch / "cache", ignore_errors=True)
            with running(self.app(root), self.environment) as app:
                costs.append(app.until(_all_rows(root)))
        return Figure(name, costs)

    def bare_table(self, rows: int) -> Iterator[Figure]:
        """Keys on the table alone."""
        command = [sys.executable, "-m", "benchmarks.bare_table", str(rows)]
        with running(command, self.environment) as table:
            table.until(b"_cookie_0")
            table.rest()
            yield from self._moves(table, " (the bare table)")

    def keys(self, root: Path) -> Iterator[Figure]:
        """Keys on an open project: first while it is being checked, then at rest."""
        with running(self.app(root), self.environment) as app:
            app.until(_all_rows(root))
            yield Figure("arrow down, just opened: the checks run", self._presses(app, _DOWN))
            app.rest()
            yield from self._moves(app, "")
            app.press(b"/")
            yield Figure("filter, each letter as typed", [app.press(bytes([letter])) for letter in _QUERY])
            app.press(_ESCAPE)
            app.rest()
            yield from self._edits(app)
            app.rest()
            yield from self._prose(app)
            app.rest()
            if (root / "locales").exists():
                yield from self._translations(app)
                app.rest()
            yield Figure("memory at the end, MB", [Cost(app.memory, 0)])

    def _moves(self, app: Running, where: str) -> Iterator[Figure]:
        yield Figure(f"arrow down{where}", self._presses(app, _DOWN))
        yield Figure(f"page down{where}", self._presses(app, _PAGE_DOWN))

    def _edits(self, app: Running) -> Iterator[Figure]:
        app.press(b"e")
        app.press(_END)
        typed, saved = [], []
        for _ in range(self.count // 4):
            typed.append(app.press(b"x"))
            app.rest()
            saved.append(app.press(_SAVE))
            app.rest()
        yield Figure("a letter into a field", typed)
        yield Figure("save of one edit, to the finished screen", saved)

    def _prose(self, app: Running) -> Iterator[Figure]:
        """The place Text: gone to, a text written in for the first time and then again and again."""
        yield Figure("Text, the first time", [app.press(_TEXT)])
        app.press(_DOWN * 2)
        app.rest()
        yield Figure("into the form of a text, the first time", [app.press(_ENTER)])
        app.rest()
        yield Figure("the first letter into a text", [app.press(b"x")])
        app.rest()
        yield Figure("a letter into a text", self._spaced(app, b"x"))
        app.press(_ESCAPE)

    def _translations(self, app: Running) -> Iterator[Figure]:
        """The place Translate, with an entry for every text of every cookie."""
        yield Figure("Translate, the first time", [app.press(_TRANSLATE)])
        app.rest()
        yield Figure("next entry", self._spaced(app, b"n"))
        yield Figure("next unfinished entry", self._spaced(app, b"t"))
        app.press(b"e")
        app.rest()
        yield Figure("a letter into a translation", self._spaced(app, b"x"))

    def _spaced(self, app: Running, key: bytes) -> Sequence[Cost]:
        """A key again and again, each when what the one before led to is done."""
        costs = []
        for _ in range(self.count // 4):
            costs.append(app.press(key))
            app.rest()
        return costs

    def _presses(self, app: Running, key: bytes) -> Sequence[Cost]:
        return [app.press(key) for _ in range(self.count)]


def _all_rows(root: Path) -> bytes:
    total = sum(1 for _ in (root / "catalogue/cookies").rglob("*.yaml"))
    return f"{total} of {total}".encode()


def _tell_machine() -> None:
    versions = f"Python {platform.python_version()}, Textual {version('textual')}"
    print(f"{versions}, {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
    print("| what, ms | median | 95 % | worst | CPU median | 95 % | worst | n |")
    print("|---|---|---|---|---|---|---|---|")


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cookies", type=int, default=10_000)
    parser.add_argument("--count", type=int, default=60, help="how often each key is pressed")
    options = parser.parse_args()
    _tell_machine()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.count)
        seed, large = bench.scratch / "seed", bench.scratch / "large"
        shutil.copytree(_REPOSITORY / "catalogue", seed / "catalogue")
        write_project(large, options.cookies, locales=LOCALES[:1])
        print(bench.starts("open, the shipped policy", seed, 5).row, flush=True)
        print(bench.starts(f"open, {options.cookies} cookies, no cache", large, 2, cold=True).row, flush=True)
        print(bench.starts(f"open, {options.cookies} cookies, warm", large, 5).row, flush=True)
        for figure in chain(bench.bare_table(options.cookies), bench.keys(large)):
            print(figure.row, flush=True)
    print(f"\nload at the end {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
