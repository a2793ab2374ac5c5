"""A step of many files, known by what it will be: it is worked out where it is done, which takes its time."""

from __future__ import annotations

from collections.abc import Callable

from workbench.edits import Step
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence
from workbench.session import Session


@frozen
class Planned:
    """What is to be done, and to how many files at most.

    `step` makes it, in the session in which it is done: in the app's, or of many files in a trial, which is
    told how much is done; None where nothing is to be changed. Raises EditRefused.
    """

    title: Sentence
    size: int
    step: Callable[[Session], Step | None]

    @classmethod
    def of(cls, step: Step) -> Planned:
        """A step that is known already."""
        return cls(step.title, len(step.edits), lambda _session: step)


Wanted = Step | Planned
"""What somebody wants done."""
