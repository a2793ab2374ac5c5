"""One file of a catalogue as the things in it, with every fault of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from workbench.formats import ids
from workbench.formats.data import Data
from workbench.formats.fault import ErrorName
from workbench.formats.fields import DataFault, Reader, Unfit, Value, map_of, read_or_note, record
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.schema import category, cookie, link, provider, term
from workbench.formats.section_schema import section
from workbench.formats.settings_schema import settings
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CategoryId, CookieId, LinkId, ProviderId, SectionId, TermId
from workbench.policy.model import Category, Cookie, Link, Provider, Section, Settings, Term
from workbench.policy.sentence import say

AnyThing: TypeAlias = (
    Settings | Section | Category | Provider | Cookie | Mapping[LinkId, Link] | Mapping[TermId, Term]
)


@frozen
class FileReading:
    """What a file holds (None where it cannot be read), the id it claims, and its faults."""

    ref: FileRef
    thing: AnyThing | None
    claimed_id: str | None
    faults: tuple[DataFault, ...]


def read_file(ref: FileRef, data: Data | None) -> FileReading:
    """Type the data of one file; None stands for a text that could not be parsed."""
    if data is None:
        return FileReading(ref, None, None, ())
    faults: list[DataFault] = []
    value = Value(data, (), faults)
    thing = read_or_note(value, _reader(ref))
    claimed = data.get("id") if isinstance(data, dict) else None
    return FileReading(ref, thing, claimed if isinstance(claimed, str) else None, tuple(faults))


def _reader(ref: FileRef) -> Reader[AnyThing]:
    match ref.kind:
        case FileKind.COOKIE:
            return cookie(CookieId(ref.id))
        case FileKind.PROVIDER:
            return provider(ProviderId(ref.id))
        case FileKind.CATEGORY:
            return category(CategoryId(ref.id))
        case FileKind.SECTION:
            return section(SectionId(ref.id))
        case FileKind.LINKS:
            return _links
        case FileKind.GLOSSARY:
            return _glossary
        case FileKind.POLICY:
            return record(settings)
        case _:
            raise ValueError(ref)


def _links(value: Value) -> Mapping[LinkId, Link]:
    return map_of(ids.link_id, _link)(value)


def _link(value: Value) -> Link:
    """Read one link; an address and the status `lost` contradict each other. Raises Unfit."""
    found = _link_fields(value)
    if isinstance(value.data, dict) and "status" in value.data and not found.is_lost:
        raise Unfit(
            say("A link with an address is not lost; remove the status, or the address."), ErrorName.TYPE
        )
    return found


def _link_fields(value: Value) -> Link:
    """Read the fields of one link. Raises Unfit."""
    return link(LinkId(str(value.path[-1])))(value)


def _glossary(value: Value) -> Mapping[TermId, Term]:
    return map_of(ids.term_id, lambda each: term(TermId(str(each.path[-1])))(each))(value)
