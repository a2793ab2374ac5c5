"""The texts of the files that are being edited, beside what was last known to be on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.formats.limits import LARGEST_PO, LARGEST_YAML
from workbench.policy.frozen import frozen
from workbench.store.fingerprint import FileMissing, read_file


@frozen
class OnDisk:
    """A file as it was last read or written: its text (None: there is none) and the digest of its bytes."""

    text: str | None
    digest: str | None


@dataclass(slots=True)
class WorkingCopy:
    """What every file holds now; a file nobody edits is read when it is asked for."""

    root: Path
    _bases: dict[str, OnDisk] = field(default_factory=dict)
    _texts: dict[str, str | None] = field(default_factory=dict)

    def twin(self) -> WorkingCopy:
        """One that holds the same, and goes its own way from here."""
        return WorkingCopy(self.root, dict(self._bases), dict(self._texts))

    def text(self, path: str) -> str | None:
        """A file's text as it is now, None where there is no such file. Raises FileRefused."""
        return self._texts[path] if path in self._texts else self.base(path).text

    def base(self, path: str) -> OnDisk:
        """A file as it was when it was first edited, or last saved or reloaded. Raises FileRefused."""
        if path not in self._bases:
            self._bases[path] = on_disk(self.root, path)
        return self._bases[path]

    def know(self, path: str, base: OnDisk) -> bool:
        """Take a file as it was read elsewhere; False where it has been read here meanwhile."""
        return self._bases.setdefault(path, base) is base

    def put(self, texts: Mapping[str, str | None]) -> None:
        """Hold other texts; they are not saved by that."""
        for path, text in texts.items():
            if text == self.base(path).text:
                self._texts.pop(path, None)
            else:
                self._texts[path] = text

    @property
    def unsaved(self) -> frozenset[str]:
        """The files whose text is not what is known to be on disk."""
        return frozenset(self._texts)

    @property
    def watched(self) -> frozenset[str]:
        """The files whose text has been read for editing."""
        return frozenset(self._bases)

    def saved(self, path: str) -> None:
        """A file's text is on disk now."""
        text = self.text(path)
        self._bases[path] = OnDisk(text, None if text is None else digest(encoded(text)))
        self._texts.pop(path, None)

    def is_stale(self, path: str) -> bool:
        """Whether the disk may hold something else than is known here. Raises FileRefused."""
        return path not in self._bases or on_disk(self.root, path).digest != self._bases[path].digest

    def forget(self, paths: Iterable[str]) -> None:
        """Read these files again when they are asked for; edits of them are lost."""
        for path in paths:
            self._bases.pop(path, None)
            self._texts.pop(path, None)

    def assume(self, path: str, base: str | None) -> None:
        """Take a text as what was on disk when edits were made, whatever is there now."""
        self._bases[path] = OnDisk(base, None if base is None else digest(encoded(base)))

    def rebase(self, path: str) -> OnDisk:
        """Take what is on disk now as what the edits were made on. Raises FileRefused."""
        text = self.text(path)
        self._bases[path] = on_disk(self.root, path)
        self.put({path: text})
        return self._bases[path]


def on_disk(root: Path, path: str) -> OnDisk:
    """Read a file for editing; line ends and a byte order mark are kept. Raises FileRefused."""
    limit = LARGEST_PO if path.endswith((".po", ".pot")) else LARGEST_YAML
    try:
        content = read_file(root / path, root=root, limit=limit).data
    except FileMissing:
        return OnDisk(None, None)
    return OnDisk(content.decode("utf-8", "surrogateescape"), digest(content))


def encoded(text: str) -> bytes:
    """A text's bytes, those that are no UTF-8 as they were read."""
    return text.encode("utf-8", "surrogateescape")


def digest(content: bytes) -> str:
    """The digest of a file's bytes."""
    return hashlib.sha256(content).hexdigest()
