"""Answers to `check`: the one of the last time where nothing it depends on has changed, else found anew.

To find it anew the rules look at what has changed since they were last asked, in whichever run that was.

It depends on the project's files and the day, which `KeptAnswers` sees to, and on what the basis names: the
program itself, what was asked, the user's settings, table of cookies and dictionaries.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.kept_findings import answer_of, as_data
from workbench.cli.question import Answer, Question
from workbench.cli.workplace import Workplace
from workbench.policy.frozen import frozen
from workbench.store.cache import numbers
from workbench.store.dictionaries import installed
from workbench.store.fingerprint import Stamp
from workbench.store.kept import kept_file
from workbench.store.kept_answers import KeptAnswers, open_answers
from workbench.store.program import program_identity
from workbench.store.settings import Settings, read_settings

if TYPE_CHECKING:
    from workbench.cli.asking import Asking

_LARGEST = 128 << 20
"""Bytes in a project's files: what the rules know of them takes a third of that on the disk."""


def answer_to(workplace: Workplace, question: Question) -> Answer:
    """What is wrong with a project as it is on disk. Raises Refusal."""
    answering = Answering.of(workplace, question)
    return answering.known or answering.found()


@frozen(slots=False)
class Answering:
    """A question about a project, with the answers that are kept of it.

    `basis` is None where nothing can be kept.
    """

    workplace: Workplace
    question: Question
    basis: str | None
    kept: KeptAnswers | None

    @classmethod
    def of(cls, workplace: Workplace, question: Question) -> Answering:
        """Look up what is kept. Raises Refusal where there is no project."""
        basis = _basis(question)
        return cls(workplace, question, basis, open_answers(workplace.root_at_rest) if basis else None)

    @property
    def known(self) -> Answer | None:
        """The answer of the last time; None where anything that it depends on has changed since."""
        return answer_of(self.kept.get(self.basis)) if self.kept and self.basis else None

    def found(self) -> Answer:
        """The answer found anew, the project read anew, and kept where it is the same each time.

        Raises Refusal.
        """
        from workbench.store.open_project import OpenProject
        from workbench.store.project import load

        asking = self._asking()
        if self.kept:
            self.kept.begin()
        opened = OpenProject(load(self.workplace.root_at_rest))
        answer = asking.answer(opened, self.kept.digests if self.kept else {})
        self._keep(answer, asking)
        return answer

    def _asking(self) -> Asking:
        """The rules as they were last asked, what they have found included; else as if never asked."""
        from workbench.cli.asking import Asking  # brings all rules with it
        from workbench.store.kept_value import kept_value

        kept = kept_value(self._asking_file, self.basis) if self.basis else None
        return kept if isinstance(kept, Asking) else Asking(self.question)

    def _keep(self, answer: Answer, asking: Asking) -> None:
        """Keep an answer that is the same each time, and what the rules know by now."""
        from workbench.store.kept_value import keep_value

        if not (self.kept and self.basis and answer.time_zone) or _basis(self.question) != self.basis:
            return
        is_kept = self.kept.keep(self.basis, answer.time_zone, as_data(answer))
        if is_kept and self.kept.size <= _LARGEST:
            keep_value(self._asking_file, self.basis, asking)

    @property
    def _asking_file(self) -> Path:
        return kept_file("rules", self.workplace.root_at_rest, ".pickle")


def _basis(question: Question) -> str | None:
    """The digest of what an answer depends on outside the project; None where that cannot be told."""
    if question.since is not None:
        return None
    settings = read_settings()
    asked = [question.select, question.ignore, question.locales, question.is_live]
    try:
        basis = [program_identity(), asked, _reference(settings), _dictionaries(settings)]
    except (OSError, ValueError):
        return None
    return hashlib.sha256(json.dumps(basis).encode()).hexdigest()


def _reference(settings: Settings) -> tuple[str, str] | None:
    """The user's table of cookies: its path, and the digest of its bytes. Raises OSError, ValueError."""
    if settings.reference is None:
        return None
    with settings.reference.open("rb") as file:
        return str(settings.reference), hashlib.file_digest(file, "sha256").hexdigest()


def _dictionaries(settings: Settings) -> list[tuple[str, str, list[tuple[int, ...]]]] | None:
    """The dictionaries with the stamps of their files; None where none are wanted. Raises OSError."""
    if not settings.is_spelling_checked:
        return None
    return [(name, str(stem), [*_stamps(stem)]) for name, stem in installed().items()]


def _stamps(stem: Path) -> Iterator[tuple[int, ...]]:
    for suffix in (".aff", ".dic"):
        yield numbers(Stamp.of(stem.with_name(f"{stem.name}{suffix}").stat()))
