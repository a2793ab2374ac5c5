"""Times commands from the start of Python to their end: `python -m benchmarks commands`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Goal, Row
from benchmarks.scale import Scale
from benchmarks.timing import in_turn, of_program

_HALF_A_SECOND = Goal(most=500)


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
    yield _warm(scale, "`check`, the shipped policy", scale.shipped, *check, goal=_HALF_A_SECOND)
    yield _after_an_edit(scale)
    large = f"{scale.cookies:,} cookies, {scale.locales} locales"
    yield _warm(scale, f"`status`, {large}", scale.large, "status")


def _warm(scale: Scale, name: str, root: Path, *arguments: str, goal: Goal | None = None) -> Row:
    command = scale.program(*arguments, "--project", str(root))
    of_program(command, scale.environment)
    return Row(name, in_turn(scale.rounds, lambda: of_program(command, scale.environment))[0], goal)


def _after_an_edit(scale: Scale) -> Row:
    """A check of what was edited since the last one."""
    file = scale.shipped / "catalogue/cookies/google/gid.yaml"
    text = file.read_text("utf-8")
    command = scale.program("check", "--fail-on", "never", "--project", str(scale.shipped))

    costs = []
    for number in range(scale.rounds):
        file.write_text(text.replace("24 hours", f"{number + 30} hours"), "utf-8")
        costs.append(of_program(command, scale.environment))
    file.write_text(text, "utf-8")
    return Row("`check`, the shipped policy, a cookie edited", costs)


if __name__ == "__main__":
    from benchmarks.running import run

    run("commands")
