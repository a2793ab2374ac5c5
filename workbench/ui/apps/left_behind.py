"""Unsaved work that a writer left behind, found while the project is read, and told in words."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.policy.frozen import frozen
from workbench.session import Session
from workbench.store.drafts import Draft, drafts
from workbench.store.fingerprint import FileRefused
from workbench.store.pending import Pending, pending
from workbench.store.working_copy import on_disk
from workbench.ui.dialogs.conflict import told_drafts


@frozen
class Left:
    """A journal, what in it is not on disk by now, and that in words."""

    journal: Pending
    drafts: Sequence[Draft]
    told: str


def left_behind(session: Session) -> list[Left]:
    """What writers left behind, the oldest first; a project of many files takes its time."""
    left = []
    for journal in pending(session.project.root):
        found = [draft for draft in drafts(journal) if not _is_on_disk(session, draft)]
        left.append(Left(journal, found, told_drafts(session, found)))
    return left


def _is_on_disk(session: Session, draft: Draft) -> bool:
    """Whether a file holds a draft: its writer was killed between saving it and saying so."""
    try:
        return on_disk(session.project.root, draft.path, is_for_long=False).text == draft.text
    except FileRefused:
        return False
