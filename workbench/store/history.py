"""The published revisions that a project holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from workbench.formats.fault import ErrorName
from workbench.formats.layout import CATALOGUE
from workbench.formats.reading_error import ReadingError, of_data_fault, of_fault
from workbench.policy.late_pattern import late
from workbench.policy.model import Policy
from workbench.revisions.record import Revision, read_revision
from workbench.revisions.state import digest, read_state
from workbench.store.cache import Cache
from workbench.store.fingerprint import FileRefused, Stamp, read_file

REVISIONS = f"{CATALOGUE}/revisions"
RECORD = "revision.yaml"
STATE = "state.json"
_NAME = late(r"(?P<date>\d{4}-\d{2}-\d{2})(?:\.(?P<n>\d{1,4}))?", re.ASCII)
_LARGEST_RECORD = 16 << 20
_LARGEST_STATE = 64 << 20


def revision_names(root: Path) -> list[str]:
    """The names of a project's revisions, the oldest first; a folder that holds nothing is none."""
    try:
        folders = [entry for entry in (root / REVISIONS).iterdir() if _NAME.fullmatch(entry.name)]
    except OSError:
        return []
    return sorted((folder.name for folder in folders if _holds_something(folder)), key=_order)


def _holds_something(folder: Path) -> bool:
    """Whether more is in a folder than what a writer that was cut off leaves behind."""
    try:
        return any(not entry.name.startswith(".") for entry in folder.iterdir())
    except OSError:
        return True  # it is told where it is read


def _order(name: str) -> tuple[str, int]:
    date, _, n = name.partition(".")
    return date, int(n or 1)


def newest_revision(root: Path, cache: Cache) -> tuple[Revision | None, list[ReadingError]]:
    """The newest revision's record, which answers alone for every locale; None before the first."""
    names = revision_names(root)
    if not names:
        return None, []
    path = root / record_path(names[-1])
    try:
        kept = cache.get(record_path(names[-1]), Stamp.of(path.lstat()))
    except OSError:
        kept = None
    if kept is not None:
        revision, faults = read_revision(names[-1], kept)
        if not faults:
            return revision, []
    return read_record(root, names[-1], cache)


def record_path(name: str) -> str:
    """Where a revision's record stands, from the project's root."""
    return f"{REVISIONS}/{name}/{RECORD}"


def read_record(
    root: Path, name: str, cache: Cache | None = None
) -> tuple[Revision | None, list[ReadingError]]:
    """One revision's record, None with the reasons where it cannot be read; what is sound is kept."""
    from workbench.formats.yaml_read import read

    path = record_path(name)
    try:
        content = read_file(root / path, root=root, limit=_LARGEST_RECORD)
    except FileRefused as refused:
        return None, [ReadingError(path, 1, 1, ErrorName.LIMIT, refused.sentence)]
    text = content.data.decode("utf-8-sig", "replace")
    document = read(content.data)
    if document.faults:
        return None, [of_fault(path, fault, text) for fault in document.faults]
    data = {} if document.data is None else document.data
    revision, faults = read_revision(name, data)
    if cache is not None and not faults:
        cache.keep(path, content.stamp, data)
    return revision, [of_data_fault(path, fault, text) for fault in faults]


def record_digest(root: Path, name: str) -> str:
    """The digest that the next record names a revision's record by. Raises FileRefused."""
    return digest(read_file(root / record_path(name), root=root, limit=_LARGEST_RECORD).data)


def published_policy(root: Path, name: str) -> Policy | None:
    """The policy as a revision keeps it; None where its state cannot be read."""
    path = f"{REVISIONS}/{name}/{STATE}"
    try:
        content = read_file(root / path, root=root, limit=_LARGEST_STATE).data
        return read_state(content.decode("utf-8")).policy
    except (FileRefused, ValueError, RecursionError):
        return None


def kept_revisions(root: Path) -> list[tuple[Revision, str, list[str]]]:
    """Every readable revision, the oldest first: its record, that one's digest, its altered files."""
    kept = []
    for name in revision_names(root):
        revision, _errors = read_record(root, name)
        content = _bytes(root, record_path(name))
        if revision is not None and content is not None:
            kept.append((revision, digest(content), list(_altered(root, revision))))
    return kept


def _altered(root: Path, revision: Revision) -> Iterator[str]:
    """Yield the files of a revision that are not what its record says."""
    files = {(revision.name, STATE): revision.state}
    files |= {
        (stored.revision, f"policy.{locale}.txt"): stored.digest for locale, stored in revision.texts.items()
    }
    files |= {
        (stored.revision, f"state.{locale}.json"): stored.digest for locale, stored in revision.states.items()
    }
    for (name, file), expected in files.items():
        path = f"{REVISIONS}/{name}/{file}"
        content = _bytes(root, path)
        if content is None or digest(content) != expected:
            yield path


def _bytes(root: Path, path: str) -> bytes | None:
    try:
        return read_file(root / path, root=root, limit=_LARGEST_STATE).data
    except FileRefused:
        return None
