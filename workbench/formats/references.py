"""What a catalogue's things say of one another: every reference that leads nowhere, every clash of ids."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import filterfalse

from workbench.formats.fault import ErrorName
from workbench.formats.fields import DataFault
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reading import FileReading
from workbench.formats.reference import Reference, Target, references_of
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Settings
from workbench.policy.sentence import Sentence, say


@frozen
class Known:
    """Every id that exists in a catalogue, also of files that cannot be read.

    Of what is `untold`, a file that cannot be read would tell the ids.
    """

    ids: Mapping[Target, Collection[str]]
    untold: frozenset[Target] = frozenset()

    def has(self, reference: Reference) -> bool:
        """Whether there is what a reference names, as far as anybody can tell."""
        target = reference.target
        return target is not None and (target in self.untold or reference.name in self.ids[target])

    def fault(self, reference: Reference) -> DataFault:
        """What is wrong with a reference to what there is not."""
        target, name, path, needle = reference
        sentence = (
            say("“{token}” is no token; known are section:, cookie: and provider:.", token=needle)
            if target is None
            else _unknown(target, name, self.ids[target])
        )
        return DataFault(ErrorName.REFERENCE, path, sentence, needle=needle)


def _unknown(target: Target, name: str, known: Collection[str]) -> Sentence:
    near = _nearest(name, known)
    if near:
        return say(
            "There is no {kind} “{name}”; did you mean “{near}”?", kind=say(str(target)), name=name, near=near
        )
    return say("There is no {kind} “{name}”; correct the id, or add it.", kind=say(str(target)), name=name)


def _nearest(name: str, known: Collection[str]) -> str | None:
    import difflib

    near = difflib.get_close_matches(name, list(known)[:2000], n=1)
    return near[0] if near else None


_TOLD_BY = {
    FileRef(FileKind.POLICY): (Target.VARIABLE, Target.LOCALE),
    FileRef(FileKind.LINKS): (Target.LINK,),
}
"""What has no files of its own, by the file that lists it."""


def known_ids(readings: Mapping[str, FileReading]) -> Known:
    """Collect what exists; a file counts although its contents cannot be read."""
    by_kind: dict[FileKind, set[str]] = {kind: set() for kind in FileKind}
    for reading in readings.values():
        by_kind[reading.ref.kind].add(reading.ref.id)
    policy = _thing(readings, FileRef(FileKind.POLICY))
    links = _thing(readings, FileRef(FileKind.LINKS))
    settings = policy if isinstance(policy, Settings) else None
    return Known(
        {
            Target.VARIABLE: set(settings.variables) if settings else set(),
            Target.LOCALE: {settings.source_locale, *settings.locales} if settings else set(),
            Target.SECTION: by_kind[FileKind.SECTION],
            Target.CATEGORY: by_kind[FileKind.CATEGORY],
            Target.PROVIDER: by_kind[FileKind.PROVIDER],
            Target.COOKIE: by_kind[FileKind.COOKIE],
            Target.LINK: set(links) if isinstance(links, Mapping) else set(),
        },
        frozenset(
            target
            for ref, targets in _TOLD_BY.items()
            if ref.path in readings and readings[ref.path].thing is None
            for target in targets
        ),
    )


def _thing(readings: Mapping[str, FileReading], ref: FileRef) -> object:
    reading = readings.get(ref.path)
    return reading.thing if reading else None


def own_references(reading: FileReading, known: Known) -> Iterator[DataFault]:
    """Yield what one file refers to in vain, and its id where that is not the path's."""
    yield from _id_faults(reading, known)
    yield from file_faults(reading, known)


_CLAIMS = {
    FileKind.SECTION: Target.SECTION,
    FileKind.CATEGORY: Target.CATEGORY,
    FileKind.PROVIDER: Target.PROVIDER,
    FileKind.COOKIE: Target.COOKIE,
}


def _id_faults(reading: FileReading, known: Known) -> Iterator[DataFault]:
    claimed, actual = reading.claimed_id, reading.ref.id
    if reading.ref.kind not in _CLAIMS or claimed is None or claimed == actual:
        return
    if claimed in known.ids[_CLAIMS[reading.ref.kind]]:
        sentence = say(
            "The id “{claimed}” belongs to another file; this file's is “{actual}”, as its path says.",
            claimed=claimed,
            actual=actual,
        )
        yield DataFault(ErrorName.DUPLICATE, ("id",), sentence)
        return
    sentence = say(
        "The id is “{claimed}”, but the file's path says “{actual}”; write that, or move the file.",
        claimed=claimed,
        actual=actual,
    )
    yield DataFault(ErrorName.REFERENCE, ("id",), sentence)


def unlisted_sections(readings: Mapping[str, FileReading]) -> Iterator[DataFault]:
    """Yield sections that `policy.yaml` does not list: they would silently not be printed."""
    settings = _thing(readings, FileRef(FileKind.POLICY))
    if not isinstance(settings, Settings):
        return
    for reading in readings.values():
        if reading.ref.kind is FileKind.SECTION and reading.ref.id not in settings.sections:
            sentence = say(
                "The section “{id}” has a file but is not listed here, so nobody would read it; "
                "list it, or remove {path}.",
                id=reading.ref.id,
                path=reading.ref.path,
            )
            yield DataFault(ErrorName.REFERENCE, ("sections",), sentence)


def file_faults(reading: FileReading, known: Known) -> Iterator[DataFault]:
    """Yield the references of one file that lead nowhere, and what contradicts itself."""
    yield from map(known.fault, filterfalse(known.has, references_of(reading.thing)))
    if isinstance(reading.thing, Settings):
        yield from _contradictions(reading.thing)


def _contradictions(settings: Settings) -> Iterator[DataFault]:
    """Yield what is listed twice, and locales that would take their texts from themselves."""
    for index, section in enumerate(settings.sections):
        if section in settings.sections[:index]:
            sentence = say("The section “{id}” is listed twice; remove one.", id=section)
            yield DataFault(ErrorName.DUPLICATE, ("sections", index), sentence)
    if settings.source_locale in settings.locales:
        sentence = say("“{tag}” is the source locale; it is not listed here.", tag=settings.source_locale)
        yield DataFault(ErrorName.DUPLICATE, ("locales", settings.source_locale), sentence, is_key=True)
    for tag in settings.locales:
        if _comes_back(tag, settings):
            sentence = say("“{tag}” would take its texts from itself, round a circle; break it.", tag=tag)
            yield DataFault(ErrorName.CYCLE, ("locales", tag, "from"), sentence)


def _comes_back(tag: LocaleTag, settings: Settings) -> bool:
    """Whether following `from` from a locale leads back to it."""
    seen: set[LocaleTag] = set()
    here: LocaleTag | None = tag
    while here is not None and here not in seen:
        seen.add(here)
        locale = settings.locales.get(here)
        here = locale.fallback if locale else None
    return here == tag
