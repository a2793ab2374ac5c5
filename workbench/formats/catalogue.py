"""The files of a catalogue become one policy, with every fault that keeps a part of it from being read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeAlias, TypeVar, cast

from workbench.formats.data import Data
from workbench.formats.fields import DataFault
from workbench.formats.layout import POLICY_FILE, FileKind, FileRef
from workbench.formats.reading import FileReading, read_file
from workbench.formats.references import Known, known_ids, own_references, unlisted_sections
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CategoryId, CookieId, LinkId, ProviderId, SectionId, TermId
from workbench.policy.model import Category, Cookie, Link, Policy, Provider, Section, Settings, Term

T = TypeVar("T")
K = TypeVar("K", bound=str)
FileFault = tuple[str, DataFault]
"""A file's path, and what is wrong with its data."""


FaultsByPath: TypeAlias = Mapping[str, tuple[DataFault, ...]]


_MANY = 500
"""Files of which it is quicker to join all anew than to put one after the other into its place."""


@frozen
class Catalogue:
    """What a catalogue's files hold; `policy` is None where `policy.yaml` cannot be read."""

    readings: Mapping[str, FileReading]
    policy: Policy | None
    known: Known
    references: FaultsByPath
    """The references of each file that lead nowhere."""

    @property
    def faults(self) -> list[FileFault]:
        """What is wrong with the data of all files."""
        faulty = [each for each in self.readings.items() if each[1].faults]
        own = ((path, fault) for path, reading in faulty for fault in reading.faults)
        crossed = ((path, fault) for path, faults in self.references.items() for fault in faults)
        return [*own, *crossed]

    @property
    def unreadable(self) -> frozenset[FileRef]:
        """The files whose thing could not be read; they are not removed, only not understood."""
        return frozenset(reading.ref for reading in self.readings.values() if reading.thing is None)

    def faults_of(self, ref: FileRef) -> list[DataFault]:
        """What is wrong with the data of one file."""
        reading = self.readings.get(ref.path)
        return [*(reading.faults if reading else ()), *self.references.get(ref.path, ())]

    def replaced(self, changed: Mapping[str, FileReading | None]) -> Catalogue:
        """The catalogue with some files read anew; None for one that is gone."""
        readings = {**self.readings, **changed}
        present = {path: reading for path, reading in changed.items() if reading is not None}
        if (
            self.policy is None
            or len(present) < len(changed)
            or len(present) > _MANY
            or any(map(self._is_far_reaching, present.values()))
        ):
            return joined({path: reading for path, reading in readings.items() if reading is not None})
        references = dict(self.references)
        for path, reading in present.items():
            references[path] = tuple(own_references(reading, self.known))
        policy = self.policy
        for reading in present.values():
            policy = with_thing(policy, reading)
        return Catalogue({**self.readings, **present}, policy, self.known, references)

    def _is_far_reaching(self, reading: FileReading) -> bool:
        """Whether other files' references can come to lead nowhere by a change of this one."""
        return reading.ref.path not in self.readings or reading.ref.kind in (FileKind.POLICY, FileKind.LINKS)


def read_catalogue(documents: Iterable[tuple[FileRef, Data | None]]) -> Catalogue:
    """Type the data of all files and join them; None stands for a file whose text could not be parsed."""
    return joined({ref.path: read_file(ref, data) for ref, data in documents})


def joined(readings: Mapping[str, FileReading]) -> Catalogue:
    """Join files that have been read each for itself."""
    known = known_ids(readings)
    found = {path: tuple(own_references(reading, known)) for path, reading in readings.items()}
    references = {path: faults for path, faults in found.items() if faults}
    unlisted = tuple(unlisted_sections(readings))
    if unlisted:
        references[POLICY_FILE] = (*references.get(POLICY_FILE, ()), *unlisted)
    return Catalogue(readings, _policy(readings), known, references)


def with_thing(policy: Policy, reading: FileReading) -> Policy:
    """The policy with one thing read anew; left out where it cannot be read."""
    name, thing = reading.ref.id, reading.thing
    match reading.ref.kind:
        case FileKind.SECTION:
            order = policy.settings.sections
            return replace(policy, sections=_with(policy.sections, SectionId(name), thing, Section, order))
        case FileKind.CATEGORY:
            return replace(policy, categories=_with(policy.categories, CategoryId(name), thing, Category))
        case FileKind.PROVIDER:
            return replace(policy, providers=_with(policy.providers, ProviderId(name), thing, Provider))
        case FileKind.COOKIE:
            return replace(policy, cookies=_with(policy.cookies, CookieId(name), thing, Cookie))
        case FileKind.GLOSSARY:
            return replace(policy, glossary=cast("Mapping[TermId, Term]", thing or {}))
        case _:
            raise ValueError(reading.ref)


def _with(
    things: Mapping[K, T], name: K, thing: object, thing_type: type[T], order: Iterable[K] | None = None
) -> Mapping[K, T]:
    """Things with one replaced, added or left out; in their order still."""
    others = dict(things)
    if not isinstance(thing, thing_type):
        others.pop(name, None)
        return others
    is_new = name not in others
    others[name] = thing
    if not is_new:
        return others
    return {each: others[each] for each in (sorted(others) if order is None else order) if each in others}


def _policy(readings: Mapping[str, FileReading]) -> Policy | None:
    settings = _single(readings, FileKind.POLICY)
    if not isinstance(settings, Settings):
        return None
    sections = _things(readings, FileKind.SECTION, Section)
    return Policy(
        settings=settings,
        sections={name: sections[name] for name in map(SectionId, settings.sections) if name in sections},
        categories={CategoryId(k): v for k, v in _things(readings, FileKind.CATEGORY, Category).items()},
        providers={ProviderId(k): v for k, v in _things(readings, FileKind.PROVIDER, Provider).items()},
        cookies={CookieId(k): v for k, v in _things(readings, FileKind.COOKIE, Cookie).items()},
        links=cast("Mapping[LinkId, Link]", _single(readings, FileKind.LINKS) or {}),
        glossary=cast("Mapping[TermId, Term]", _single(readings, FileKind.GLOSSARY) or {}),
    )


def _things(readings: Mapping[str, FileReading], kind: FileKind, thing_type: type[T]) -> dict[str, T]:
    """The readable things of a kind, by id and sorted by it."""
    found = (reading for reading in readings.values() if reading.ref.kind is kind)
    ordered = sorted(found, key=lambda reading: reading.ref.id)
    return {reading.ref.id: reading.thing for reading in ordered if isinstance(reading.thing, thing_type)}


def _single(readings: Mapping[str, FileReading], kind: FileKind) -> object | None:
    reading = readings.get(FileRef(kind).path)
    return reading.thing if reading else None
