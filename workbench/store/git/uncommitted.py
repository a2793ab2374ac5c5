"""Which files of a project differ on disk from the commit that is checked out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from workbench.formats.limits import LARGEST_PO
from workbench.store.fingerprint import FileRefused, read_file
from workbench.store.git.disk_entries import as_git_holds
from workbench.store.git.objects import ObjectId
from workbench.store.git.repository import FOLDERS, Repository


def uncommitted(repository: Repository) -> list[str]:
    """The paths of files that are new, changed or gone, from the project's root. Raises GitFailed.

    What cannot be read, and left-overs of editors (their names begin with a dot), is passed over.
    """
    root, head = repository.git.folder, repository.resolve("HEAD")
    known = repository.entries(head) if head else {}
    present = set(_files(root))
    gone = [path for path, entry in known.items() if entry.is_file and path not in present]
    changed = [path for path in present if _differs(root, path, known[path].id if path in known else None)]
    return sorted((*gone, *changed))


def _files(root: Path) -> Iterator[str]:
    for folder in FOLDERS:
        for place, folders, names in os.walk(root / folder):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in names:
                path = Path(place) / name
                if not name.startswith(".") and not path.is_symlink():
                    yield path.relative_to(root).as_posix()


def _differs(root: Path, path: str, id: ObjectId | None) -> bool:
    try:
        data = read_file(root / path, root=root, limit=LARGEST_PO).data
    except FileRefused:
        return False
    return id is None or _id(as_git_holds(path, data), len(id)) != id


def _id(data: bytes, length: int) -> ObjectId:
    """The id that git gives a content; SHA-1 or SHA-256 by its length."""
    content = b"blob %d\0" % len(data) + data
    if length == 64:
        return ObjectId(hashlib.sha256(content).hexdigest())
    return ObjectId(hashlib.sha1(content, usedforsecurity=False).hexdigest())
