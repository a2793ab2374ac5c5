"""Notices what others change in a project while it is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.store.fingerprint import Stamp
from workbench.store.scan import scan, scan_beside, stamps_of


@dataclass(slots=True)
class Watch:
    """Knows the stamps that a project's files had, and says which have another now."""

    root: Path
    stamps: dict[str, Stamp] = field(default_factory=dict)

    def look(self) -> frozenset[str]:
        """The files that were changed, added or removed since the last look, by path."""
        now = self._now()
        before = self.stamps
        self.stamps = now
        return frozenset(path for path in now.keys() | before.keys() if now.get(path) != before.get(path))

    def _now(self) -> dict[str, Stamp]:
        return stamps_of(found for scanned in (scan(self.root), scan_beside(self.root)) for found in scanned)


def watch(root: Path, stamps: Mapping[str, Stamp]) -> Watch:
    """Watch a project from the stamps that it was read with."""
    return Watch(root, dict(stamps))
