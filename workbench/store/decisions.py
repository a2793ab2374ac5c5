"""The decisions about changes that a project holds: a file each in `catalogue/changes/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.formats.fault import ErrorName
from workbench.formats.limits import LARGEST_YAML
from workbench.formats.reading_error import ReadingError, of_data_fault, of_fault
from workbench.policy.sentence import say
from workbench.revisions.decisions import Decision, read_decision
from workbench.store.fingerprint import FileRefused, read_file
from workbench.store.scan import scan_decisions


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions that could be read, by the path of their file, and every error of the others."""

    by_path: dict[str, Decision]
    errors: tuple[ReadingError, ...] = ()


def read_decisions(root: Path) -> Decisions:
    """Read every decision of a project; two on the same change of the same values are one too many."""
    by_path: dict[str, Decision] = {}
    errors: list[ReadingError] = []
    first: dict[tuple[str, str, str], str] = {}
    for found in sorted(scan_decisions(root), key=lambda each: each.path):
        if found.ref is None:
            errors.append(stranger(found.path))
            continue
        decision, faults = _read(root, found.path)
        errors.extend(faults)
        if decision is None:
            continue
        same = first.setdefault((decision.change, decision.was, decision.becomes), found.path)
        if same == found.path:
            by_path[found.path] = decision
        else:
            errors.append(_second(found.path, same))
    return Decisions(by_path, tuple(errors))


def stranger(path: str) -> ReadingError:
    """The error of a file that stands where nothing reads one of its name."""
    sentence = say(
        "This file is no part of a catalogue: nothing reads a file of this name here. Move it away."
    )
    return ReadingError(path, 1, 1, ErrorName.UNKNOWN_FIELD, sentence)


def _read(root: Path, path: str) -> tuple[Decision | None, Iterator[ReadingError]]:
    from workbench.formats.yaml_read import read

    try:
        content = read_file(root / path, root=root, limit=LARGEST_YAML).data
    except FileRefused as refused:
        return None, iter((ReadingError(path, 1, 1, ErrorName.LIMIT, refused.sentence),))
    text = content.decode("utf-8-sig", "replace")
    document = read(content)
    if document.faults:
        return None, (of_fault(path, fault, text) for fault in document.faults)
    decision, faults = read_decision({} if document.data is None else document.data)
    return decision, (of_data_fault(path, fault, text) for fault in faults)


def _second(path: str, first: str) -> ReadingError:
    sentence = say("This change is decided in {first} already; remove one of the two files.", first=first)
    return ReadingError(path, 1, 1, ErrorName.DUPLICATE, sentence)
