"""The edits that are not saved yet, kept in the user's state folder until they are, or are given up.

A journal is a writer's own, and held while that one runs. What a writer leaves when it is killed, the next
one offers to its user; nothing but an explicit `discard` deletes a journal.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from workbench.store.durable import open_file, sync, sync_folder, write_all
from workbench.store.flock import hold
from workbench.store.journal_format import LARGEST_RECORD, MAGIC, START, framed
from workbench.store.places import project_key, state_folder
from workbench.store.process import this_process
from workbench.store.save_failed import failure
from workbench.store.temporary import temporary_beside

SUFFIX = ".journal"


class Journal:
    """A writer's journal of one project; its file is made by the first flush that has something to write.

    The caller flushes after 200 key strokes or 4 seconds without one, whichever is first.
    """

    def __init__(self, root: Path) -> None:
        self.path = folder() / f"{project_key(root)}-{os.urandom(8).hex()}{SUFFIX}"
        self._header = _header(root)
        self._waiting: list[bytes] = []
        self._file: int | None = None
        self._end, self._check = 0, START

    @property
    def is_flushed(self) -> bool:
        """Whether every record is on disk."""
        return not self._waiting

    def append(self, record: bytes) -> None:
        """Take a record, to be written by the next flush. Raises ValueError for more than 64 MiB."""
        if len(record) > LARGEST_RECORD:
            raise ValueError("a record is larger than a journal can hold")
        self._waiting.append(record)

    def flush(self) -> None:
        """Return when every record is on disk. Raises SaveFailed; then they wait for the next flush."""
        records = list(self._waiting)
        if not records:
            return
        with _failing_as_save_failed(self.path):
            if self._file is None:
                self._begin(records)
            else:
                self._continue(self._file, records)
        del self._waiting[: len(records)]  # what came while these were written waits on

    def restart(self, records: Sequence[bytes]) -> None:
        """Hold these records instead of all before, and at no moment neither: for a save of some edits only.

        Raises SaveFailed; then all is as it was.
        """
        with _failing_as_save_failed(self.path):
            self._begin(records)
        self._waiting.clear()

    def discard(self) -> None:
        """Forget every record; the journal can be used on. Raises SaveFailed where its file stays."""
        delete(self.path)
        self._waiting.clear()
        self._let_go()

    def close(self) -> None:
        """Flush, and leave the file to be found at the next start. Closes also where it raises SaveFailed."""
        try:
            self.flush()
        finally:
            self._let_go()

    def _begin(self, records: Sequence[bytes]) -> None:
        """Put a new file in the place of what there is, held by this process before others can see it."""
        content, check = _framed([self._header, *records], START)
        with temporary_beside(self.path) as temporary:
            file = open_file(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL)
            try:
                hold(file)
                write_all(file, MAGIC + content)
                sync(file)
                temporary.replace(self.path)
            except BaseException:
                os.close(file)
                raise
        self._let_go()
        self._file, self._end, self._check = file, len(MAGIC) + len(content), check
        sync_folder(self.path.parent)

    def _continue(self, file: int, records: Sequence[bytes]) -> None:
        """Write after the last record known to be on disk: over what a failed attempt left, if one did."""
        content, check = _framed(records, self._check)
        os.lseek(file, self._end, os.SEEK_SET)
        write_all(file, content)
        sync(file)
        self._end, self._check = self._end + len(content), check

    def _let_go(self) -> None:
        file, self._file = self._file, None
        if file is not None:
            with contextlib.suppress(OSError):
                os.close(file)


def folder() -> Path:
    """Where journals are."""
    return state_folder("journals")


def delete(path: Path) -> None:
    """Delete a journal's file; none there is as good. Raises SaveFailed."""
    with _failing_as_save_failed(path):
        path.unlink(missing_ok=True)
    sync_folder(path.parent)


def _header(root: Path) -> bytes:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    return json.dumps({"root": str(root.resolve()), "since": since, **asdict(this_process())}).encode()


def _framed(records: Sequence[bytes], check: int) -> tuple[bytes, int]:
    """Records as they follow one of that check sum, and the last one's check sum."""
    frames = bytearray()
    for record in records:
        frame, check = framed(record, check)
        frames += frame
    return bytes(frames), check


@contextlib.contextmanager
def _failing_as_save_failed(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise failure(str(path), error) from error
