"""Temporary files beside their targets: their names, and what killed writers leave of them."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from workbench.policy.late_pattern import late
from workbench.store.process import is_running

_TEMPORARY = late(r"\.workbench-(?P<pid>[0-9]{1,10})-[0-9a-f]{16}\.tmp")
_LEFT_OVER_S = 600.0


@contextlib.contextmanager
def temporary_beside(target: Path) -> Iterator[Path]:
    """A name for the new content, of a length of its own; nothing is left there by a failure."""
    temporary = target.with_name(f".workbench-{os.getpid()}-{secrets.token_hex(8)}.tmp")
    try:
        yield temporary
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def sweep(folder: Path, *, older_than_s: float = _LEFT_OVER_S) -> list[Path]:
    """Remove what killed writers left in a folder and below it, and say what that was.

    Only files of our own naming are taken, that are old, and whose writer no longer runs: a process's
    number proves nothing about other machines.
    """
    return [path for path in _left_over(folder, older_than_s) if _is_removed(path)]


def _left_over(folder: Path, older_than_s: float) -> Iterator[Path]:
    latest = time.time() - older_than_s
    for place, _, names in os.walk(folder):
        for name in names:
            found = _TEMPORARY.fullmatch(name)
            if found is None or is_running(int(found["pid"])):
                continue
            if _is_older(Path(place, name), latest):
                yield Path(place, name)


def _is_older(path: Path, latest: float) -> bool:
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_mtime < latest


def _is_removed(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
