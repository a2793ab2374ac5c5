"""The decisions about changes that a project holds: a file each in `catalogue/changes/`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from workbench.formats.fault import ErrorName
from workbench.formats.limits import LARGEST_YAML
from workbench.formats.reading_error import ReadingError, of_data_fault, of_fault
from workbench.policy.frozen import frozen
from workbench.policy.sentence import say
from workbench.revisions.decisions import Decision, read_decision
from workbench.store.cache import Cache
from workbench.store.fingerprint import FileRefused, read_file
from workbench.store.scan import Found, scan_decisions


@frozen
class Decisions:
    """The decisions that could be read, by the path of their file, and every error of the others."""

    by_path: Mapping[str, Decision] = field(default_factory=dict)
    errors: tuple[ReadingError, ...] = ()


def read_decisions(root: Path, cache: Cache | None = None) -> Decisions:
    """Read every decision of a project; two on the same change of the same values are one too many.

    What the cache has of a file that is unchanged is not parsed again.
    """
    by_path: dict[str, Decision] = {}
    errors: list[ReadingError] = []
    first: dict[tuple[str, str, str], str] = {}
    for found in sorted(scan_decisions(root), key=lambda each: each.path):
        if found.ref is None:
            errors.append(stranger(found.path))
            continue
        decision, faults = _decision(root, found, cache)
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


def _decision(
    root: Path, found: Found, cache: Cache | None
) -> tuple[Decision | None, Iterable[ReadingError]]:
    kept = cache.get(found.path, found.stamp) if cache else None
    if kept is not None:
        decision, faults = read_decision(kept)
        if not faults:
            return decision, ()
    return _read(root, found.path, cache)


def _read(root: Path, path: str, cache: Cache | None) -> tuple[Decision | None, Iterable[ReadingError]]:
    """Parse and type one file; what is sound is kept."""
    from workbench.formats.yaml_read import read

    try:
        content = read_file(root / path, root=root, limit=LARGEST_YAML)
    except FileRefused as refused:
        return None, (ReadingError(path, 1, 1, ErrorName.LIMIT, refused.sentence),)
    text = content.data.decode("utf-8-sig", "replace")
    document = read(content.data)
    if document.faults:
        return None, [of_fault(path, fault, text) for fault in document.faults]
    data = {} if document.data is None else document.data
    decision, faults = read_decision(data)
    if cache is not None and not faults:
        cache.keep(path, content.stamp, data)
    return decision, [of_data_fault(path, fault, text) for fault in faults]


def _second(path: str, first: str) -> ReadingError:
    sentence = say("This change is decided in {first} already; remove one of the two files.", first=first)
    return ReadingError(path, 1, 1, ErrorName.DUPLICATE, sentence)
