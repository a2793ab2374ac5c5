"""Writes and removes files so that, whatever fails and whenever, each is whole: the old one or the new.

The new content is written to a temporary file beside the target, made durable, and renamed over it. Other
hard links of the old file keep the old content; a symbolic link stays one, and its target is what changes.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.store.durable import opened, sync, sync_folder, write_all
from workbench.store.save_failed import SaveFailed, failure
from workbench.store.temporary import temporary_beside
from workbench.store.within import inside, shown

_RENAMES = 5 if os.name == "nt" else 1
"""How often a renaming is tried: on Windows it is refused while a virus scanner has the file open."""
_RENAME_PAUSE_S = 0.05

_HAS_NO_MODES = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


def _umask() -> int:
    """The process's mask for new files. To ask is to set: so it is asked once, and set to the strictest."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


_MODE_OF_NEW = 0o666 & ~_umask()


@frozen
class Saved:
    """What was asked is done; not `is_durable` where a power cut just now might still undo it."""

    is_durable: bool = True

    @property
    def warning(self) -> Sentence | None:
        """What to tell people of a save whose durability the disk did not confirm."""
        if self.is_durable:
            return None
        return say("Saved, but the disk did not confirm that it will last; look at the disk and keep a copy.")


def write(path: Path, data: bytes, *, root: Path, check: Callable[[], object] | None = None) -> Saved:
    """Make a file hold `data`, making the folders it lacks. Raises SaveFailed; then it is as it was.

    `check` is called when all is done but the renaming, and ends the save by raising anything.
    """
    try:
        target = _target(path, root)
        made = _made_folders(target.parent, root)
        with temporary_beside(target) as temporary:
            _fill(temporary, data, _status(target))
            if check is not None:
                check()
            _rename(temporary, target)
    except OSError as error:
        raise failure(shown(path, root), error) from error
    are_durable = [sync_folder(folder) for folder in (target.parent, *made)]
    return Saved(all(are_durable))


def remove(path: Path, *, root: Path, check: Callable[[], object] | None = None) -> Saved:
    """Remove a file, or a symbolic link and not its target; where there is none, that is as good.

    Raises SaveFailed; then it is as it was. `check` is called first.
    """
    folder = inside(path.parent, root)
    if folder is None:
        raise _outside(shown(path, root))
    if check is not None:
        check()
    try:
        (folder / path.name).unlink()
    except (FileNotFoundError, NotADirectoryError):
        return Saved()
    except OSError as error:
        raise failure(shown(path, root), error) from error
    return Saved(sync_folder(folder))


def _target(path: Path, root: Path) -> Path:
    """The file to replace, links followed. Raises SaveFailed, and OSError where it may not be written."""
    target = inside(path, root)
    if target is None:
        raise _outside(shown(path, root))
    status = _status(target)
    if status is None:
        return target
    if not stat.S_ISREG(status.st_mode):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    with opened(target, os.O_WRONLY):  # renaming asks nothing of the file: write protection would not hold
        return target


def _outside(name: str) -> SaveFailed:
    return SaveFailed(
        say(
            "{path} was not changed because it leads outside the project's files; put a file there.",
            path=name,
        )
    )


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except FileNotFoundError:
        return None


def _made_folders(folder: Path, root: Path) -> list[Path]:
    """Make a folder with those it lacks above it, never the root; the folders that hold a new one."""
    if folder.is_dir():
        return []
    if folder == inside(root, root):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    above = _made_folders(folder.parent, root)
    folder.mkdir(exist_ok=True)
    return [folder.parent, *above]


def _fill(temporary: Path, data: bytes, old: os.stat_result | None) -> None:
    with opened(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL) as file:
        write_all(file, data)
        if hasattr(os, "fchmod"):
            _take_after(file, old)
        sync(file)


def _take_after(file: int, old: os.stat_result | None) -> None:
    """Give a file the owner, where that is possible, and the mode of the one it replaces."""
    own = os.fstat(file)
    if old is not None and (own.st_uid, own.st_gid) != (old.st_uid, old.st_gid):
        with contextlib.suppress(OSError):
            os.fchown(file, -1, old.st_gid)
            os.fchown(file, old.st_uid, -1)
    try:
        os.fchmod(file, _MODE_OF_NEW if old is None else stat.S_IMODE(old.st_mode))
    except OSError as error:
        if error.errno not in _HAS_NO_MODES:
            raise


def _rename(temporary: Path, target: Path) -> None:
    for _ in range(_RENAMES - 1):
        with contextlib.suppress(PermissionError):
            temporary.replace(target)
            return
        time.sleep(_RENAME_PAUSE_S)
    temporary.replace(target)
