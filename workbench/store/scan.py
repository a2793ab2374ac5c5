"""The files that stand in a catalogue's folders, with what a stat says of each."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.formats.layout import CATALOGUE, SUFFIX, FileRef, ref_of
from workbench.store.fingerprint import Stamp

_NOT_CATALOGUE = frozenset({f"{CATALOGUE}/revisions", f"{CATALOGUE}/changes"})
_DEEPEST = 4
"""How far down a file of a catalogue can stand; deeper folders are not entered."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its path from the root with `/`, what it should hold (None: nothing of ours), its stamp."""

    path: str
    ref: FileRef | None
    stamp: Stamp
    is_regular: bool


def scan(root: Path) -> Iterator[Found]:
    """Yield the YAML files of a project's catalogue, in no order; editors' left-overs are passed over."""
    yield from _folder(str(root / CATALOGUE), CATALOGUE, 1)


def _folder(folder: str, path: str, depth: int) -> Iterator[Found]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        inner = f"{path}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if depth < _DEEPEST and inner not in _NOT_CATALOGUE:
                yield from _folder(entry.path, inner, depth + 1)
        elif entry.name.endswith((SUFFIX, ".yml")):
            yield _found(entry, inner)


def _found(entry: os.DirEntry[str], path: str) -> Found:
    status = entry.stat(follow_symlinks=entry.is_symlink() and Path(entry.path).exists())
    return Found(path, ref_of(path), Stamp.of(status), stat.S_ISREG(status.st_mode))
