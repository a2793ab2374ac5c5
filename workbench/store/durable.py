"""Bytes that must still be there after a power cut."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl

    _FULL_SYNC: int | None = getattr(fcntl, "F_FULLFSYNC", None)
except ImportError:
    _FULL_SYNC = None

_CANNOT_SYNC_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What network file systems answer that make a renaming durable themselves, or never do."""


def open_file(path: Path, flags: int) -> int:
    """Open a file by its flags, never through a link; a new one is its owner's alone. Raises OSError."""
    for name in ("O_NOFOLLOW", "O_BINARY"):
        flags |= getattr(os, name, 0)
    return os.open(path, flags, 0o600)


@contextlib.contextmanager
def opened(path: Path, flags: int) -> Iterator[int]:
    """Open a file as `open_file` does, and close it. Raises OSError, also where closing it fails.

    On network file systems a failing close can be the first word of a full disk.
    """
    file = open_file(path, flags)
    try:
        yield file
    except BaseException:
        with contextlib.suppress(OSError):
            os.close(file)
        raise
    with contextlib.suppress(InterruptedError):  # then it is closed: trying again would close another's
        os.close(file)


def write_all(file: int, data: bytes) -> None:
    """Write all bytes, also where the system takes them in pieces. Raises OSError."""
    left = memoryview(data)
    while left:
        written = os.write(file, left)
        if not written:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        left = left[written:]


def sync(file: int) -> None:
    """Return when a file's bytes are on the disk itself. Raises OSError."""
    if _FULL_SYNC is not None:  # macOS: its fsync stops at the disk's own memory
        with contextlib.suppress(OSError):
            fcntl.fcntl(file, _FULL_SYNC)
            return
    os.fsync(file)


def sync_folder(folder: Path) -> bool:
    """Make the names in a folder durable; whether that is known to have worked."""
    if os.name == "nt":
        return True
    try:
        with opened(folder.resolve(), os.O_RDONLY | os.O_DIRECTORY) as file:
            sync(file)
    except OSError as error:
        return error.errno in _CANNOT_SYNC_FOLDERS
    return True
