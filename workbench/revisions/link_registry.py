"""What became of the registry of links: only a link that readers can meet is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.formats.data import Data
from workbench.formats.layout import FileRef
from workbench.policy.kinds import LinkId
from workbench.revisions.change import Change
from workbench.revisions.fields_of_thing import ThingPair, told
from workbench.revisions.side import Side
from workbench.revisions.thing_changes import link_changes


def registry_changes(ref: FileRef, old: Side, new: Side) -> Iterator[Change]:
    """Yield the changes of every link, in the order of their ids; one that nobody meets is internal."""
    before, after = _fields(old.documents.get(ref)), _fields(new.documents.get(ref))
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            pair = ThingPair(name, ref, _fields(before.get(name)), _fields(after.get(name)))
            yield from told(pair, link_changes(pair) if LinkId(name) in new.links_read else iter(()))


def _fields(value: Data | None) -> Mapping[str, Data]:
    return value if isinstance(value, dict) else {}
