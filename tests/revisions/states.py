"""Two states of the small policy for tests: one is as it was written, the other has some values changed."""

from __future__ import annotations

from collections.abc import Mapping

from tests.projects import SMALL
from workbench.formats.catalogue import read_catalogue
from workbench.formats.data import Data, Path
from workbench.formats.layout import FileKind, FileRef
from workbench.revisions.assessed import Assessed, ChangeList, assess
from workbench.revisions.changes import Sides
from workbench.revisions.decisions import Decision
from workbench.revisions.side import Side

POLICY = FileRef(FileKind.POLICY)
WHICH = FileRef(FileKind.SECTION, "which")
ANALYTICS = FileRef(FileKind.CATEGORY, "analytics")
GOOGLE = FileRef(FileKind.PROVIDER, "google")
VWO = FileRef(FileKind.PROVIDER, "vwo")
LINKS = FileRef(FileKind.LINKS)

Edits = Mapping[tuple[FileRef, Path], Data | None]
"""Values by file and path; an empty path is the whole file, None removes."""


def side(edits: Edits | None = None) -> Side:
    """The small policy with some values set or removed."""
    documents: dict[FileRef, Data] = dict(SMALL)
    for (file, path), value in (edits or {}).items():
        found = _with(documents.get(file), path, value)
        documents.pop(file, None)
        if found is not None:
            documents[file] = found
    catalogue = read_catalogue(documents.items())
    assert catalogue.faults == []
    assert catalogue.policy is not None
    return Side(catalogue.policy, documents)


def _with(data: Data | None, path: Path, value: Data | None) -> Data | None:
    """Data with one value set or removed."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        items = [*data] if isinstance(data, list) else []
        new = _with(items[first] if first < len(items) else None, rest, value)
        return [*items[:first], *([] if new is None else [new]), *items[first + 1 :]]
    fields = dict(data) if isinstance(data, dict) else {}
    new = _with(fields.get(first), rest, value)
    if new is None:
        del fields[first]
        return fields
    return {**fields, first: new}


def between(
    new: Edits, old: Edits | None = None, decisions: Mapping[str, Decision] | None = None
) -> ChangeList:
    """What changed from one state to another."""
    return assess(Sides(side(old), side(new)), decisions or {})


def only(found: ChangeList) -> Assessed:
    """The one change there is."""
    [assessed] = found.assessed
    return assessed
