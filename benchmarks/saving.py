"""Times the save of one field beside ruamel.yaml's round trip of its file: `python -m benchmarks saving`."""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Iterator
from pathlib import Path

from ruamel.yaml import YAML

from benchmarks.figures import Goal, Row
from benchmarks.scale import Scale
from benchmarks.timing import in_turn, of_work
from workbench.edits import Place, SetValue, Step
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.store.project import load

_COOKIE = FileRef(FileKind.COOKIE, "provider-1.cookie-8")


def rows(scale: Scale) -> Iterator[Row]:
    """Yield what a save costs: the file read again, written durably, and no other line touched."""
    session = Session(load(scale.translated))
    file = scale.translated / _COOKIE.path
    before = file.read_text("utf-8")
    numbers = itertools.count()
    saved, rewritten = in_turn(
        scale.rounds * 3,
        lambda: of_work(lambda: save(session, f"{next(numbers) + 3} days")),
        lambda: of_work(lambda: round_trip(file)),
    )
    is_one_line = lines_changed(before, file.read_text("utf-8")) == 1
    yield Row(
        f"save of one field, {scale.cookies:,} cookies, that line alone written",
        saved,
        Goal(most=50),
        "ruamel.yaml's round trip of its file, unsynced",
        rewritten,
        holds=is_one_line,
    )


def save(session: Session, lifetime: str) -> None:
    """Give a cookie another lifetime, and save it."""
    session.apply(Step(say("Edit"), (SetValue(_COOKIE, ("lifetime",), lifetime),), Place(_COOKIE)))
    if not session.save().saved:
        raise ValueError("The edit was not saved.")


def round_trip(file: Path) -> None:
    """Do the same as one would with ruamel.yaml, into a file beside it."""
    yaml = YAML()
    data = yaml.load(file.read_text("utf-8"))
    data["lifetime"] = "3 days"
    with file.with_suffix(".others").open("w", encoding="utf-8") as beside:
        yaml.dump(data, beside)


def lines_changed(before: str, after: str) -> int:
    """How many lines are others."""
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return sum(line.startswith("+ ") for line in lines)


if __name__ == "__main__":
    from benchmarks.running import run

    run("saving")
