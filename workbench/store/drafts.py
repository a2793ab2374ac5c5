"""What is edited and not saved, as a journal keeps it: every file's text on disk, and how it was changed.

A change is kept as the lines that it changed, so that a key press in a file of megabytes costs a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from workbench.formats.layout import ref_of
from workbench.formats.text_change import TextChange
from workbench.policy.frozen import frozen
from workbench.store.journal import Journal
from workbench.store.pending import Pending
from workbench.store.working_copy import WorkingCopy

_MOST_UNFLUSHED = 200
"""Changes after which the journal is written whatever happens: a key press is one at most."""


@frozen
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
    _noted: dict[str, str | None] = field(default_factory=dict)
    """What the journal says that a file holds."""

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
        self._noted.clear()
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

    def _row(self, path: str) -> Mapping[str, object]:
        row: dict[str, object] = {"path": path}
        if path not in self._noted:
            row["base"] = self._noted[path] = self.copy.base(path).text
        before, text = self._noted[path], self.copy.text(path)
        self._noted[path] = text
        if before is None or text is None:
            row["text"] = text
        else:
            change = TextChange.between(before, text)
            row |= {"at": change.at, "cut": len(change.cut), "put": change.put}
        return row


def drafts(left: Pending) -> list[Draft]:
    """What a journal holds that was not saved: every file's last text; foreign records are passed over."""
    found: dict[str, Draft] = {}
    for record in left.records:
        for row in _rows(record):
            path = row.get("path")
            if isinstance(path, str) and ref_of(path) is not None:
                draft = _next_draft(path, found.get(path), row)
                if draft is not None:
                    found[path] = draft
    return [draft for draft in found.values() if draft.text != draft.base]


def _next_draft(path: str, known: Draft | None, row: Mapping[str, object]) -> Draft | None:
    """What a file held after a row; None where the row does not fit what was before it."""
    base = row.get("base")
    if known is None or "base" in row:
        if not isinstance(base, str | None):
            return None
        known = Draft(path, base, base)
    if "text" in row:
        text = row["text"]
        return Draft(path, known.base, text) if isinstance(text, str | None) else None
    at, cut, put = row.get("at"), row.get("cut"), row.get("put")
    if known.text is None or not (isinstance(at, int) and isinstance(cut, int) and isinstance(put, str)):
        return None
    if not 0 <= at <= at + cut <= len(known.text):
        return None
    return Draft(path, known.base, known.text[:at] + put + known.text[at + cut :])


def _rows(record: bytes) -> list[Mapping[str, object]]:
    try:
        rows = json.loads(record.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError):
        return []
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
