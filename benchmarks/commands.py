"""Times commands from the start of Python to their end: `python -m benchmarks commands`."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Goal, Row
from benchmarks.scale import Scale
from benchmarks.timing import in_turn, of_program

_HALF_A_SECOND = Goal(most=500)
_GID = "catalogue/cookies/google/gid.yaml"
_EDITS = {
    "a cookie's lifetime": (_GID, "24 hours", "{number} hours"),
    "a cookie's name": (_GID, "name: _gid", "name: _gid{number}"),
    "a cookie's description": (_GID, "Placeras av", "Placeras{words} av"),
    "a text": ("catalogue/sections/what.yaml", " vi ", " vi{words} "),
    "a translation": ("locales/de/LC_MESSAGES/policy.po", "Cookies", "Cookies{words}"),
}
"""Edits by what they are of: a file, words in it, and others in their place, new ones each time."""


def rows(scale: Scale) -> Iterator[Row]:
    """Yield what the version, the status and the check of a project cost."""
    version, nothing = in_turn(
        scale.rounds,
        lambda: of_program([sys.executable, "-m", "workbench", "--version"], scale.environment),
        lambda: of_program([sys.executable, "-c", "pass"], scale.environment),
    )
    yield Row("`workbench --version`", version, Goal(times_as_fast=0.2), "`python -c pass`", nothing)
    yield _warm(scale, "`status`, the shipped policy", scale.shipped, "status", goal=_HALF_A_SECOND)
    check = ("check", "--fail-on", "never")
    yield _warm(
        scale,
        "`check`, the shipped policy, nothing changed since the last time",
        scale.shipped,
        *check,
        goal=_HALF_A_SECOND,
    )
    yield _for_the_first_time(scale)
    for name, edit in _EDITS.items():
        yield _after_an_edit(scale, name, *edit)
    large = f"{scale.cookies:,} cookies, {scale.locales} locales"
    yield _warm(scale, f"`status`, {large}", scale.large, "status")


def _warm(scale: Scale, name: str, root: Path, *arguments: str, goal: Goal | None = None) -> Row:
    command = scale.program(*arguments, "--project", str(root))
    of_program(command, scale.environment)
    return Row(name, in_turn(scale.rounds, lambda: of_program(command, scale.environment))[0], goal)


def _check(scale: Scale) -> list[str]:
    return scale.program("check", "--fail-on", "never", "--project", str(scale.shipped))


def _for_the_first_time(scale: Scale) -> Row:
    """A check where nothing is known of the project."""
    costs = []
    for _ in range(scale.rounds):
        shutil.rmtree(scale.scratch / "cache")
        costs.append(of_program(_check(scale), scale.environment))
    return Row("`check`, the shipped policy, for the first time", costs)


def _after_an_edit(scale: Scale, name: str, path: str, old: str, new: str) -> Row:
    """A check of what was edited since the last one."""
    file = scale.shipped / path
    text = file.read_text("utf-8")
    if old not in text:
        raise ValueError(f"{path} does not say “{old}”.")
    costs = []
    for number in range(scale.rounds):
        words = " och" * (number + 1)
        file.write_text(text.replace(old, new.format(number=number + 30, words=words), 1), "utf-8")
        costs.append(of_program(_check(scale), scale.environment))
    file.write_text(text, "utf-8")
    return Row(f"`check`, the shipped policy, {name} edited", costs, _HALF_A_SECOND)


if __name__ == "__main__":
    from benchmarks.running import run

    run("commands")
