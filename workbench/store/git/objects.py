"""The objects of a repository by their ids, from one `cat-file --batch` that stays open."""

from __future__ import annotations

import subprocess
import threading
import weakref
from collections.abc import Iterator, Sequence
from typing import IO, NewType

from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say
from workbench.store.git.failure import GitFailed
from workbench.store.git.program import Git

ObjectId = NewType("ObjectId", str)
"""The full id of a commit, a tree or a blob: 40 or 64 hexadecimal digits."""

_ID = late(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_AT_ONCE = 200
"""So many requests fit into a pipe whose other end is not read."""

_SECONDS = 60.0
_MOST_ENDS = 100
"""A repository whose objects end the process more often than this is not worth the time."""


@frozen
class GitObject:
    """An object: its kind, its size in bytes, and its bytes, None where they are more than was asked for."""

    kind: str
    size: int
    data: bytes | None


def is_object_id(text: str) -> bool:
    """Whether a text is a full id."""
    return _ID.fullmatch(text) is not None


class Objects:
    """Reads objects; safe to call from several threads."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._end: weakref.finalize[[subprocess.Popen[bytes]], Objects] | None = None
        self._ends = 0

    def read(self, id: ObjectId, limit: int) -> GitObject | None:
        """One object; None where the repository does not have it. Raises GitFailed."""
        return self.read_all([id], limit)[0]

    def read_all(self, ids: Sequence[ObjectId], limit: int) -> list[GitObject | None]:
        """Objects in the order of their ids, each of at most `limit` bytes. Raises GitFailed."""
        if not all(map(is_object_id, ids)):
            raise ValueError(ids)
        found: list[GitObject | None] = []
        with self._lock:
            while len(found) < len(ids):
                found.extend(self._answers(ids[len(found) :][:_AT_ONCE], limit))
        return found

    def close(self) -> None:
        """End the process; it is started anew if something is read after all."""
        with self._lock:
            self._stop()

    def _answers(self, ids: Sequence[ObjectId], limit: int) -> Iterator[GitObject | None]:
        """Yield the answers to some requests; fewer where the process ended on the way."""
        process = self._running()
        requests, answers = process.stdin, process.stdout
        if requests is None or answers is None:
            raise ValueError(process)
        watch = threading.Timer(_SECONDS, process.kill)
        watch.start()
        try:
            requests.write("".join(f"{id}\n" for id in ids).encode("ascii"))
            requests.flush()
            for _id in ids:
                answer, is_alive = _answer(answers, limit)
                yield answer
                if not is_alive:
                    self._ended()
                    return
        except BrokenPipeError:
            self._ended()
        except BaseException:
            self._stop()  # what was asked and not read would be taken for the next answer
            raise
        finally:
            watch.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = self._git.start("cat-file", "--batch")
            self._end = weakref.finalize(self, _end, self._process)
        return self._process

    def _ended(self) -> None:
        """Forget a process that came to its end, or was brought to it. Raises GitFailed."""
        self._stop()
        self._ends += 1
        if self._ends > _MOST_ENDS:
            raise GitFailed(say("The repository cannot be read; “git fsck” tells what is wrong with it."))

    def _stop(self) -> None:
        if self._end is not None:
            self._end()
        self._process = self._end = None


def _answer(stream: IO[bytes], limit: int) -> tuple[GitObject | None, bool]:
    """One answer, and whether more can be had of this process."""
    header = stream.readline().split()
    if len(header) != 3 or not header[2].isdigit():
        return None, bool(header)
    kind, size = header[1].decode("ascii", "replace"), int(header[2])
    if size > limit:
        return GitObject(kind, size, None), False
    data = stream.read(size + 1)
    return (GitObject(kind, size, data[:-1]), True) if len(data) == size + 1 else (None, False)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and close its pipes."""
    process.kill()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue
    process.wait()
