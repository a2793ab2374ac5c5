"""States in git as sides to compare: one commit's, and each commit's beside what it was made from."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field

from workbench.formats.layout import FOLDERS as FOLDERS_OF
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.limits import LARGEST_YAML
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.revisions.side import Side
from workbench.revisions.taking_down import side_of
from workbench.store.git.commits import Commit
from workbench.store.git.log import MOST_COMMITS, LoggedCommit, log
from workbench.store.git.objects import ObjectId
from workbench.store.git.repository import FOLDERS, Repository
from workbench.store.states_in_git import StateInGit, state_at

_MANY = tuple(f"{FOLDERS_OF[kind]}/" for kind in (FileKind.COOKIE, FileKind.PROVIDER))
_NAMED = late(r"[a-z0-9][a-z0-9_-]*")
"""Words that may be a provider's id: whatever else they are, no provider has it."""


@frozen
class Step:
    """A commit of a project, and the states before and after it; none before the first that has a policy.

    A merge has other parents beside: what is as it was in one of them, it only took over.
    """

    logged: LoggedCommit
    before: Side | None
    after: Side
    beside: tuple[Side, ...] = ()


def side_in_git(state: StateInGit) -> Side | None:
    """A state at a commit as a side; None where its policy cannot be read, or there was none."""
    files = state.reading.files.values()
    documents = {file.ref: file.data for file in files if file.data is not None}
    return side_of(state.catalogue, documents, state.catalogs)


def steps_through_commits(
    repository: Repository, path: str | None = None, limit: int = MOST_COMMITS
) -> Iterator[Step]:
    """Yield what each commit made of the project, or of one file, the newest first, beside its own parent.

    So commits of two branches are not told as going back and forth. A merge that decided nothing itself is
    passed over, and so is the oldest commit of a shallow clone, of which nobody knows what it changed. Of one
    cookie's states other cookies, and providers that are not its own, are left out: there may be thousands.
    Raises GitFailed.
    """
    found = list(log(repository, path, limit))
    sides = _Sides(repository, path, () if path is None else _named_by(repository, found))
    for logged in found:
        if not logged.changes or logged.is_boundary:
            continue
        after, parents = sides.at(logged.commit), list(sides.parents(logged.commit))
        if after is not None:
            beside = tuple(each for each in parents[1:] if each is not None)
            yield Step(logged, parents[0] if parents else None, after, beside)


@dataclass(slots=True)
class _Sides:
    """Makes sides of commits; two commits with the same files have the same side."""

    repository: Repository
    path: str | None = None
    named: Container[str] = ()
    _latest: StateInGit | None = None
    _known: dict[tuple[ObjectId | None, ...], Side | None] = field(default_factory=dict)

    def parents(self, commit: Commit) -> Iterator[Side | None]:
        """Yield the sides of a commit's parents, the first one first."""
        for parent in self.repository.commits(commit.parents):
            yield self.at(parent) if parent is not None else None

    def at(self, commit: Commit) -> Side | None:
        """The side of a commit; the one asked for before is all that is kept besides."""
        entries = [self.repository.entry(commit, folder) for folder in FOLDERS]
        key = tuple(entry.id if entry else None for entry in entries)
        if key not in self._known:
            self._latest = state_at(self.repository, commit, self._latest, self._is_wanted)
            last = list(self._known.items())[-1:]
            self._known = {**dict(last), key: side_in_git(self._latest)}
        return self._known[key]

    def _is_wanted(self, path: str) -> bool:
        """Whether a file is a part of the sides: the one that is asked about, and what it refers to."""
        return self.path in (None, path) or path in self.named or not path.startswith(_MANY)


def _named_by(repository: Repository, commits: Iterable[LoggedCommit]) -> frozenset[str]:
    """The files of the providers that a cookie's file names at any commit."""
    ids = {id for each in commits for change in each.changes for id in (*change.before, change.after) if id}
    contents = repository.contents(ids, LARGEST_YAML).values()
    names = {name for each in contents for name in _NAMED.findall(each.decode("utf-8", "replace"))}
    return frozenset(FileRef(FileKind.PROVIDER, name).path for name in names)
