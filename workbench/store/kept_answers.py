"""Answers about a project as it is, kept until anything they depend on is another.

An answer is to a question, which names everything outside the project that it depends on; it holds for one
state of the project's files, and for one day where they are published. Disposable: deleting them, or damaging
them, changes nothing but time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.policy.today import day_in, today_in
from workbench.store.cache import numbers
from workbench.store.fingerprint import FileRefused, Fingerprint, Stamp
from workbench.store.kept import kept_file, read_kept, write_kept
from workbench.store.project_contents import NotOrdinary, ProjectContents, project_contents

_MOST = 8
"""Answers kept of one project; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, and the day for which alone it holds where the policy is published."""

    time_zone: str
    day: str
    answer: Any


@dataclass(slots=True)
class KeptAnswers:
    """The answers about a project's files as they were when this was opened (None: they cannot be told)."""

    root: Path
    file: Path
    contents: ProjectContents | None
    _kept: dict[str, Kept] = field(default_factory=dict)
    _opened_at: dt.datetime = field(default_factory=lambda: dt.datetime.now(dt.UTC))

    def get(self, question: str) -> Any:
        """The answer to a question; None where there is none that holds today."""
        kept = self._kept.get(question)
        return kept.answer if kept is not None and kept.day == today_in(kept.time_zone).isoformat() else None

    def keep(self, question: str, time_zone: str, answer: Any) -> None:
        """Keep an answer that was found since this was opened, unless files or the day changed meanwhile."""
        today = today_in(time_zone)
        if self.contents is None or today != day_in(time_zone, self._opened_at):
            return
        now = _contents(self.root, self.contents.files)
        if now is None or not now.was_let_be(self.contents):
            return
        self._kept.pop(question, None)
        self._kept[question] = Kept(time_zone, today.isoformat(), answer)
        self._write(now)

    def _write(self, contents: ProjectContents) -> None:
        settled = [(path, file) for path, file in contents.files.items() if file.is_settled]
        newest = list(self._kept.items())[-_MOST:]
        value = {
            "files": {path: [file.sha256, *numbers(file.stamp)] for path, file in settled},
            "contents": contents.digest,
            "answers": {question: [each.time_zone, each.day, each.answer] for question, each in newest},
        }
        write_kept(self.file, value)


def open_answers(root: Path) -> KeptAnswers:
    """Open the answers about the project at a resolved root; those about other contents are forgotten."""
    file = kept_file("answers", root)
    kept = read_kept(file)
    try:
        known = {path: _fingerprint(*row) for path, row in kept["files"].items()}
        answers = {question: Kept(*row) for question, row in kept["answers"].items()}
        digest = kept["contents"]
    except (AttributeError, KeyError, TypeError, ValueError):
        return KeptAnswers(root, file, _contents(root, {}))
    contents = _contents(root, known)
    is_same = contents is not None and contents.digest == digest
    return KeptAnswers(root, file, contents, answers if is_same else {})


def _contents(root: Path, known: Mapping[str, Fingerprint]) -> ProjectContents | None:
    try:
        return project_contents(root, known)
    except (NotOrdinary, FileRefused, OSError, ValueError):
        return None


def _fingerprint(sha256: str, *stamp: int) -> Fingerprint:
    return Fingerprint(Stamp(*stamp), sha256, is_settled=True)
