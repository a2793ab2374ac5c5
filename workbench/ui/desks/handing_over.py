"""Hands changes over for review: a branch with a commit that tells them; pushing it stays with the user."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.language import _, said
from workbench.session import Session
from workbench.store.git.failure import GitFailed
from workbench.store.git.repository import open_repository
from workbench.store.git.uncommitted import uncommitted
from workbench.store.git.writing import commit_on_branch
from workbench.ui.desks.git_permission import git_may_write
from workbench.ui.text import notify

if TYPE_CHECKING:
    from textual.app import App

    from workbench.revisions.assessed import ChangeList


async def hand_over(app: App[None], session: Session, changes: ChangeList) -> None:
    """Commit what differs on a new branch, after asking once per repository whether git may write there."""
    if session.unsaved:
        notify(app, _("Save first: only what is on disk is handed over."), severity="warning")
        return
    try:
        with open_repository(session.project.root) as repository:
            if await git_may_write(app, repository):
                branch = f"review/{dt.datetime.now().astimezone():%Y%m%d-%H%M%S}"
                paths = sorted(uncommitted(repository))
                made = commit_on_branch(repository, branch, paths, "\n".join(_message(changes)))
                notify(app, said(made.sentence), title=_("Handed over for review"))
    except GitFailed as failed:
        notify(app, said(failed.sentence), severity="error", title=_("Not handed over"))


def _message(changes: ChangeList) -> Iterator[str]:
    """What the commit says: how many changes of each level, and every change with its level and reason."""
    from workbench.revisions.telling import sign, told

    yield f"Cookie policy: {len(changes.groups)} changes for review"
    yield ""
    for group in changes.groups:
        for each in group.changes:
            level = f"undecided, proposed {each.level}" if each.is_undecided else str(each.level)
            reason = f": {' '.join(each.decision.reason.split())}" if each.decision else ""
            what = f"{sign(each.change)} {told(each.change, changes.sides)}"
            yield f"{what} [{each.change.name}] ({level}){reason}"
