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

from workbench.policy.frozen import frozen
from workbench.policy.today import day_in, today_in
from workbench.store.cache import numbers
from workbench.store.fingerprint import FileRefused, Fingerprint, Stamp
from workbench.store.kept import kept_file, read_kept, write_kept
from workbench.store.project_contents import NotOrdinary, ProjectContents, project_contents

_MOST = 8
"""Answers kept of one project; the oldest goes first."""


@frozen
class Kept:
    """An answer, and the day for which alone it holds where the policy is published."""

    time_zone: str
    day: str
    answer: Any


@dataclass(slots=True)
class KeptAnswers:
    """The answers about a project, with what is known of its files; they are looked at when need be."""

    root: Path
    file: Path
    known: Mapping[str, Fingerprint] = field(default_factory=dict)
    digest: str = ""
    kept: dict[str, Kept] = field(default_factory=dict)
    _before: ProjectContents | None = None
    _begun_at: dt.datetime | None = None

    def get(self, question: str) -> Any:
        """The answer to a question; None where there is none that holds today, of the files as they are."""
        kept = self.kept.get(question)
        if kept is None or kept.day != today_in(kept.time_zone).isoformat():
            return None
        self.begin()
        return kept.answer if self._before is not None and self._before.digest == self.digest else None

    def begin(self) -> None:
        """Take down what the files hold, before the project is read in which an answer is found."""
        if self._begun_at is None:
            self._begun_at = dt.datetime.now(dt.UTC)
            self._before = _contents(self.root, self.known)

    @property
    def digests(self) -> Mapping[str, str]:
        """What the files held as the answer was begun to be found, each as a digest."""
        return {path: file.sha256 for path, file in self._before.files.items()} if self._before else {}

    @property
    def size(self) -> int:
        """How many bytes the files had then."""
        return sum(file.stamp.size for file in self._before.files.values()) if self._before else 0

    def keep(self, question: str, time_zone: str, answer: Any) -> bool:
        """Keep an answer that was found since it was begun, unless files or the day changed meanwhile."""
        before, begun_at, today = self._before, self._begun_at, today_in(time_zone)
        if before is None or begun_at is None or today != day_in(time_zone, begun_at):
            return False
        now = _contents(self.root, before.files)
        if now is None or not now.was_let_be(before):
            return False
        others = self.kept if before.digest == self.digest else {}
        others.pop(question, None)
        newest = [*others.items(), (question, Kept(time_zone, today.isoformat(), answer))][-_MOST:]
        self._write(now, dict(newest))
        return True

    def _write(self, contents: ProjectContents, kept: Mapping[str, Kept]) -> None:
        settled = [(path, file) for path, file in contents.files.items() if file.is_settled]
        value = {
            "files": {path: [file.sha256, *numbers(file.stamp)] for path, file in settled},
            "contents": contents.digest,
            "answers": {question: [each.time_zone, each.day, each.answer] for question, each in kept.items()},
        }
        write_kept(self.file, value)


def open_answers(root: Path) -> KeptAnswers:
    """Open the answers about the project at a resolved root; missing or damaged ones are none."""
    file = kept_file("answers", root)
    kept = read_kept(file)
    try:
        known = {path: _fingerprint(*row) for path, row in kept["files"].items()}
        answers = {question: Kept(*row) for question, row in kept["answers"].items()}
        return KeptAnswers(root, file, known, kept["contents"], answers)
    except (AttributeError, KeyError, TypeError, ValueError):
        return KeptAnswers(root, file)


def _contents(root: Path, known: Mapping[str, Fingerprint]) -> ProjectContents | None:
    try:
        return project_contents(root, known)
    except (NotOrdinary, FileRefused, OSError, ValueError):
        return None


def _fingerprint(sha256: str, *stamp: int) -> Fingerprint:
    return Fingerprint(Stamp(*stamp), sha256, is_settled=True)
