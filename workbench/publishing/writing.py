"""A prepared revision written, all of it or nothing, with everything that was unsaved."""

from __future__ import annotations

from workbench.formats.layout import FileKind, FileRef
from workbench.formats.order import styled
from workbench.formats.yaml_write import write_document
from workbench.publishing.wish import Prepared
from workbench.revisions.publishing import Publication
from workbench.revisions.record import revision_data
from workbench.session import Session
from workbench.store.history import REVISIONS
from workbench.store.transaction import commit
from workbench.store.working_copy import encoded


def write(prepared: Prepared) -> tuple[str, tuple[str, ...]]:
    """Write a prepared revision; its folder, and every path written or removed.

    Raises SaveFailed, or ChangedMeanwhile where somebody else has changed a file of it.
    """
    made, trial = _made(prepared), prepared.trial
    folder = f"{REVISIONS}/{made.revision.name}"
    record = FileRef(FileKind.RECORD, made.revision.name)
    contents: dict[str, bytes | None] = {
        f"{folder}/{name}": text.encode() for name, text in made.files.items()
    }
    contents[record.path] = write_document(styled(record, revision_data(made.revision))).encode()
    for ref in trial.unsaved:
        text = trial.copy.text(ref.path)
        contents[ref.path] = None if text is None else encoded(text)
    contents |= dict.fromkeys(prepared.decisions)  # unsaved or not: the record has them now
    known = {ref.path: trial.copy.base(ref.path).digest for ref in trial.unsaved}
    new = {path: None for path in contents if path.startswith(f"{folder}/")}
    commit(contents, root=trial.project.root, known={**known, **new})
    return folder, tuple(contents)


def take_up(session: Session, prepared: Prepared) -> None:
    """Let the session that was asked know what was written: nothing of it is unsaved any more."""
    for step in prepared.steps:
        session.apply(step)
    session.republished(_made(prepared).revision, prepared.decisions)


def _made(prepared: Prepared) -> Publication:
    if prepared.publication is None:
        raise ValueError("nothing is prepared")
    return prepared.publication
