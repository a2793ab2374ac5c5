"""`check --fix`: what can be mended safely, mended until nothing of that is left."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Sequence

from workbench.checks.problem import Problem
from workbench.cli.refusal import Refusal
from workbench.cli.workplace import Workplace
from workbench.cli.writing import apply, save, session_of
from workbench.session import Session
from workbench.steps.problems import fixes_step

_MOST_ROUNDS = 8
"""A fix can make another possible; more rounds than these would mean that two undo each other."""

Look = Callable[[Session], Sequence[Problem]]
"""Says what is wrong with a session's policy as it is."""


def mend(workplace: Workplace, look: Look) -> tuple[Session, int]:
    """Mend a project; the session, and how many problems that mended. Raises Refusal."""
    with session_of(workplace) as session:
        mended = _mend(session, look)
        save(session)
    return session, mended


def mended_differences(workplace: Workplace, look: Look) -> Iterator[str]:
    """Yield what mending a project would change as a unified diff; nothing is written. Raises Refusal."""
    session = Session(workplace.project)
    _mend(session, look)
    yield from differences(session)


def _mend(session: Session, look: Look) -> int:
    """Apply every fix until none is left; how many problems that mended. Raises Refusal."""
    if session.errors or session.policy is None:
        raise Refusal(session.project.errors_in_one_sentence())
    mended = 0
    for _round in range(_MOST_ROUNDS):
        problems = look(session)
        fixes = [each.fix for each in problems if each.fix is not None and not each.is_waived]
        if not fixes:
            break
        before = len(problems)
        apply(session, [fixes_step(session, fixes)])
        session.pause()
        mended += max(0, before - len(look(session)))
    return mended


def differences(session: Session) -> Iterator[str]:
    """Yield what is unsaved as a unified diff, as `patch` reads it."""
    for ref in sorted(session.unsaved, key=lambda ref: ref.path):
        before, after = session.copy.base(ref.path).text or "", session.copy.text(ref.path) or ""
        lines = difflib.unified_diff(
            before.splitlines(keepends=True),
            after.splitlines(keepends=True),
            f"a/{ref.path}",
            f"b/{ref.path}",
        )
        yield from (line if line.endswith("\n") else f"{line}\n" for line in lines)
