"""A project's repository: what a name stands for, and what the project's files were at a commit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from workbench.formats.layout import CATALOGUE, LOCALES
from workbench.formats.limits import LARGEST_PO
from workbench.policy.sentence import say
from workbench.store.git.commits import Commit, commit_of
from workbench.store.git.failure import GitFailed
from workbench.store.git.location import Location, location_of
from workbench.store.git.objects import ObjectId, Objects, is_object_id
from workbench.store.git.program import Git
from workbench.store.git.trees import TreeEntry, Trees

FOLDERS = (CATALOGUE, LOCALES)
"""The folders that a project's files are in."""

_LARGEST_COMMIT = 1 << 20
_MOST_BYTES = 512 << 20
"""So much is read for one question."""

_LARGEST_LIST = 1 << 20


def open_repository(root: Path) -> Repository:
    """The repository that a project is in. Raises GitFailed, which says why there is none."""
    return Repository(location_of(root))


class Repository:
    """Reads a repository through plumbing alone; paths count from the project's root, with `/`.

    Use it in `with`, or close it, so that the process behind it ends early.
    """

    def __init__(self, location: Location) -> None:
        self.location = location
        self._objects = Objects(location.git)
        self.trees = Trees(self._objects)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End what runs behind it."""
        self._objects.close()

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.location.git.folder

    @property
    def git(self) -> Git:
        """Git in the project's folder."""
        return self.location.git

    @cached_property
    def boundary(self) -> frozenset[ObjectId]:
        """The oldest commits of a shallow clone, whose parents it does not have."""
        if self.location.shallow_file is None:
            return frozenset()
        try:
            with self.location.shallow_file.open(encoding="ascii", errors="replace") as file:
                lines = file.read(_LARGEST_LIST).split()
        except OSError:
            return frozenset()
        return frozenset(ObjectId(line) for line in lines if is_object_id(line))

    @property
    def is_shallow(self) -> bool:
        """Whether older commits were left out when it was cloned."""
        return self.location.shallow_file is not None

    def resolve(self, ref: str) -> Commit | None:
        """The commit that a name stands for: a branch, a tag, `HEAD~3`, the start of an id; None if none."""
        if not ref or ref.startswith("-") or not ref.isprintable():
            return None
        answer = self.git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        id = answer.line
        return self.commit(ObjectId(id)) if answer.status == 0 and is_object_id(id) else None

    def commit(self, id: ObjectId) -> Commit | None:
        """The commit with an id; None where the repository does not have it."""
        return self.commits([id])[0]

    def commits(self, ids: Sequence[ObjectId]) -> list[Commit | None]:
        """The commits with these ids, in their order."""
        found = self._objects.read_all(ids, _LARGEST_COMMIT)
        return [
            commit_of(id, each.data) if each and each.data and each.kind == "commit" else None
            for id, each in zip(ids, found, strict=True)
        ]

    def merge_base(self, one: Commit, other: Commit) -> Commit | None:
        """The commit that two branches grew from; None where their histories do not meet."""
        answer = self.git.ask("merge-base", one.id, other.id)
        id = answer.line
        return self.commit(ObjectId(id)) if answer.status == 0 and is_object_id(id) else None

    def entries(self, commit: Commit) -> Mapping[str, TreeEntry]:
        """What stood in the project's folders at a commit, by path; links and submodules included."""
        found = dict[str, TreeEntry]()
        for folder in FOLDERS:
            found.update(self.trees.below(self.entry(commit, folder), folder))
        return found

    def entry(self, commit: Commit, path: str) -> TreeEntry | None:
        """What stood at a path of the project at a commit."""
        return self.trees.entry(commit.tree, f"{self.location.prefix}{path}")

    def files(self, commit: Commit) -> Mapping[str, bytes]:
        """The project's regular files at a commit, by path; those too large or missing are left out."""
        ids = {path: entry.id for path, entry in self.entries(commit).items() if entry.is_file}
        contents = self.contents(ids.values())
        return {path: contents[id] for path, id in ids.items() if id in contents}

    def contents(self, ids: Iterable[ObjectId], limit: int = LARGEST_PO) -> Mapping[ObjectId, bytes]:
        """The bytes of some files by id, each read once; those above the limit or missing are left out."""
        found, total = dict[ObjectId, bytes](), 0
        wanted = list(dict.fromkeys(ids))
        for start in range(0, len(wanted), 100):
            some = wanted[start : start + 100]
            for id, each in zip(some, self._objects.read_all(some, limit), strict=True):
                if each is not None and each.data is not None and each.kind == "blob":
                    found[id] = each.data
                    total += each.size
            if total > _MOST_BYTES:
                raise GitFailed(say("Those files have more than {count} MB.", count=_MOST_BYTES >> 20))
        return found
