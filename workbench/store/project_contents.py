"""All that a project's files hold, as one digest; a file whose stamp is the same is not read again."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from workbench.formats.layout import CATALOGUE, LOCALES
from workbench.policy.frozen import frozen
from workbench.store.fingerprint import Fingerprint, Stamp, fingerprint

_LARGEST = 512 << 20


@frozen
class ProjectContents:
    """The fingerprints of a project's files by path, and the folders that there are."""

    files: Mapping[str, Fingerprint]
    folders: tuple[str, ...]

    @property
    def digest(self) -> str:
        """The same where every file of every name holds the same; whether they were touched is left out."""
        named = [[path, file.sha256] for path, file in sorted(self.files.items())]
        return hashlib.sha256(json.dumps([named, self.folders]).encode()).hexdigest()

    def was_let_be(self, before: ProjectContents) -> bool:
        """Whether nobody has written a file since, even the same again."""
        return self.folders == before.folders and _written(self) == _written(before)


class NotOrdinary(Exception):
    """Something stands in a project that is neither a file nor a folder: what it holds may change unseen."""


def _written(contents: ProjectContents) -> Mapping[str, tuple[Stamp, str]]:
    return {path: (file.stamp, file.sha256) for path, file in contents.files.items()}


def project_contents(root: Path, known: Mapping[str, Fingerprint]) -> ProjectContents:
    """What a project holds now, by what is known of it. Raises NotOrdinary, FileRefused, OSError."""
    found = {path: status for folder in (CATALOGUE, LOCALES) for path, status in _within(root, folder)}
    return ProjectContents(
        {path: _file(root, path, status, known) for path, status in found.items() if status is not None},
        tuple(sorted(path for path, status in found.items() if status is None)),
    )


def _within(root: Path, folder: str) -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield a folder and all that is in it by path, the files with their status."""
    try:
        status = os.lstat(root / folder)
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(status.st_mode):
        raise NotOrdinary(folder)
    yield folder, None
    yield from _in_folder(f"{root}/{folder}", folder)


def _in_folder(folder: str, path: str) -> Iterator[tuple[str, os.stat_result | None]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            inner = f"{path}/{entry.name}"
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield inner, None
                yield from _in_folder(entry.path, inner)
            elif entry.is_file(follow_symlinks=False):
                yield inner, entry.stat(follow_symlinks=False)
            else:
                raise NotOrdinary(inner)


def _file(root: Path, path: str, status: os.stat_result, known: Mapping[str, Fingerprint]) -> Fingerprint:
    was = known.get(path)
    if was is not None and was.is_settled and was.stamp == Stamp.of(status):
        return was
    now = fingerprint(root / path, None, root=root, limit=_LARGEST)
    if now is None:
        raise NotOrdinary(path)  # it went away meanwhile
    return now
