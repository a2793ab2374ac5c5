"""The decisions that the record of a revision took over, as they were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from workbench.revisions.changes import Sides, changes
from workbench.revisions.decisions import Decision, value_digest
from workbench.revisions.record import Revision
from workbench.store.history import read_record, record_path, revision_names
from workbench.store.kept_states import StateUnreadable, kept_state


def recorded_decisions(root: Path, revision: Revision, before: Revision) -> Iterator[Decision]:
    """Yield what a revision's record says was decided, with the values it was decided of.

    Raises StateUnreadable.
    """
    values = {
        change.name: (value_digest(change.old), value_digest(change.new))
        for change in changes(Sides(kept_state(root, before), kept_state(root, revision)))
    }
    for row in revision.changes:
        if row.reason is None or row.change not in values:
            continue
        was, becomes = values[row.change]
        yield Decision(
            change=row.change, was=was, becomes=becomes, level=row.level, asks_consent=row.asks_consent,
            reason=row.reason, sentence=row.sentence, by=row.by, at=row.at,
        )  # fmt: skip


def decided_since(root: Path, old: Revision | None) -> Mapping[str, Decision]:
    """What the records since a revision say, each by its record and its number there; None: of the newest.

    A record or state that cannot be read says nothing here; `check` tells it.
    """
    names = revision_names(root)
    first = names.index(old.name) + 1 if old is not None and old.name in names else max(1, len(names) - 1)
    found: dict[str, Decision] = {}
    for before_name, name in zip(names[first - 1 :], names[first:], strict=False):
        before, revision = read_record(root, before_name)[0], read_record(root, name)[0]
        if before is None or revision is None:
            continue
        try:
            made = list(recorded_decisions(root, revision, before))
        except StateUnreadable:
            continue
        found |= {f"{record_path(name)}#{number}": each for number, each in enumerate(made, start=1)}
    return found
