"""The newest revision taken back: its folder goes, and the decisions that its record took over come again."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

from workbench.formats.layout import FileKind, FileRef
from workbench.formats.order import styled
from workbench.formats.yaml_write import write_document
from workbench.revisions.decisions import decision_data
from workbench.revisions.record import Revision
from workbench.store.history import REVISIONS
from workbench.store.recorded_decisions import recorded_decisions
from workbench.store.transaction import commit


def take_back(root: Path, newest: Revision, before: Revision | None) -> tuple[str, ...]:
    """Remove the newest revision, all of it or nothing; the paths of the decisions that come again.

    Raises SaveFailed, StateUnreadable.
    """
    folder = root / REVISIONS / newest.name
    contents: dict[str, bytes | None] = {
        f"{REVISIONS}/{newest.name}/{file.name}": None for file in folder.iterdir() if file.is_file()
    }
    decisions = _decisions(root, newest, before)
    commit({**contents, **decisions}, root=root)
    with contextlib.suppress(OSError):  # an empty folder is no revision
        folder.rmdir()
    return tuple(decisions)


def _decisions(root: Path, newest: Revision, before: Revision | None) -> Mapping[str, bytes | None]:
    """The files of the decisions that are in a record, as they were made."""
    found: dict[str, bytes | None] = {}
    decisions = recorded_decisions(root, newest, before) if before is not None else ()
    for number, decision in enumerate(decisions, start=1):
        file = FileRef(FileKind.DECISION, f"{newest.date:%Y%m%d}-taken-back-{newest.number}-{number}")
        found[file.path] = write_document(styled(file, decision_data(decision))).encode()
    return found
