"""What is edited and not saved, as a journal keeps it: every file's text, and the text it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.formats.layout import ref_of
from workbench.store.journal import Journal
from workbench.store.pending import Pending
from workbench.store.working_copy import WorkingCopy

_MOST_UNFLUSHED = 200
"""Changes after which the journal is written whatever happens: a key press is one at most."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's unsaved text, and the text on disk that it was made from; None where there is no file."""

    path: str
    base: str | None
    text: str | None


@dataclass(slots=True)
class DraftJournal:
    """Writes a journal of a working copy: one record for each change, all of it anew after a save."""

    copy: WorkingCopy
    journal: Journal
    _count: int = 0
    _based: set[str] = field(default_factory=set)

    def note(self, paths: Iterable[str]) -> None:
        """Take down what some files hold now. Raises SaveFailed where it is time to write and that fails."""
        self.journal.append(self._record(paths))
        self._count += 1
        if self._count >= _MOST_UNFLUSHED:
            self.flush()

    def flush(self) -> None:
        """Return when everything noted is on disk. Raises SaveFailed."""
        self.journal.flush()
        self._count = 0

    def saved(self) -> None:
        """Forget what has been saved; what has not stays. Raises SaveFailed."""
        self._based.clear()
        unsaved = sorted(self.copy.unsaved)
        if unsaved:
            self.journal.restart([self._record(unsaved)])
        else:
            self.journal.discard()
        self._count = 0

    def close(self) -> None:
        """Leave the journal to the next start where something is unsaved. Raises SaveFailed."""
        if self.copy.unsaved:
            self.journal.close()
        else:
            self.journal.discard()

    def _record(self, paths: Iterable[str]) -> bytes:
        files = [self._row(path) for path in paths]
        return json.dumps(files, ensure_ascii=False).encode("utf-8", "surrogateescape")

    def _row(self, path: str) -> Mapping[str, str | None]:
        row = {"path": path, "text": self.copy.text(path)}
        if path not in self._based:
            self._based.add(path)
            row["base"] = self.copy.base(path).text
        return row


def drafts(left: Pending) -> list[Draft]:
    """What a journal holds that was not saved: every file's last text; foreign records are passed over."""
    found: dict[str, Draft] = {}
    for record in left.records:
        for row in _rows(record):
            path, text = row.get("path"), row.get("text")
            if not isinstance(path, str) or ref_of(path) is None or not isinstance(text, str | None):
                continue
            known = found.get(path)
            base = row.get("base", known.base if known else None)
            found[path] = Draft(path, base if isinstance(base, str) else None, text)
    return [draft for draft in found.values() if draft.text != draft.base]


def _rows(record: bytes) -> list[Mapping[str, object]]:
    try:
        rows = json.loads(record.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError):
        return []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
