"""The states of a policy by what they are called: a word, a date, a folder or a git revision."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path

from workbench.locales.catalog import Catalog
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence, say
from workbench.revisions.record import Revision
from workbench.revisions.side import Side
from workbench.store.finding_revisions import PUBLISHED, NoSuchState, find_revision
from workbench.store.git.both_sides import TouchedTwice, touched_beside
from workbench.store.git.commits import Commit
from workbench.store.git.failure import GitFailed
from workbench.store.git.repository import open_repository
from workbench.store.kept_states import StateUnreadable, kept_state
from workbench.store.locale_files import read_catalogs
from workbench.store.project import Project, load
from workbench.store.root import find_root
from workbench.store.sides_in_git import side_in_git
from workbench.store.states_in_git import StateInGit, state_at
from workbench.store.unpublished import present_side

WORKTREE = "worktree"
"""The project as it is on disk."""


@frozen(slots=False)
class NamedState:
    """A state and what it is called; with its revision if published, its project if in a folder.

    `catalogs` are every locale's entries, but of a published state, which keeps only what was printed;
    `touched` is what a commit's branch and the one that is checked out both changed since they parted.
    """

    name: str
    side: Side
    revision: Revision | None = None
    project: Project | None = None
    catalogs: Mapping[LocaleTag, Catalog] = field(default_factory=dict)
    touched: tuple[TouchedTwice, ...] = ()
    remark: Sentence | None = None


def find_state(root: Path, asked: str, present: Callable[[], Project]) -> NamedState:
    """The state that is asked for; `present` gives the project as it is on disk. Raises NoSuchState."""
    if asked == WORKTREE:
        return _in_folder(asked, present())
    if asked.startswith("git:"):
        return _in_git(root, asked.removeprefix("git:"))
    if asked == PUBLISHED or (asked[:4].isdigit() and asked[4:5] == "-"):
        return _published(root, asked)
    if "/" in asked and Path(asked).is_dir():
        found = find_root(Path(asked))
        if found is None:
            raise NoSuchState(say("There is no policy in {folder} or above it.", folder=asked))
        return _in_folder(asked, load(found))
    return _in_git(root, asked)


def _published(root: Path, asked: str) -> NamedState:
    found = find_revision(root, asked)
    try:
        side = kept_state(root, found.revision)
    except StateUnreadable as unreadable:
        raise NoSuchState(unreadable.sentence) from None
    return NamedState(found.revision.name, side, found.revision, remark=found.remark)


def _in_folder(name: str, project: Project) -> NamedState:
    policy = project.catalogue.policy
    tags = policy.settings.locales if policy else ()
    catalogs, _errors = read_catalogs(project.root, tags)
    side = present_side(project, catalogs)
    if side is None:
        raise NoSuchState(project.errors[0].sentence_with_place)
    return NamedState(name, side, project=project, catalogs=catalogs)


def _in_git(root: Path, asked: str) -> NamedState:
    """The project at a git revision. Raises NoSuchState where there is none, or no policy in it."""
    commit, state, touched = _read_in_git(root, asked)
    side = side_in_git(state)
    if side is None:
        raise NoSuchState(say("There is no policy to read at {commit}.", commit=commit.short))
    return NamedState(_called(asked, commit), side, catalogs=state.catalogs, touched=touched)


def _called(asked: str, commit: Commit) -> str:
    """What a commit is called: as it was asked for, and by its id."""
    if commit.id.startswith(asked):
        return commit.short
    kinds = ("refs/heads/", "refs/remotes/", "refs/tags/")
    name = next((asked.removeprefix(kind) for kind in kinds if asked.startswith(kind)), asked)
    return f"{name} ({commit.short})"


def _read_in_git(root: Path, asked: str) -> tuple[Commit, StateInGit, tuple[TouchedTwice, ...]]:
    try:
        with open_repository(root) as repository:
            commit = repository.resolve(asked)
            if commit is not None:
                return commit, state_at(repository, commit), tuple(touched_beside(repository, commit))
            is_shallow = repository.is_shallow
    except GitFailed as failed:
        raise NoSuchState(
            say(
                "“{asked}” is no date and no folder, and no git revision either: {why}",
                asked=asked,
                why=failed.sentence,
            )
        ) from None
    if is_shallow:
        raise NoSuchState(
            say(
                "“{asked}” is no date, no folder and no git revision of this clone, which is shallow.",
                asked=asked,
            )
        )
    raise NoSuchState(say("“{asked}” is no date, no folder and no git revision.", asked=asked))
