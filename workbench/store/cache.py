"""What unchanged files hold, kept in the user's cache folder so that they are not parsed again.

Disposable: deleting it, or damaging it, changes nothing but time.
"""

from __future__ import annotations

import json
import time
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench import __version__
from workbench.formats.data import Data
from workbench.store.fingerprint import Stamp
from workbench.store.places import cache_folder, project_key

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
        payload = json.dumps({path: [*_numbers(stamp), data] for path, (stamp, data) in self._fresh.items()})
        try:
            temporary = self.file.with_suffix(f".{time.time_ns()}")
            temporary.write_text(sealed(payload), encoding="utf-8")
            temporary.replace(self.file)
        except OSError:
            return


def open_cache(root: Path) -> Cache:
    """Open the cache of the project at a resolved root; a missing or damaged one is empty."""
    file = cache_folder() / f"catalogue-{project_key(root)}.json"
    try:
        payload = unsealed(file.read_text(encoding="utf-8"))
        if payload is None:
            return Cache(file)
        return Cache(file, {path: _entry(row) for path, row in json.loads(payload).items()})
    except (OSError, ValueError, TypeError):
        return Cache(file)


def sealed(payload: str) -> str:
    """A file's text with a first line that shows who wrote it, and damage."""
    return f"{_header(payload)}\n{payload}"


def unsealed(text: str) -> str | None:
    """What was sealed; None where another workbench wrote it, or it is damaged."""
    header, _, payload = text.partition("\n")
    return payload if header == _header(payload) else None


def _entry(row: Any) -> tuple[Stamp, Data]:
    *numbers, data = row
    return Stamp(*numbers), data


def _numbers(stamp: Stamp) -> tuple[int, int, int, int]:
    return stamp.size, stamp.mtime_ns, stamp.ctime_ns, stamp.inode


def _header(payload: str) -> str:
    """Which workbench wrote it, and a sum that shows damage."""
    return f"workbench {__version__} {zlib.crc32(payload.encode()):08x}"
