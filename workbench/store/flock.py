"""Holds an open file against other processes: the system lets go when the holder ends, however it ends."""

from __future__ import annotations

import errno

try:
    import fcntl

    _CAN_HOLD = True
except ImportError:
    _CAN_HOLD = False

_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES})


def hold(file: int) -> bool | None:
    """Hold an open file until it is closed; False where another process, or another opening, holds it.

    None where the system or the file system has no such locks: nothing is known then.
    """
    if not _CAN_HOLD:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in _HELD else None
    return True
