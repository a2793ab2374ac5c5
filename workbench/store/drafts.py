"""What is edited and not saved, as a journal keeps it: every file's text on disk, and how it was changed.

A change is kept as the lines that it changed: a key press in a file of megabytes costs a line. Whoever edits
does not wait for the disk: texts are written out and synced beside, in the order of the edits.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from workbench.formats.file_text import FileText, change_between, written
from workbench.formats.layout import ref_of
from workbench.policy.frozen import frozen
from workbench.store.in_order import InOrder
from workbench.store.journal import Journal
from workbench.store.long_records import pieces, whole
from workbench.store.pending import Pending
from workbench.store.save_failed import SaveFailed
from workbench.store.working_copy import WorkingCopy

_MOST_UNFLUSHED = 200
"""Changes after which the journal is written whatever happens: a key press is one at most."""
_MOST_BYTES = 16 << 20
"""What a record holds, unless one file is more: a step can be of two dozen locales' files."""


@frozen
class Draft:
    """A file's unsaved text, and the text on disk that it was made from; None where there is no file."""

    path: str
    base: str | None
    text: str | None


@frozen
class _Note:
    """What a file held and holds now; the first of a file says what is on disk as well."""

    path: str
    before: FileText | None
    now: FileText | None
    is_first: bool


_Notes = Sequence[_Note]
"""What one change did."""


@dataclass(slots=True)
class DraftJournal:
    """Writes a journal of a working copy: one record for each change, all of it anew after a save."""

    copy: WorkingCopy
    journal: Journal
    beside: InOrder = field(default_factory=InOrder)
    """Writes, and knows what keeps it from that."""
    _waiting: list[_Notes] = field(default_factory=list)
    _noted: dict[str, FileText | None] = field(default_factory=dict)
    """What the journal says that a file holds, or will once all that waits is written."""

    def note(self, paths: Iterable[str]) -> None:
        """Take down what some files hold now.

        Where that makes too many changes they are written; whoever types faster than the disk waits for it.
        """
        self._waiting.append([self._note(path) for path in paths])
        if len(self._waiting) >= _MOST_UNFLUSHED:
            self.beside.wait()
            self.flush()

    def flush(self) -> None:
        """Have everything noted written, and what could not be written before."""
        if self._waiting or self.beside.trouble is not None:
            self.beside.ask(partial(_write, self.journal, self._waiting))
            self._waiting = []

    def wait(self) -> None:
        """Return when all that was to be written is on disk, or its trouble is known. Any thread may wait."""
        self.beside.wait()

    def saved(self) -> None:
        """Forget what has been saved; what has not stays."""
        self._noted.clear()
        self._waiting.clear()
        unsaved = sorted(self.copy.unsaved)
        if unsaved:
            notes = [self._note(path) for path in unsaved]
            self.beside.ask(partial(_write_anew, self.journal, notes))
        else:
            self.beside.ask(self.journal.discard)

    def close(self) -> None:
        """Leave the journal to the next start where something is unsaved; it is on disk then."""
        self.flush()
        self.beside.ask(self.journal.close if self.copy.unsaved else self.journal.discard)
        self.beside.wait()

    def _note(self, path: str) -> _Note:
        is_first = path not in self._noted
        before = self.copy.base(path).held if is_first else self._noted[path]
        self._noted[path] = now = self.copy.held(path)
        return _Note(path, before, now, is_first)


def _write(journal: Journal, changes: Iterable[_Notes]) -> None:
    """Write what was noted; only here a text is written out."""
    for notes in changes:
        for record in _records(notes):
            journal.append(record)
    journal.flush()


def _write_anew(journal: Journal, notes: _Notes) -> None:
    """Let a journal hold this alone; where that fails, it follows what is there, which it makes void."""
    records = list(_records(notes))
    try:
        journal.restart(records)
    except SaveFailed:
        for record in records:
            journal.append(record)
        raise


def _records(notes: _Notes) -> Iterator[bytes]:
    """Yield what is noted of some files: in one record, or in more where they hold much."""
    for record in _whole_records(notes):
        yield from pieces(record)


def _whole_records(notes: _Notes) -> Iterator[bytes]:
    rows, size = list[bytes](), 0
    for note in notes:
        row = json.dumps(_row(note), ensure_ascii=False).encode("utf-8", "surrogateescape")
        if rows and size + len(row) > _MOST_BYTES:
            yield _joined(rows)
            rows, size = [], 0
        rows.append(row)
        size += len(row)
    yield _joined(rows)


def _joined(rows: Iterable[bytes]) -> bytes:
    return b"[" + b", ".join(rows) + b"]"


def _row(note: _Note) -> Mapping[str, object]:
    row: dict[str, object] = {"path": note.path}
    if note.is_first:
        row["base"] = written(note.before)
    if note.before is None or note.now is None:
        row["text"] = written(note.now)
    else:
        change = change_between(note.before, note.now)
        row |= {"at": change.at, "cut": len(change.cut), "put": change.put}
    return row


def drafts(left: Pending) -> list[Draft]:
    """What a journal holds that was not saved: every file's last text; foreign records are passed over."""
    found: dict[str, Draft] = {}
    for record in whole(left.records):
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
