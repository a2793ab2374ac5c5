"""Several files changed as one, also when the process is killed or the power is cut at any moment.

A plan is made durable first, with all contents before and after; then it is carried out; then it is removed.
It stands in the project, beside the catalogue, because there whoever opens the project next finds it: another
user, another machine, one whose state folder is gone. It holds nothing but what the project's own files hold,
held, or are about to hold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from workbench.policy.sentence import say
from workbench.store import atomic
from workbench.store.atomic import Saved
from workbench.store.file_change import FileChange, changed, content
from workbench.store.fingerprint import sha256
from workbench.store.recovery import abandon, carry_out, recover, undo
from workbench.store.root import PLAN
from workbench.store.save_failed import SaveFailed
from workbench.store.transaction_plan import is_plannable, planned


def commit(
    contents: Mapping[str, bytes | None], *, root: Path, known: Mapping[str, str | None] | None = None
) -> Saved:
    """Make files, by their paths from the root, hold what is given, None for no file: all of them or none.

    Only the project's one writer may call it. `known` has the SHA-256 of what the caller believes a file to
    hold, None for no file. Raises ChangedMeanwhile where one holds something else, SaveFailed for all other
    reasons, ValueError for paths outside catalogue and locales.
    """
    if not all(is_plannable(path) for path in contents):
        raise ValueError("a transaction changes files of catalogue and locales only")
    recover(root)
    changes = [FileChange(path, content(path, root), after) for path, after in contents.items()]
    if unknown := [each.path for each in changes if not _is_known(each, known or {})]:
        raise changed(unknown)
    changes = [each for each in changes if each.before != each.after]
    return _as_one(changes, root) if len(changes) > 1 else carry_out(changes, root)


def _as_one(changes: Sequence[FileChange], root: Path) -> Saved:
    _begin(changes, root)
    try:
        saved = carry_out(changes, root)
    except SaveFailed:
        undo(changes, root)
        raise
    try:
        return Saved(abandon(root).is_durable and saved.is_durable)
    except SaveFailed:  # all is done: the plan that stays is found to be
        return Saved(is_durable=False)


def _begin(changes: Sequence[FileChange], root: Path) -> None:
    """Make the plan durable, or begin nothing: a power cut could take the plan and leave half the work."""
    if not atomic.write(root / PLAN, planned(changes), root=root).is_durable:
        abandon(root)
        raise SaveFailed(
            say("Nothing was saved because the disk did not confirm that it keeps files; look at the disk.")
        )


def _is_known(change: FileChange, known: Mapping[str, str | None]) -> bool:
    now = None if change.before is None else sha256(change.before)
    return change.path not in known or known[change.path] == now
