"""The published revisions that a project holds."""

from __future__ import annotations

import re
from pathlib import Path

from workbench.formats.fault import ErrorName
from workbench.formats.layout import CATALOGUE
from workbench.formats.reading_error import ReadingError, of_data_fault, of_fault
from workbench.formats.yaml_read import read
from workbench.revisions.record import Revision, read_revision
from workbench.store.fingerprint import FileRefused, read_file

REVISIONS = f"{CATALOGUE}/revisions"
RECORD = "revision.yaml"
_NAME = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})(?:\.(?P<n>\d{1,4}))?", re.ASCII)
_LARGEST_RECORD = 16 << 20


def revision_names(root: Path) -> list[str]:
    """The names of a project's revisions, the oldest first."""
    try:
        names = [entry.name for entry in (root / REVISIONS).iterdir() if _NAME.fullmatch(entry.name)]
    except OSError:
        return []
    return sorted(names, key=_order)


def _order(name: str) -> tuple[str, int]:
    date, _, n = name.partition(".")
    return date, int(n or 1)


def newest_revision(root: Path) -> tuple[Revision | None, list[ReadingError]]:
    """The newest revision's record, which answers alone for every locale; None before the first."""
    names = revision_names(root)
    return read_record(root, names[-1]) if names else (None, [])


def read_record(root: Path, name: str) -> tuple[Revision | None, list[ReadingError]]:
    """One revision's record, None with the reasons where it cannot be read."""
    path = f"{REVISIONS}/{name}/{RECORD}"
    try:
        content = read_file(root / path, root=root, limit=_LARGEST_RECORD).data
    except FileRefused as refused:
        return None, [ReadingError(path, 1, 1, ErrorName.LIMIT, refused.sentence)]
    text = content.decode("utf-8-sig", "replace")
    document = read(content)
    if document.faults:
        return None, [of_fault(path, fault, text) for fault in document.faults]
    revision, faults = read_revision(name, {} if document.data is None else document.data)
    return revision, [of_data_fault(path, fault, text) for fault in faults]
