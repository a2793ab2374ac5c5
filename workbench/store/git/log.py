"""The commits that touched a project's files, and what each made of them."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.policy.frozen import frozen
from workbench.store.git.commits import Commit
from workbench.store.git.objects import ObjectId, is_object_id
from workbench.store.git.repository import FOLDERS, Repository
from workbench.store.git.trees import TreeEntry

MOST_COMMITS = 1000
"""So many are looked at where nobody asks for more or fewer."""


@frozen
class FileChange:
    """What a commit made of a file: its content's id afterwards and in each parent, None where it was not.

    A merge has a change only where the file is like none of its parents'.
    """

    path: str
    before: tuple[ObjectId | None, ...]
    after: ObjectId | None


@frozen
class LoggedCommit:
    """A commit with its changes; `is_boundary` where nothing older is known and all seems to be new."""

    commit: Commit
    changes: tuple[FileChange, ...]
    is_boundary: bool


def log(
    repository: Repository, path: str | None = None, limit: int = MOST_COMMITS, start: Commit | None = None
) -> Iterator[LoggedCommit]:
    """Yield the commits that touched a file or folder, or anything of the project, the newest first.

    Raises GitFailed.
    """
    tip = start or repository.resolve("HEAD")
    if tip is None:
        return
    paths = FOLDERS if path is None else (path,)
    commits = repository.commits(_ids(repository, tip, paths, limit))
    for commit in commits:
        if commit is not None:
            is_boundary = commit.id in repository.boundary
            yield LoggedCommit(commit, tuple(_changes(repository, commit, paths, is_boundary)), is_boundary)


def _ids(repository: Repository, tip: Commit, paths: tuple[str, ...], limit: int) -> list[ObjectId]:
    asked = repository.git.do("rev-list", f"--max-count={limit}", "--date-order", tip.id, "--", *paths)
    return [ObjectId(line) for line in asked.split("\n") if is_object_id(line)]


def _changes(
    repository: Repository, commit: Commit, paths: tuple[str, ...], is_boundary: bool
) -> Iterator[FileChange]:
    parents = [] if is_boundary else [each for each in repository.commits(commit.parents) if each is not None]
    for path in paths:
        after = repository.entry(commit, path)
        before = [repository.entry(parent, path) for parent in parents]
        compared = [repository.trees.differing(each, after, path) for each in before or [None]]
        for changed in sorted(set(compared[0]).intersection(*compared[1:])):
            pairs = [differing[changed] for differing in compared]
            yield FileChange(changed, tuple(_file(one) for one, _ in pairs if before), _file(pairs[0][1]))


def _file(entry: TreeEntry | None) -> ObjectId | None:
    return entry.id if entry is not None and entry.is_file else None
