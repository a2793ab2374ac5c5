"""A writer killed at random, and what must hold after each kill."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.endurance.writer import EDITED, PUBLISHED, SAVED
from workbench.edits import value_at
from workbench.formats.yaml_read import read
from workbench.session import Session
from workbench.store.drafts import drafts
from workbench.store.history import RECORD, REVISIONS
from workbench.store.kept_states import StateUnreadable, kept_state
from workbench.store.lock import acquire
from workbench.store.pending import pending
from workbench.store.project import load
from workbench.store.putting_right import put_right

_LONGEST_S = 0.4
"""Seconds within which a writer is killed after it said what it is waited for."""


@dataclass(slots=True)
class Report:
    """What was found: how often the writer was killed, and what was lost or torn."""

    kills: int = 0
    edits: int = 0
    offered: int = 0
    completed: int = 0
    faults: list[str] = field(default_factory=list)


def kill_and_look(root: Path, kills: int, seed: int = 1) -> Report:
    """Kill a writer of a project so many times; after each, open the project as the app does."""
    dice, report = random.Random(seed), Report()
    accepted: dict[str, str] = {}
    while report.kills < kills:
        writer, told = _killed(root, dice)
        edits = [(words[1], words[2]) for words in told if words[0] == EDITED]
        accepted.update(edits)
        report.edits += len(edits)
        report.kills += 1
        _look(root, accepted, _untold(writer, edits), report)
    return report


def _untold(writer: int, told: Sequence[Sequence[str]]) -> str:
    """How the one text begins that a killed writer may have written and had no time to tell."""
    last = told[-1][1].split()[1] if told else "0"
    return f"Text {int(last) + 1} av {writer}: "


def _killed(root: Path, dice: random.Random) -> tuple[int, list[list[str]]]:
    """Start a writer, kill it some time after it said something; its process, and all it said."""
    command = [sys.executable, "-m", "tests.endurance.writer", str(root), str(dice.random())[2:12]]
    awaited = dice.choice((EDITED, SAVED, PUBLISHED))
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as writer:
        assert writer.stdout is not None
        heard = list(_until(awaited, writer.stdout))
        time.sleep(dice.random() * _LONGEST_S)
        assert writer.poll() is None, "the writer ended by itself"
        writer.kill()
        heard += writer.stdout.readlines()
    return writer.pid, [line.rstrip("\n").split("\t") for line in heard if line.endswith("\n")]


def _until(word: str, said: Iterable[str]) -> Iterator[str]:
    """Each line up to the first that begins with a word."""
    for line in said:
        yield line
        if line.startswith(word):
            return


def _look(root: Path, accepted: dict[str, str], untold: str, report: Report) -> None:
    """Open the project: nothing is torn, every accepted edit is on disk or offered, revisions are whole.

    A text that was not told may have taken the place of one; from then on it is accepted.
    """
    with acquire(root):
        report.completed += put_right(root) is not None
        project = load(root)
        report.faults += [f"{error.path}: {error.sentence}" for error in project.errors]
        session = Session(project)
        for left in pending(root):
            found = drafts(left)
            report.offered += bool(found)
            session.recover(found)
            left.discard()
        for path, text in accepted.items():
            accepted[path] = now = _said(session, path)
            if now != text and not now.startswith(untold):
                report.faults.append(f"lost: {path}: {text!r}; there is: {now!r}")
        session.save()
    report.faults += _faults_of_revisions(root)


def _said(session: Session, path: str) -> str:
    return str(value_at(read(session.copy.text(path) or "").data, ("description",)))


def _faults_of_revisions(root: Path) -> list[str]:
    """Every revision on disk has its record, and the newest holds the state that the record tells of."""
    folders = (path for path in (root / REVISIONS).glob("*") if path.is_dir())
    faults = [f"a torn revision: {path.name}" for path in folders if not (path / RECORD).exists()]
    newest = load(root).newest
    if newest is not None:
        try:
            kept_state(root, newest)
        except StateUnreadable as unreadable:
            faults.append(str(unreadable))
    return faults
