"""The files that stand in a project's folders, with what a stat says of each."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from workbench.formats.layout import CATALOGUE, FOLDERS, LOCALES, SUFFIX, FileKind, FileRef, ref_of
from workbench.store.fingerprint import Stamp

_DECISIONS = FOLDERS[FileKind.DECISION]
_NOT_CATALOGUE = frozenset({f"{CATALOGUE}/revisions", _DECISIONS})
_DEEPEST = 4
"""How far down a file of a catalogue can stand; deeper folders are not entered."""


class Found(NamedTuple):
    """A file: its path from the root with `/`, what it should hold (None: nothing of ours), its stamp."""

    path: str
    ref: FileRef | None
    stamp: Stamp
    is_regular: bool


def scan(root: Path) -> Iterator[Found]:
    """Yield the YAML files of a project's catalogue, in no order; editors' left-overs are passed over."""
    yield from _folder(str(root / CATALOGUE), CATALOGUE, 1)


def scan_beside(root: Path) -> Iterator[Found]:
    """Yield what a project has beside its policy: the locales' files, the decisions about changes."""
    yield from scan_decisions(root)
    for locale in _names(root / LOCALES):
        for kind in FileKind:
            file = FileRef(kind, locale)
            if file.is_of_locale and ref_of(file.path) == file:
                yield from _existing(root, file)


def scan_decisions(root: Path) -> Iterator[Found]:
    """Yield the files of decisions about changes, in no order."""
    yield from _folder(str(root / _DECISIONS), _DECISIONS, _DEEPEST)


def stamps_of(found: Iterable[Found]) -> dict[str, Stamp]:
    """The stamps of a project's files by path."""
    return {each.path: each.stamp for each in found if each.ref is not None}


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []


def _existing(root: Path, file: FileRef) -> Iterator[Found]:
    try:
        status = (root / file.path).stat()
    except OSError:
        return
    yield Found(file.path, file, Stamp.of(status), stat.S_ISREG(status.st_mode))


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
