"""The commit and the tag of a revision; whether they can be made is found out before it is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import click

from workbench.cli.printing import note
from workbench.formats.visible import visible
from workbench.language import _, said
from workbench.policy.sentence import Sentence
from workbench.publishing.committing import committing, finishing, tag_of
from workbench.revisions.record import Revision
from workbench.store.git.failure import GitFailed
from workbench.store.git.repository import Repository, open_repository
from workbench.store.git.trust import let_write, may_write, question
from workbench.store.git.writing import require_ready


def may_commit(root: Path, revision: Revision, *, is_tagged: bool) -> bool:
    """Whether a revision could be committed here, asked once per repository; False is told."""
    try:
        with open_repository(root) as repository:
            if not _is_let(repository):
                note(_("Nothing was published: git may not write in this repository. Leave --commit out."))
                return False
            require_ready(repository, tag_of(revision) if is_tagged else None)
    except GitFailed as failed:
        note(_("Nothing was published: {why}").format(why=said(failed.sentence)))
        return False
    return True


def commit_revision(root: Path, revision: Revision, paths: Sequence[str], *, is_tagged: bool) -> bool:
    """Commit a revision, the whole project as published; False where that was not done, which is told."""
    return _told(root, lambda opened: committing(opened, revision, paths, is_tagged=is_tagged))


def commit_published(root: Path, revision: Revision, *, is_tagged: bool) -> bool:
    """Commit and tag what was published before, where it is not; False where it was not done, also told."""
    if not may_commit(root, revision, is_tagged=is_tagged):
        return False
    return _told(root, lambda opened: finishing(opened, revision, is_tagged=is_tagged))


def _told(root: Path, act: Callable[[Repository], Iterable[Sentence]]) -> bool:
    """Do something in the repository and tell every part of it that was done."""
    try:
        with open_repository(root) as repository:
            for sentence in act(repository):
                note(said(sentence))
    except GitFailed as failed:
        note(_("Not committed: {why}").format(why=said(failed.sentence)))
        return False
    return True


def _is_let(repository: Repository) -> bool:
    """Whether git may write here: asked once, and only where somebody can answer."""
    known = may_write(repository)
    if known is not None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return bool(known)
    may = click.confirm(visible(said(question(repository))), err=True)
    let_write(repository, may=may)
    return may
