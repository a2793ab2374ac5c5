"""Paths that stay inside a project, whatever symbolic links it holds."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

_GITS_OWN = f"{os.sep}.git{os.sep}"


def inside(path: Path, root: Path) -> Path | None:
    """Where a path leads, its links followed; None where that is outside the root or in git's own folder.

    A checkout can hold links that others made. One into `.git` stays in the root, but what is written
    there (hooks, configuration) git runs.
    """
    try:
        real_root, real = _real_root(str(root.absolute())), os.path.realpath(path)
    except (OSError, ValueError):
        return None
    below = real[len(real_root.rstrip(os.sep)) :] + os.sep
    if not real.startswith(real_root) or not below.startswith(os.sep):
        return None
    return None if _GITS_OWN in below.casefold() else Path(real)


@lru_cache(maxsize=8)
def _real_root(root: str) -> str:
    """A project's own real path; asked once, since it is asked for each of 10,000 files."""
    return os.path.realpath(root)


def shown(path: Path, root: Path) -> str:
    """A path as people are told it: from the root with `/`, or whole where it is elsewhere."""
    for base in (root, Path(os.path.realpath(root))):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return str(path)
