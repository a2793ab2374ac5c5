"""What changed in an open project since it was published, and what was decided of it."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.edits import data_of
from workbench.formats.catalogue import Catalogue
from workbench.formats.catalogue_reading import ParsedFile
from workbench.formats.layout import FileKind, ref_of
from workbench.locales.catalog import Catalog
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.revisions.assessed import ChangeList, assess
from workbench.revisions.changes import Sides
from workbench.revisions.decisions import Decision, read_decision
from workbench.revisions.side import Side
from workbench.revisions.taking_down import side_of
from workbench.session import Session
from workbench.store.decisions import read_decisions
from workbench.store.kept_states import kept_state


@frozen
class Edited:
    """What an open project holds at a moment; what is made of it, any thread may make."""

    catalogue: Catalogue
    files: Mapping[str, ParsedFile]
    catalogs: Mapping[LocaleTag, Catalog]

    def side(self) -> Side | None:
        """It as one side of a comparison."""
        documents = {file.ref: file.data for file in self.files.values() if file.data is not None}
        return side_of(self.catalogue, documents, self.catalogs)


def edited(session: Session) -> Edited | None:
    """An open project as it is now, edits included; None where there is no readable policy."""
    policy = session.policy
    if policy is None:
        return None
    return Edited(session.catalogue, session.files, session.locales.catalogs(policy.settings.locales))


def edited_side(session: Session) -> Side | None:
    """An open project as it is now, edits included."""
    found = edited(session)
    return None if found is None else found.side()


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
