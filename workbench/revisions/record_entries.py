"""The texts of records that readers are told and locales translate: notes, and sentences worded by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.policy.entries import Entry, Key, TextKind
from workbench.revisions.record import Revision


def note_key(revision: Revision) -> Key:
    """The key of a revision's note."""
    return Key(f"revision.{revision.name}.note")


def sentence_keys(revision: Revision) -> Mapping[str, Key]:
    """The keys of a revision's sentences that somebody worded, by the name of their change."""
    reworded = (row.change for row in revision.changes if row.sentence)
    return {name: Key(f"revision.{revision.name}.s{n}") for n, name in enumerate(reworded, start=1)}


def record_entries(revisions: Iterable[Revision]) -> Iterator[Entry]:
    """Yield the translatable texts of records, the oldest revision's first."""
    for revision in revisions:
        if revision.note:
            yield Entry(note_key(revision), revision.note, TextKind.PLAIN)
        keys = sentence_keys(revision)
        for row in revision.changes:
            if row.sentence:
                yield Entry(keys[row.change], row.sentence, TextKind.PLAIN)
