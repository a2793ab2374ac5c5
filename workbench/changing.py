"""What changed in an open project since it was published, and what was decided of it."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.edits import data_of
from workbench.formats.layout import FileKind, ref_of
from workbench.revisions.assessed import ChangeList, assess
from workbench.revisions.changes import Sides
from workbench.revisions.decisions import Decision, read_decision
from workbench.revisions.side import Side
from workbench.revisions.taking_down import side_of
from workbench.session import Session
from workbench.store.decisions import read_decisions
from workbench.store.kept_states import kept_state


def edited_side(session: Session) -> Side | None:
    """An open project as it is now, edits included."""
    policy = session.policy
    if policy is None:
        return None
    documents = {file.ref: file.data for file in session.files.values() if file.data is not None}
    return side_of(session.catalogue, documents, session.locales.catalogs(policy.settings.locales))


def session_changes(session: Session, old: Side | None = None) -> ChangeList | None:
    """What changed in an open project since a state, by default the newest revision's.

    None where there is no such state, or no readable policy. Raises StateUnreadable.
    """
    newest, new = session.project.newest, edited_side(session)
    if new is None or (old is None and newest is None):
        return None
    if old is None and newest is not None:
        old = kept_state(session.project.root, newest)
    return None if old is None else assess(Sides(old, new), decisions_of(session))


def decisions_of(session: Session) -> Mapping[str, Decision]:
    """The decisions of an open project by their files, those made and not saved among them."""
    copy = session.copy
    on_disk = read_decisions(session.project.root).by_path
    found = {path: each for path, each in on_disk.items() if path not in copy.unsaved}
    for path in copy.unsaved:
        ref, text = ref_of(path), copy.text(path)
        if ref is not None and ref.kind is FileKind.DECISION and text is not None:
            decision, _faults = read_decision(data_of(ref, text) or {})
            if decision is not None:
                found[path] = decision
    return found
