"""One writer a project: a file in the user's state folder that says who writes, held while it does.

Nothing is written into the project, so a project on a read-only disk can be opened, and two users of one
project do not see each other's locks: what they write at once shows in the files' fingerprints.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.store.durable import open_file, write_all
from workbench.store.flock import hold
from workbench.store.places import project_key, state_folder
from workbench.store.process import Process, this_process
from workbench.store.save_failed import SaveFailed

_ATTEMPTS = 20
_PAUSE_S = 0.01
_LARGEST = 1 << 16


@frozen
class Holder:
    """Who writes a project, and since when."""

    process: Process
    since: datetime


class Held(Exception):
    """Another process writes the project; `holder` is None where the lock does not say who."""

    def __init__(self, holder: Holder | None, file: Path) -> None:
        self.holder = holder
        self.file = file
        self.sentence = _who(holder, file)
        super().__init__(str(self.sentence))


def _who(holder: Holder | None, file: Path) -> Sentence:
    if holder is None:
        return say(
            "Another workbench has this project open for writing; close it, then open this one again, "
            "or delete {file} if there is none.",
            file=file,
        )
    since, process = f"{holder.since.astimezone():%Y-%m-%d %H:%M}", holder.process
    if process.is_here:
        return say(
            "Another workbench (process {pid}) has had this project open for writing since {since}; "
            "close it, then open this one again.",
            pid=process.pid,
            since=since,
        )
    return say(
        "A workbench on {host} (process {pid}) has had this project open for writing since {since}; close it "
        "there, or delete {file} if it was cut off.",
        host=process.host,
        pid=process.pid,
        since=since,
        file=file,
    )


class Lock:
    """The right to write a project, until it is released or the process ends."""

    def __init__(self, path: Path, file: int) -> None:
        self.path = path
        self._file: int | None = file
        self._owner = os.getpid()

    def release(self) -> None:
        """Let others write; more than once does no harm. A forked child's copy does not end its parent's."""
        file, self._file = self._file, None
        if file is None:
            return
        if os.getpid() == self._owner and _is_at(file, self.path):
            with contextlib.suppress(OSError):
                os.ftruncate(file, 0)  # where an open file cannot be deleted, it names nobody
            with contextlib.suppress(OSError):
                self.path.unlink()
        with contextlib.suppress(OSError):
            os.close(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def acquire(root: Path) -> Lock:
    """Become the one writer of a project. Raises Held, or SaveFailed where the state folder is not writable.

    What a killed writer left is taken over on proof of its death only: nobody holds the file, and the
    process it names has ended on this very machine.
    """
    path = state_folder("locks") / f"{project_key(root)}.lock"
    try:
        for _ in range(_ATTEMPTS):
            if (lock := _attempt(path)) is not None:
                return lock
            time.sleep(_PAUSE_S)
    except OSError as error:
        raise SaveFailed(
            say(
                "The project opens read-only because the lock {path} cannot be written ({reason}); "
                "make that folder writable, or name another with WORKBENCH_STATE.",
                path=path,
                reason=error.strerror or type(error).__name__,
            )
        ) from error
    raise Held(None, path)


def _attempt(path: Path) -> Lock | None:
    """Take the lock, or None where that is undecided for now. Raises Held, OSError."""
    is_new, file = _opened(path)
    try:
        lock = _taken(path, file, is_new=is_new)
    except BaseException:
        os.close(file)
        raise
    if lock is None:
        os.close(file)
    return lock


def _opened(path: Path) -> tuple[bool, int]:
    """Whether the file was made just now, and the file."""
    try:
        return True, open_file(path, os.O_RDWR | os.O_CREAT | os.O_EXCL)
    except FileExistsError:
        return False, open_file(path, os.O_RDWR | os.O_CREAT)


def _taken(path: Path, file: int, *, is_new: bool) -> Lock | None:
    """The lock, where its open file is nobody's; None where its holder is about to be named, or is gone."""
    is_ours = hold(file)
    holder = _holder(file)
    if holder is not None and (is_ours is False or not holder.process.is_dead):
        raise Held(holder, path)
    if is_ours is False or not _is_at(file, path) or (is_ours is None and holder is None and not is_new):
        return None
    _name_this_process(file)
    return Lock(path, file)


def _is_at(file: int, path: Path) -> bool:
    """Whether an open file is still the one that stands there."""
    try:
        return os.path.samestat(os.fstat(file), path.lstat())
    except OSError:
        return False


def _name_this_process(file: int) -> None:
    record = {**asdict(this_process()), "since": datetime.now(UTC).isoformat(timespec="seconds")}
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    write_all(file, json.dumps(record).encode())


def _holder(file: int) -> Holder | None:
    """Whom an open lock file names; None where it is empty, or being written."""
    os.lseek(file, 0, os.SEEK_SET)
    try:
        record = json.loads(os.read(file, _LARGEST))
        since = datetime.fromisoformat(record.pop("since"))
        return Holder(Process.of(record), since)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
