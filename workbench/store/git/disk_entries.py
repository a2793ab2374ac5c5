"""Files on disk as git holds them, written as objects without a filter."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.formats.layout import CATALOGUE
from workbench.formats.limits import LARGEST_PO
from workbench.policy.sentence import say
from workbench.store.fingerprint import FileMissing, FileRefused, read_file
from workbench.store.git.commits import Commit
from workbench.store.git.failure import GitFailed
from workbench.store.git.index import Entries
from workbench.store.git.objects import ObjectId
from workbench.store.git.repository import Repository
from workbench.store.git.trees import TreeEntry

_TEXT = (".yaml", ".po", ".pot", ".gitattributes")
"""Files that git holds with LF, whatever they have on disk."""

_PROOF = f"{CATALOGUE}/revisions/"
"""What is below stays byte for byte."""

_ORDINARY = "100644"


def entries_on_disk(repository: Repository, before: Commit | None, paths: Iterable[str]) -> Entries:
    """What files are on disk, written as objects, by path from the top of the working tree. Raises GitFailed.

    Those that are gone are None; those that were executable `before` stay so.
    """
    return {f"{repository.location.prefix}{path}": _entry(repository, before, path) for path in paths}


def _entry(repository: Repository, before: Commit | None, path: str) -> TreeEntry | None:
    root = repository.git.folder
    try:
        if (root / path).is_symlink():
            raise GitFailed(
                say("{path} is a link, and is not committed; put an ordinary file there.", path=path)
            )
        data = read_file(root / path, root=root, limit=LARGEST_PO).data
    except FileMissing:
        return None
    except FileRefused as refused:
        raise GitFailed(refused.sentence) from None
    known = repository.entry(before, path) if before else None
    mode = known.mode if known is not None and known.is_file else _ORDINARY
    return TreeEntry(mode, _blob(repository, as_git_holds(path, data)))


def as_git_holds(path: str, data: bytes) -> bytes:
    """The content that git has for a file: text with LF alone."""
    is_text = path.endswith(_TEXT) and not path.startswith(_PROOF) and b"\0" not in data
    return data.replace(b"\r\n", b"\n") if is_text else data


def _blob(repository: Repository, data: bytes) -> ObjectId:
    return ObjectId(repository.git.do("hash-object", "-w", "--no-filters", "--stdin", given=data))
