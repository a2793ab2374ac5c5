"""Reads a project's files safely, and knows whether one is still what was read."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.store.within import followed, inside, shown

_SETTLED_NS = 2_000_000_000
"""The coarsest grain of time stamps in use (FAT's): a file changed more recently may change unseen."""

_ATTEMPTS = 5
_CHUNK = 1 << 20
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)
"""A named pipe is opened without waiting for a writer, so that it can be refused."""


class FileRefused(Exception):
    """A file that is not read: why, in a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class FileMissing(FileRefused):
    """There is no such file."""


class _Moving(Exception):
    """The file changed while it was read."""


class Stamp(NamedTuple):
    """What the file system says of a file: its size in bytes, times in ns since 1970, its number.

    A tuple, as two are made for every file at every start.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """The stamp in a stat's answer."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


@frozen
class Content:
    """A file's bytes with the stamp they had; `read_at` in ns since 1970, before the first byte was read."""

    data: bytes
    stamp: Stamp
    read_at: int


@frozen
class Fingerprint:
    """Which file, with which content: its stamp, the SHA-256 of its bytes in hexadecimal digits.

    `is_settled` is whether any later change must show in the stamp. It need not where the file was read
    within the grain of its own time stamps.
    """

    stamp: Stamp
    sha256: str
    is_settled: bool = False

    @classmethod
    def of(cls, content: Content) -> Fingerprint:
        """The fingerprint of a file that was read."""
        age = content.read_at - max(content.stamp.mtime_ns, content.stamp.ctime_ns)
        return cls(content.stamp, sha256(content.data), is_settled=age > _SETTLED_NS)


def sha256(data: bytes) -> str:
    """The digest that tells contents apart, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def read_file(path: Path, *, root: Path, limit: int) -> Content:
    """Read a regular file inside the root, of at most `limit` bytes. Raises FileRefused, FileMissing."""
    for _ in range(_ATTEMPTS):
        try:
            return _read(path, root, limit)
        except _Moving:
            continue
    raise FileRefused(
        say("{path} keeps changing while it is read; wait until its writer is done.", path=shown(path, root))
    )


def is_unchanged(path: Path, known: Fingerprint | None, *, root: Path, limit: int) -> bool:
    """Whether a file is what it was (None: there was none); where its stamp proves nothing, its hash decides.

    Raises FileRefused where something stands there that cannot be read.
    """
    now = fingerprint(path, known, root=root, limit=limit)
    return (now and now.sha256) == (known and known.sha256)


def fingerprint(path: Path, known: Fingerprint | None, *, root: Path, limit: int) -> Fingerprint | None:
    """A file's fingerprint as it is now, None where there is none; not read where its stamp proves enough.

    Raises FileRefused where something stands there that cannot be read.
    """
    if known is not None and known.is_settled and stamp(path, root) == known.stamp:
        return known
    try:
        return Fingerprint.of(read_file(path, root=root, limit=limit))
    except FileMissing:
        return None


def stamp(path: Path, root: Path) -> Stamp | None:
    """What the file system says of a file of the project now; None where it says nothing."""
    real = inside(path, root, real_of=followed)
    try:
        return Stamp.of(real.lstat()) if real else None
    except OSError:
        return None


def _read(path: Path, root: Path, limit: int) -> Content:
    real = inside(path, root, real_of=followed)
    if real is None:
        raise FileRefused(
            say(
                "{path} leads outside the project's files and is not read; put an ordinary file there.",
                path=shown(path, root),
            )
        )
    try:
        file = os.open(real, _FLAGS)
        try:
            return _read_open(file, partial(shown, path, root), limit)
        finally:
            os.close(file)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(say("There is no file {path}.", path=shown(path, root))) from error
    except OSError as error:
        raise FileRefused(
            say(
                "{path} cannot be read ({reason}); look at its permissions and its disk.",
                path=shown(path, root),
                reason=error.strerror or type(error).__name__,
            )
        ) from error


def _read_open(file: int, name: Callable[[], str], limit: int) -> Content:
    """Read an open file whose stamp is the same before and after, so that the stamp is that of the bytes.

    Its name is only worked out where it is told.
    """
    read_at, before = time.time_ns(), os.fstat(file)
    if not stat.S_ISREG(before.st_mode):
        raise FileRefused(say("{path} is no ordinary file and is not read; remove it.", path=name()))
    if before.st_size > limit:
        raise _too_large(name(), limit)
    data = _bytes(file, limit)
    if Stamp.of(os.fstat(file)) != Stamp.of(before) or len(data) != before.st_size:
        raise _Moving
    return Content(data, Stamp.of(before), read_at)


def _bytes(file: int, limit: int) -> bytes:
    """The bytes of an open file, one more than the limit at most."""
    chunks, left = list[bytes](), limit + 1
    while left > 0 and (chunk := os.read(file, min(left, _CHUNK))):
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def _too_large(name: str, limit: int) -> FileRefused:
    return FileRefused(
        say(
            "{path} is larger than {limit} bytes and is not read; no file of a project needs to be.",
            path=name,
            limit=limit,
        )
    )
