"""Taking the newest revision back, while it is nowhere else."""

from __future__ import annotations

from workbench.policy.sentence import Sentence, say
from workbench.revisions.record import Revision
from workbench.session import Session
from workbench.store.exported import was_exported
from workbench.store.git.failure import GitFailed
from workbench.store.git.repository import open_repository
from workbench.store.history import read_record, record_path, revision_names
from workbench.store.kept_states import StateUnreadable
from workbench.store.taking_back import take_back


def why_not(session: Session) -> Sentence | None:
    """Why the newest revision cannot be taken back; None where it can."""
    newest, root = session.project.newest, session.project.root
    if newest is None:
        return say("Nothing has been published yet, so there is nothing to take back.")
    if _is_committed(session, record_path(newest.name)):
        return say("{name} is committed, and cannot be taken back; publish what is right.", name=newest.name)
    if was_exported(root, newest.name):
        return say("{name} was exported, and cannot be taken back; publish what is right.", name=newest.name)
    return None


def take_back_newest(session: Session) -> str:
    """Take the newest revision back, all of it or nothing; its name. Raises SaveFailed, StateUnreadable."""
    newest, root = session.project.newest, session.project.root
    if newest is None:
        raise ValueError("nothing was published")
    names = revision_names(root)
    before = _revision(session, names[-2]) if len(names) > 1 else None
    returned = take_back(root, newest, before)
    session.taken_back(before, returned)
    return newest.name


def _revision(session: Session, name: str) -> Revision:
    revision, errors = read_record(session.project.root, name)
    if revision is None:
        raise StateUnreadable(errors[0].sentence_with_place)
    return revision


def _is_committed(session: Session, path: str) -> bool:
    """Whether a file is in the newest commit; not where there is no repository to ask."""
    try:
        with open_repository(session.project.root) as repository:
            head = repository.resolve("HEAD")
            return head is not None and repository.entry(head, path) is not None
    except GitFailed:
        return False
