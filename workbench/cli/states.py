"""The states of a policy that a command can be asked about: by a word, a date, a folder or a git revision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.cli.published import PUBLISHED, revision_asked
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.workplace import Workplace
from workbench.export.wording import Wording
from workbench.locales.catalog import Catalog
from workbench.locales.wording import LocaleWording
from workbench.policy.kinds import LocaleTag
from workbench.revisions.changes import Sides
from workbench.revisions.readers_words import ReadersWords
from workbench.revisions.record import Revision
from workbench.revisions.side import Side
from workbench.store.git.both_sides import TouchedTwice, touched_beside
from workbench.store.git.failure import GitFailed
from workbench.store.git.repository import open_repository
from workbench.store.history import revision_names
from workbench.store.kept_states import StateUnreadable, kept_state
from workbench.store.locale_files import read_catalogs
from workbench.store.project import Project, find_root, load
from workbench.store.sides_in_git import side_in_git
from workbench.store.states_in_git import state_at
from workbench.store.unpublished import present_side

WORKTREE = "worktree"
"""The project as it is on disk."""


@dataclass(frozen=True)
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


def state_asked(workplace: Workplace, asked: str) -> NamedState:
    """The state that is asked for. Raises Refusal where there is none, or it cannot be read."""
    if asked == WORKTREE:
        return _in_folder(asked, workplace.project)
    if asked.startswith("git:"):
        return _in_git(workplace, asked.removeprefix("git:"))
    if asked == PUBLISHED or (asked[:4].isdigit() and asked[4:5] == "-"):
        return _published(workplace, asked)
    if "/" in asked and Path(asked).is_dir():
        root = find_root(Path(asked))
        if root is None:
            raise refuse("There is no policy in {folder} or above it.", folder=asked)
        return _in_folder(asked, load(root))
    return _in_git(workplace, asked)


def has_revisions(workplace: Workplace) -> bool:
    """Whether anything has been published."""
    return bool(revision_names(workplace.root))


def readers_words(workplace: Workplace, sides: Sides, locale: LocaleTag) -> ReadersWords:
    """What a locale's readers are told of two states; one that a state does not keep says what it says today.

    Raises Refusal where the policy has no such locale.
    """
    policy = sides.new.policy
    known = (policy.source_locale, *policy.settings.locales)
    if locale not in known:
        raise refuse("The policy has no locale {tag}; it has {known}.", tag=locale, known=", ".join(known))
    if locale == policy.source_locale:
        return ReadersWords.of(sides, locale)
    catalogs, _errors = read_catalogs(
        workplace.root, [each for each in known if each != policy.source_locale]
    )

    def wording(side: Side) -> Wording:
        return side.words.get(locale) or LocaleWording(side.policy, locale, catalogs)

    return ReadersWords.of(sides, locale, (wording(sides.old), wording(sides.new)))


def _published(workplace: Workplace, asked: str) -> NamedState:
    revision = revision_asked(workplace.root, asked)
    try:
        return NamedState(revision.name, kept_state(workplace.root, revision), revision)
    except StateUnreadable as unreadable:
        raise Refusal(unreadable.sentence) from None


def _in_folder(name: str, project: Project) -> NamedState:
    policy = project.catalogue.policy
    tags = policy.settings.locales if policy else ()
    catalogs, _errors = read_catalogs(project.root, tags)
    side = present_side(project, catalogs)
    if side is None:
        raise Refusal(project.errors[0].sentence_with_place)
    return NamedState(name, side, project=project, catalogs=catalogs)


def _in_git(workplace: Workplace, asked: str) -> NamedState:
    """The project at a git revision. Raises Refusal where there is none, or no policy in it."""
    try:
        with open_repository(workplace.root) as repository:
            commit = repository.resolve(asked)
            state = None if commit is None else state_at(repository, commit)
            touched = () if commit is None else tuple(touched_beside(repository, commit))
    except GitFailed as failed:
        raise refuse(
            "“{asked}” is no date and no folder, and no git revision either: {why}",
            asked=asked,
            why=failed.sentence,
        ) from None
    if commit is None or state is None:
        if repository.is_shallow:
            raise refuse(
                "“{asked}” is no date, no folder and no git revision of this clone, which is shallow.",
                asked=asked,
            )
        raise refuse("“{asked}” is no date, no folder and no git revision.", asked=asked)
    side = side_in_git(state)
    if side is None:
        raise refuse("There is no policy to read at {commit}.", commit=commit.short)
    name = asked if asked == commit.short else f"{asked} ({commit.short})"
    return NamedState(name, side, catalogs=state.catalogs, touched=touched)
