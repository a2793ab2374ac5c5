"""The fields of one thing that are not what they were, and whether a reader could tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from workbench.formats.data import Data
from workbench.formats.layout import FileRef
from workbench.policy.frozen import frozen
from workbench.revisions.change import Change
from workbench.revisions.kind import Kind
from workbench.revisions.same_text import is_same

Record: TypeAlias = Mapping[str, Data]
"""A thing's fields as a file has them."""

INTERNAL = frozenset({"waivers", "hint", "note", "formerly"})
"""The fields of every thing that no reader ever sees."""

_ANYWAY: Mapping[str, Data] = {"numbered": "true", "date_format": "iso"}


@frozen
class FieldChange:
    """A field whose value differs; None stands for no value."""

    name: str
    old: Data | None
    new: Data | None

    @property
    def is_recorded(self) -> bool:
        """Whether a value stands where none stood."""
        return self.old is None


@frozen
class ThingPair:
    """A thing on both sides: its id in the names of changes, its file, its fields before and after."""

    id: str
    file: FileRef
    old: Record
    new: Record

    def fields(self) -> Iterator[FieldChange]:
        """Yield the fields that say something else, in the order of their names."""
        for name in sorted({*self.old, *self.new}):
            old, new = _said(self.old, name), _said(self.new, name)
            if not is_same(old, new, name):
                yield FieldChange(name, old, new)

    def change(self, kind: Kind, field: FieldChange, path: str = "") -> Change:
        """The change of a field."""
        return Change(
            kind=kind, id=self.id, field=path or field.name, old=field.old, new=field.new, file=self.file
        )

    def without_readers(self, kind: Kind) -> Change:
        """The change of a thing in which no reader can see a difference."""
        return Change(kind=kind, id=self.id, file=self.file)


def told(pair: ThingPair, changes: Iterator[Change]) -> Iterator[Change]:
    """Yield a thing's changes; where there are none, that it was laid out otherwise or noted upon."""
    found = list(changes)
    yield from found
    if not found:
        is_internal = next(pair.fields(), None) is not None
        yield pair.without_readers(Kind.INTERNAL_ONLY if is_internal else Kind.FORMATTING_ONLY)


def _said(record: Record, name: str) -> Data | None:
    """What a field says; an empty one says nothing, and neither does one that says what holds anyway."""
    value = record.get(name)
    return None if not value or value == _ANYWAY.get(name) else value
