"""The commit and the tag of a revision, after asking once per repository whether git may write in it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from workbench.cli.printing import note
from workbench.formats.visible import visible
from workbench.language import _, said
from workbench.revisions.record import Revision
from workbench.store.git.failure import GitFailed
from workbench.store.git.repository import Repository, open_repository
from workbench.store.git.trust import let_write, may_write, question
from workbench.store.git.uncommitted import uncommitted
from workbench.store.git.writing import commit_files, tag


def commit_revision(root: Path, revision: Revision, paths: Sequence[str], *, is_tagged: bool) -> bool:
    """Commit a revision, the whole project as published; False where that was not done, which is told."""
    try:
        with open_repository(root) as repository:
            if not _is_let(repository):
                note(_("Not committed: git may not write in this repository."))
                return False
            whole = {*paths, *uncommitted(repository)}
            made = commit_files(repository, whole, message_of(revision), trailers_of(revision))
            note(said(made.sentence))
            if is_tagged:
                name = f"policy-{revision.name}"
                tag(repository, name, made.id, message_of(revision))
                note(_("Tagged {name}.").format(name=name))
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


def message_of(revision: Revision) -> str:
    """What the commit of a revision says: the date, and every change with its reason."""
    lines = [f"Cookie policy of {revision.date.isoformat()}", ""]
    lines += [revision.note, ""] if revision.note else []
    for row in revision.changes:
        reason = f": {' '.join(row.reason.split())}" if row.reason else ""
        lines.append(f"- {row.change} ({row.level}){reason}")
    return "\n".join(lines)


def trailers_of(revision: Revision) -> list[tuple[str, str]]:
    """What programs can read of a revision in its commit."""
    return [
        ("Policy-Revision", revision.name),
        ("Policy-Level", str(revision.level)),
        ("Consent-Revision", str(revision.consent_revision)),
    ]


def is_committed(root: Path, path: str) -> bool:
    """Whether a file is in the newest commit; not where there is no repository to ask."""
    try:
        with open_repository(root) as repository:
            head = repository.resolve("HEAD")
            return head is not None and repository.entry(head, path) is not None
    except GitFailed:
        return False
