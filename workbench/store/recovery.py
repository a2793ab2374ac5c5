"""What becomes of a transaction that was cut off: it is completed, or where that cannot be, undone."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.store import atomic
from workbench.store.atomic import Saved
from workbench.store.file_change import ChangedMeanwhile, FileChange
from workbench.store.fingerprint import FileMissing, FileRefused, read_file
from workbench.store.root import PLAN
from workbench.store.save_failed import SaveFailed
from workbench.store.transaction_plan import read_plan

_LARGEST_PLAN = 512 << 20


class Outcome(Enum):
    """What became of an unfinished transaction."""

    NONE = "none"
    COMPLETED = "completed"
    UNDONE = "undone"
    DROPPED = "dropped"


@frozen
class Recovery:
    """What was done about a transaction that was cut off, and which files are in it."""

    outcome: Outcome
    paths: tuple[str, ...] = ()

    @property
    def sentence(self) -> Sentence | None:
        """What to tell people, None where there was none."""
        match self.outcome:
            case Outcome.NONE:
                return None
            case Outcome.COMPLETED:
                return _completed(len(self.paths))
            case Outcome.UNDONE:
                return _undone(len(self.paths))
            case Outcome.DROPPED:
                return say(
                    "The record of a save that was cut off is damaged, and was deleted; "
                    "the catalogue was left as it is: compare it with git."
                )


def recover(root: Path) -> Recovery:
    """Complete or undo what a killed writer began; only the project's one writer may call it.

    Raises ChangedMeanwhile where a file holds neither what it did nor what it should: nothing more is touched
    then, until `abandon`. Raises SaveFailed where it can neither be completed nor undone now.
    """
    try:
        plan = read_file(root / PLAN, root=root, limit=_LARGEST_PLAN).data
    except FileMissing:
        return Recovery(Outcome.NONE)
    except FileRefused as refused:
        raise SaveFailed(refused.sentence) from refused
    changes = read_plan(plan)
    if changes is None:
        abandon(root)
        return Recovery(Outcome.DROPPED)
    return Recovery(_finish(changes, root), tuple(each.path for each in changes))


def abandon(root: Path) -> Saved:
    """Give up an unfinished transaction; every file stays as it is now. Raises SaveFailed."""
    return atomic.remove(root / PLAN, root=root)


def carry_out(changes: Sequence[FileChange], root: Path) -> Saved:
    """Do what is not done yet; files go last, when nothing refers to them any more. Raises SaveFailed."""
    ordered = sorted(changes, key=lambda each: each.after is None)
    saves = [each.carry_out(root) for each in ordered if not each.is_done(root)]
    return Saved(all(each.is_durable for each in saves))


def undo(changes: Sequence[FileChange], root: Path) -> None:
    """Undo what is done, but for what others have changed since, and give up the plan.

    Raises SaveFailed, and the plan stays to be completed.
    """
    try:
        for each in changes:
            if each.is_done(root):
                each.reversed().carry_out(root)
        abandon(root)
    except SaveFailed as failed:
        raise SaveFailed(
            say(
                "A part of the save is on disk, and could neither be completed nor undone ({reason}); "
                "mend that, then open the project again.",
                reason=failed.sentence,
            )
        ) from failed


def _finish(changes: Sequence[FileChange], root: Path) -> Outcome:
    impossible = [each.path for each in changes if not each.is_possible(root)]
    if impossible:
        raise _changed_since(impossible)
    try:
        carry_out(changes, root)
    except ChangedMeanwhile:
        raise
    except SaveFailed:
        undo(changes, root)
        return Outcome.UNDONE
    abandon(root)
    return Outcome.COMPLETED


def _completed(count: int) -> Sentence:
    if count == 1:
        return say("A save that was cut off is complete now (1 file).")
    return say("A save that was cut off is complete now ({count} files).", count=count)


def _undone(count: int) -> Sentence:
    if count == 1:
        return say(
            "A save that was cut off could not be completed and was undone (1 file); make the change again."
        )
    return say(
        "A save that was cut off could not be completed and was undone ({count} files); "
        "make the change again.",
        count=count,
    )


def _changed_since(paths: Sequence[str]) -> ChangedMeanwhile:
    return ChangedMeanwhile(
        paths,
        say(
            "A save was cut off and {paths} changed since, so it is not completed; "
            "compare the catalogue with git, then delete {plan} to keep the files as they are.",
            paths=", ".join(paths),
            plan=PLAN,
        ),
    )
