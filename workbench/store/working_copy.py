"""The texts of the files that are being edited, beside what was last known to be on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.formats.file_text import FileText, written
from workbench.formats.layout import FileKind, ref_of
from workbench.formats.limits import LARGEST_PO, LARGEST_YAML
from workbench.policy.frozen import frozen
from workbench.store.fingerprint import FileMissing, read_file


@frozen
class OnDisk:
    """A file as it was last read or written: what it said (None: there is none), the digest of its bytes."""

    held: FileText | None
    digest: str | None

    @property
    def text(self) -> str | None:
        """Its text, written out."""
        return written(self.held)


@dataclass(slots=True)
class WorkingCopy:
    """What every file holds now; a file nobody edits is read when it is asked for.

    A locale's file is held as its entries, and those packed where the copy is for long: there are dozens.
    """

    root: Path
    is_for_long: bool = True
    _bases: dict[str, OnDisk] = field(default_factory=dict)
    _texts: dict[str, FileText | None] = field(default_factory=dict)
    _unsaved: frozenset[str] | None = None

    def twin(self) -> WorkingCopy:
        """One that holds the same, and goes its own way from here."""
        return WorkingCopy(self.root, self.is_for_long, dict(self._bases), dict(self._texts))

    def take_over(self, twin: WorkingCopy) -> None:
        """Hold what a twin does; here nothing may have been changed since it was made.

        An unsaved text goes with what it was made from.
        """
        made_from = {path: twin._bases[path] for path in twin._texts}
        self._bases, self._texts = {**twin._bases, **self._bases, **made_from}, dict(twin._texts)
        self._unsaved = None

    def held(self, path: str) -> FileText | None:
        """What a file says now, None where there is no such file. Raises FileRefused."""
        return self._texts[path] if path in self._texts else self.base(path).held

    def text(self, path: str) -> str | None:
        """A file's text as it is now, written out, None where there is no such file. Raises FileRefused."""
        return written(self.held(path))

    def base(self, path: str) -> OnDisk:
        """A file as it was when it was first edited, or last saved or reloaded. Raises FileRefused."""
        if path not in self._bases:
            self._bases[path] = on_disk(self.root, path, is_for_long=self.is_for_long)
        return self._bases[path]

    def know(self, path: str, base: OnDisk) -> bool:
        """Take a file as it was read elsewhere; False where it has been read here meanwhile."""
        return self._bases.setdefault(path, base) is base

    def put(self, texts: Mapping[str, FileText | None]) -> None:
        """Hold other texts; they are not saved by that."""
        for path, text in texts.items():
            held = None if text is None else self.as_held(path, text)
            if held == self.base(path).held:
                self._texts.pop(path, None)
            else:
                self._texts[path] = held
        self._unsaved = None

    @property
    def unsaved(self) -> frozenset[str]:
        """The files whose text is not what is known to be on disk; the same set while it holds."""
        if self._unsaved is None:
            self._unsaved = frozenset(self._texts)
        return self._unsaved

    @property
    def watched(self) -> frozenset[str]:
        """The files whose text has been read for editing."""
        return frozenset(self._bases)

    def saved(self, path: str) -> None:
        """A file's text is on disk now."""
        self._bases[path] = _base(self.held(path))
        self._texts.pop(path, None)
        self._unsaved = None

    def is_stale(self, path: str) -> bool:
        """Whether the disk may hold something else than is known here. Raises FileRefused."""
        return path not in self._bases or digest_on_disk(self.root, path) != self._bases[path].digest

    def forget(self, paths: Iterable[str]) -> None:
        """Read these files again when they are asked for; edits of them are lost."""
        for path in paths:
            self._bases.pop(path, None)
            self._texts.pop(path, None)
        self._unsaved = None

    def assume(self, path: str, base: str | None) -> None:
        """Take a text as what was on disk when edits were made, whatever is there now."""
        self._bases[path] = _base(None if base is None else self.as_held(path, base))

    def rebase(self, path: str) -> OnDisk:
        """Take what is on disk now as what the edits were made on. Raises FileRefused."""
        held = self.held(path)
        self._bases[path] = on_disk(self.root, path, is_for_long=self.is_for_long)
        self.put({path: held})
        return self._bases[path]

    def as_held(self, path: str, text: FileText) -> FileText:
        """A text as this copy holds it."""
        if isinstance(text, str):
            return _said(path, text, is_for_long=self.is_for_long)
        return text.held_small() if self.is_for_long else text


def on_disk(root: Path, path: str, *, is_for_long: bool = True) -> OnDisk:
    """Read a file for editing; line ends and a byte order mark are kept. Raises FileRefused."""
    content = _content(root, path)
    if content is None:
        return OnDisk(None, None)
    return OnDisk(_said(path, content, is_for_long=is_for_long), digest(content))


def digest_on_disk(root: Path, path: str) -> str | None:
    """The digest of a file's bytes now; None where there is none. Raises FileRefused."""
    content = _content(root, path)
    return None if content is None else digest(content)


def _content(root: Path, path: str) -> bytes | None:
    limit = LARGEST_PO if path.endswith((".po", ".pot")) else LARGEST_YAML
    try:
        return read_file(root / path, root=root, limit=limit).data
    except FileMissing:
        return None


def _said(path: str, content: bytes | str, *, is_for_long: bool) -> FileText:
    """The entries of a locale's file; the text of any other file, and of one with faults."""
    ref = ref_of(path)
    if ref is not None and ref.kind is FileKind.ENTRIES:
        from workbench.formats.po_read import read  # most copies hold no locale

        file = read(content, is_held=is_for_long).file
        if file is not None:
            return file
    return content if isinstance(content, str) else content.decode("utf-8", "surrogateescape")


def _base(held: FileText | None) -> OnDisk:
    text = written(held)
    return OnDisk(held, None if text is None else digest(encoded(text)))


def encoded(text: str) -> bytes:
    """A text's bytes, those that are no UTF-8 as they were read."""
    return text.encode("utf-8", "surrogateescape")


def digest(content: bytes) -> str:
    """The digest of a file's bytes."""
    return hashlib.sha256(content).hexdigest()
