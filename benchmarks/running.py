"""Runs parts of the figures, and prints their table with the machine, the versions and the load."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from benchmarks.figures import HEAD, Row
from benchmarks.scale import Scale

PARTS = {
    "commands": "the version, `status` and `check` from their start to their end",
    "app": "the app on a terminal: start, keys, filter, save, memory",
    "saving": "one field, beside ruamel.yaml's round trip",
    "checks": "all rules, and after an edit, beside `pofilter`",
    "locale_files": "reading and merging, beside Babel, `msgfmt -c` and `msgmerge`",
    "diff": "two states, beside deepdiff on the whole",
    "git_states": "looking back through git, beside git itself",
    "exports": "HTML of one locale",
    "growth": "how cost grows from 100 to 50,000 cookies; a table of its own",
}
"""Every part, a module each that has `rows`, and what it measures."""

_GROWTH = "growth"
_BESIDE = ("babel", "deepdiff", "ruamel.yaml", "textual", "translate-toolkit")


def run(*always: str, arguments: Sequence[str] | None = None) -> None:
    """Measure the parts that are asked for, print the table."""
    options = _asked(arguments, always)
    print(_machine(), flush=True)
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory(prefix="workbench-figures-") as folder:
        scale = _scale(Path(folder), options)
        parts = always or options.parts or list(PARTS)
        found = [row for part in parts if part != _GROWTH for row in _measured(part, scale)]
    missed = [row.work for row in found if row.is_reached is False]
    if _GROWTH in parts:
        from benchmarks.growth import SIZES, growth

        print("\n" + growth([scale.cookies] if options.quick else SIZES))
    print(f"\nLoad at the end {os.getloadavg()[0]:.1f}. Not reached: {'; '.join(missed) or 'none'}.")


def _asked(arguments: Sequence[str] | None, always: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        epilog="\n".join(f"{part:14}{told}" for part, told in PARTS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    if not always:
        parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, []], help="only these")
    usual = Scale(Path())
    parser.add_argument("--cookies", type=int, default=usual.cookies)
    parser.add_argument("--locales", type=int, default=usual.locales)
    parser.add_argument("--commits", type=int, default=usual.commits)
    parser.add_argument("--rounds", type=int, default=usual.rounds)
    parser.add_argument("--keys", type=int, default=usual.keys, help="how often each key is pressed")
    parser.add_argument("--quick", action="store_true", help="100 cookies, once: to see that all of it runs")
    return parser.parse_args(arguments)


def _scale(folder: Path, options: argparse.Namespace) -> Scale:
    scale = Scale(folder, options.cookies, options.locales, options.commits, options.rounds, options.keys)
    return replace(scale, cookies=100, locales=2, commits=3, rounds=1, keys=4) if options.quick else scale


def _measured(part: str, scale: Scale) -> list[Row]:
    """The rows of a part, each printed as soon as it is measured."""
    found = []
    for row in import_module(f"benchmarks.{part}").rows(scale):
        print(row, flush=True)
        found.append(row)
    return found


def _machine() -> str:
    gettext = subprocess.run(["msgmerge", "--version"], capture_output=True, text=True, check=True).stdout
    git = subprocess.run(["git", "--version"], capture_output=True, text=True, check=True).stdout
    versions = [f"{name} {version(name)}" for name in _BESIDE]
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; "
        f"Python {platform.python_version()}, {', '.join(versions)}, gettext {gettext.split()[3]}, "
        f"git {git.split()[2]}. Milliseconds of the processor, “on the clock” apart.\n"
    )
