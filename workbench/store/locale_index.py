"""What is known of the locales' files without reading them: their digests, and what was made of them.

A digest is believed while the file's stamp is the same; what was made is believed while its subject, the
digest of everything that it was made of, is the same. Disposable: without it, all is read again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from workbench.formats.limits import LARGEST_PO
from workbench.store.cache import numbers
from workbench.store.fingerprint import Fingerprint, Stamp, fingerprint
from workbench.store.kept import kept_file, read_kept, write_kept

Row: TypeAlias = tuple[int, ...]
"""Counts, and answers as 0 and 1."""


@dataclass(slots=True)
class LocaleIndex:
    """Fingerprints of files by path, and rows with their subjects by name; only what is used is kept on."""

    root: Path
    file: Path
    files: dict[str, Fingerprint] = field(default_factory=dict)
    rows: dict[str, tuple[str, Row]] = field(default_factory=dict)
    _files_now: dict[str, Fingerprint] = field(default_factory=dict)
    _rows_now: dict[str, tuple[str, Row]] = field(default_factory=dict)

    def digest(self, path: str) -> str:
        """The SHA-256 of a file's bytes now, "" where there is none. Raises FileRefused."""
        now = fingerprint(self.root / path, self.files.get(path), root=self.root, limit=LARGEST_PO)
        if now is None:
            return ""
        if now.is_settled:
            self._files_now[path] = now
        return now.sha256

    def get(self, name: str, subject: str) -> Row | None:
        """What was made of this very subject, None where that is not known."""
        known = self.rows.get(name)
        if known is None or known[0] != subject:
            return None
        self._rows_now[name] = known
        return known[1]

    def keep(self, name: str, subject: str, row: Row) -> None:
        """Keep what was made of a subject."""
        self._rows_now[name] = (subject, row)

    def save(self) -> None:
        """Write what is valid now, if it is not what was read; failing to is no error."""
        if (self._files_now, self._rows_now) == (self.files, self.rows):
            return
        files = {path: [now.sha256, *numbers(now.stamp)] for path, now in self._files_now.items()}
        write_kept(self.file, {"files": files, "rows": self._rows_now})


def open_index(root: Path) -> LocaleIndex:
    """Open the index of the project at a resolved root; a missing or damaged one is empty."""
    file = kept_file("locales", root)
    kept = read_kept(file)
    try:
        files = {path: _fingerprint(*row) for path, row in kept["files"].items()}
        rows = {name: (subject, tuple(row)) for name, (subject, row) in kept["rows"].items()}
    except (AttributeError, KeyError, TypeError, ValueError):
        return LocaleIndex(root, file)
    return LocaleIndex(root, file, files, rows)


def _fingerprint(sha256: str, *stamp: int) -> Fingerprint:
    return Fingerprint(Stamp(*stamp), sha256, is_settled=True)
