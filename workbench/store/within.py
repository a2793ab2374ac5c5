"""Paths that stay inside a project, whatever symbolic links it holds."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

_GITS_OWN = f"{os.sep}.git{os.sep}"


def inside(path: Path, root: Path, *, real_of: Callable[[Path], str] = os.path.realpath) -> Path | None:
    """Where a path leads, its links followed; None where that is outside the root or in git's own folder.

    A checkout can hold links that others made. One into `.git` stays in the root, but what is written
    there (hooks, configuration) git runs. `real_of` follows the links.
    """
    try:
        real_root, real = _real_root(str(root.absolute())), real_of(path)
    except (OSError, ValueError):
        return None
    below = real[len(real_root.rstrip(os.sep)) :] + os.sep
    if not real.startswith(real_root) or not below.startswith(os.sep):
        return None
    return None if _GITS_OWN in below.casefold() else Path(real)


def followed(path: Path) -> str:
    """Where a path leads that is only read: a folder of many files is followed once, while it is the same."""
    folder, name = os.path.split(path)
    if not path.is_absolute() or name in {"", os.curdir, os.pardir} or "\0" in name:
        return os.path.realpath(path)
    try:
        status = os.stat(folder)  # noqa: PTH116  for each of 10,000 files a Path takes longer than this
    except (OSError, ValueError):
        return os.path.realpath(path)
    real = f"{_real_folder(folder, status.st_dev, status.st_ino).rstrip(os.sep)}{os.sep}{name}"
    return os.path.realpath(real) if path.is_symlink() else real


@lru_cache(maxsize=1 << 12)
def _real_folder(folder: str, _device: int, _number: int) -> str:
    """Where a folder leads, as long as it is the one with this number on its device."""
    return os.path.realpath(folder)


@lru_cache(maxsize=8)
def _real_root(root: str) -> str:
    """A project's own real path; asked once, since it is asked for each of 10,000 files."""
    return os.path.realpath(root)


def shown(path: Path, root: Path) -> str:
    """A path as people are told it: from the root with `/`, or whole where it is elsewhere."""
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    real_root = Path(os.path.realpath(root))
    return path.relative_to(real_root).as_posix() if path.is_relative_to(real_root) else str(path)
