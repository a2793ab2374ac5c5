"""What unchanged files hold, kept in the user's cache folder so that they are not parsed again.

Disposable: deleting it, or damaging it, changes nothing but time.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.formats.data import Data
from workbench.store.fingerprint import Stamp
from workbench.store.kept import kept_file, read_kept, write_kept

_UNSETTLED_NS = 2_000_000_000
"""A file changed more recently than this may change again within its time stamp's grain."""


@dataclass(slots=True)
class Cache:
    """The data of a project's files, each valid while its file's stamp is the same."""

    file: Path
    known: dict[str, tuple[Stamp, Data]] = field(default_factory=dict)
    _fresh: dict[str, tuple[Stamp, Data]] = field(default_factory=dict)

    def get(self, path: str, stamp: Stamp) -> Data | None:
        """The data of a file that has not changed since it was kept."""
        kept = self.known.get(path)
        if kept is None or kept[0] != stamp:
            return None
        self._fresh[path] = kept
        return kept[1]

    def keep(self, path: str, stamp: Stamp, data: Data) -> None:
        """Keep the data of a file, unless the file is so new that its stamp proves nothing."""
        if time.time_ns() - max(stamp.mtime_ns, stamp.ctime_ns) > _UNSETTLED_NS:
            self._fresh[path] = (stamp, data)

    def save(self) -> None:
        """Write what is valid now, if it is not what was read; failing to is no error."""
        if self._fresh == self.known:
            return
        write_kept(self.file, {path: [*numbers(stamp), data] for path, (stamp, data) in self._fresh.items()})


def open_cache(root: Path) -> Cache:
    """Open the cache of the project at a resolved root; a missing or damaged one is empty."""
    file = kept_file("catalogue", root)
    try:
        return Cache(file, {path: _entry(row) for path, row in (read_kept(file) or {}).items()})
    except (AttributeError, ValueError, TypeError):
        return Cache(file)


def _entry(row: Any) -> tuple[Stamp, Data]:
    *stamp, data = row
    return Stamp(*stamp), data


def numbers(stamp: Stamp) -> tuple[int, int, int, int]:
    """A stamp as it is kept."""
    return stamp.size, stamp.mtime_ns, stamp.ctime_ns, stamp.inode
