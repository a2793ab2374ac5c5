"""What two branches both changed since they parted: people should look at it, though git may merge it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.formats.data import Data
from workbench.formats.file_data import PO, data_of
from workbench.formats.layout import CATALOGUE, FileKind, ref_of
from workbench.policy.frozen import frozen
from workbench.store.git.commits import Commit
from workbench.store.git.objects import ObjectId
from workbench.store.git.repository import FOLDERS, Repository
from workbench.store.git.trees import TreeEntry

_OF_MANY = frozenset({FileKind.LINKS, FileKind.GLOSSARY, FileKind.APPROVALS, FileKind.ENTRY_WAIVERS})
"""Files that hold many things, each known by its name."""


@frozen
class TouchedTwice:
    """A file that both branches changed, and what of it each did: fields, or the things that both did."""

    path: str
    ours: tuple[str, ...]
    theirs: tuple[str, ...]


def touched_beside(repository: Repository, other: Commit) -> Iterator[TouchedTwice]:
    """Yield what the branch that is checked out and another commit both changed since they parted.

    Where a merge of the two is checked out, as for a pull request, it is what its parents both changed.
    Raises GitFailed.
    """
    head = repository.resolve("HEAD")
    if head is None:
        return
    merged = [id for id in head.parents if id != other.id] if other.id in head.parents else []
    ours = repository.commit(merged[0]) if merged else head
    if ours is not None:
        yield from touched_twice(repository, ours, other)


def touched_twice(repository: Repository, ours: Commit, theirs: Commit) -> Iterator[TouchedTwice]:
    """Yield what both changed since the commit they grew from; nothing without one. Raises GitFailed."""
    base = repository.merge_base(ours, theirs)
    if base is None:
        return
    by_us, by_them = (_changed(repository, base, tip) for tip in (ours, theirs))
    for path in sorted(by_us.keys() & by_them.keys()):
        if not path.startswith(f"{CATALOGUE}/revisions/"):
            before, our = by_us[path]
            yield from _compared(repository, path, (before, our, by_them[path][1]))


def _changed(
    repository: Repository, base: Commit, tip: Commit
) -> Mapping[str, tuple[TreeEntry | None, TreeEntry | None]]:
    changed: dict[str, tuple[TreeEntry | None, TreeEntry | None]] = {}
    for folder in FOLDERS:
        pair = repository.entry(base, folder), repository.entry(tip, folder)
        changed.update(repository.trees.differing(*pair, folder))
    return changed


def _compared(
    repository: Repository, path: str, entries: tuple[TreeEntry | None, TreeEntry | None, TreeEntry | None]
) -> Iterator[TouchedTwice]:
    ids = [entry.id if entry is not None and entry.is_file else None for entry in entries]
    contents = repository.contents(id for id in ids if id is not None)
    base, ours, theirs = (_data(path, id, contents) for id in ids)
    our_names, their_names = (
        tuple(name for name in {**base, **side} if base.get(name) != side.get(name))
        for side in (ours, theirs)
    )
    if _holds_many(path):
        both = tuple(name for name in our_names if name in their_names)
        our_names = their_names = both
    if (our_names and their_names) or not _holds_many(path):
        yield TouchedTwice(path, our_names, their_names)


def _data(path: str, id: ObjectId | None, contents: Mapping[ObjectId, bytes]) -> dict[str, Data]:
    """What a version holds; nothing where there is none, or it cannot be read."""
    text = contents.get(id, b"").decode("utf-8", "replace") if id else ""
    return data_of(path, text) or {} if text else {}


def _holds_many(path: str) -> bool:
    ref = ref_of(path)
    return path.endswith(PO) or (ref is not None and ref.kind in _OF_MANY)
