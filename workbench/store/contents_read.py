"""What contents of files came to when read, kept by their ids: a commit repeats most of the one before it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from workbench.formats.catalogue_reading import ParsedFile, parsed
from workbench.formats.data import Data
from workbench.formats.fault import ErrorName, Fault
from workbench.formats.layout import FileRef
from workbench.formats.limits import LARGEST_PO, LARGEST_YAML
from workbench.formats.reading import FileReading, read_file
from workbench.formats.reading_error import ReadingError, of_fault
from workbench.locales.catalog import Catalog
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence, say
from workbench.store.git.objects import ObjectId
from workbench.store.git.repository import Repository
from workbench.store.kept_contents import keep_contents, kept_contents
from workbench.store.locale_files import po_file

K = TypeVar("K")
V = TypeVar("V")


@dataclass(slots=True)
class _Kept(Generic[K, V]):
    """The values used last, by key, so many at most."""

    most: int
    _values: OrderedDict[K, V] = field(default_factory=OrderedDict)

    def get(self, key: K) -> V | None:
        if key in self._values:
            self._values.move_to_end(key)
        return self._values.get(key)

    def keep(self, key: K, value: V) -> V:
        self._values[key] = value
        if len(self._values) > self.most:
            self._values.popitem(last=False)
        return value


@frozen
class ReadFile:
    """A file of a catalogue: its data, and the thing in it."""

    parsed: ParsedFile
    reading: FileReading

    @property
    def data(self) -> Data | None:
        """Its data, None where its text has faults."""
        return self.parsed.data

    @classmethod
    def of(cls, file: ParsedFile) -> ReadFile:
        """Type what was parsed."""
        return cls(file, read_file(file.ref, file.data))

    @classmethod
    def unread(cls, ref: FileRef, sentence: Sentence) -> ReadFile:
        """A file that is not looked into, and why."""
        return cls.of(ParsedFile(ref, None, (Fault(ErrorName.LIMIT, 1, 1, sentence),)))


@frozen
class ReadCatalog:
    """A locale's entries, None where its file has errors."""

    locale: LocaleTag
    catalog: Catalog | None
    errors: tuple[ReadingError, ...] = ()

    @classmethod
    def unread(cls, ref: FileRef, sentence: Sentence) -> ReadCatalog:
        """A file that is not looked into, and why."""
        error = of_fault(ref.path, Fault(ErrorName.LIMIT, 1, 1, sentence), "")
        return cls(LocaleTag(ref.id), None, (error,))


_files: _Kept[tuple[FileRef, ObjectId], ReadFile] = _Kept(50_000)
_catalogs: _Kept[tuple[FileRef, ObjectId], ReadCatalog] = _Kept(12)


def read_files(repository: Repository, wanted: Mapping[FileRef, ObjectId]) -> Mapping[FileRef, ReadFile]:
    """Files of a catalogue by what they hold, of these contents. Raises GitFailed."""
    known = {ref: _files.get((ref, id)) for ref, id in wanted.items()}
    new = {ref: wanted[ref] for ref, file in known.items() if file is None}
    kept = kept_contents(repository.root, len(new))
    contents = repository.contents((id for id in new.values() if id not in kept), LARGEST_YAML)
    read = {ref: _file(ref, id, contents, kept) for ref, id in new.items()}
    keep_contents(
        repository.root, kept, {new[ref]: data for ref, file in read.items() if (data := file.data)}
    )
    return {ref: file or read[ref] for ref, file in known.items()}


def read_catalogs(
    repository: Repository, wanted: Mapping[FileRef, ObjectId]
) -> Mapping[FileRef, ReadCatalog]:
    """The locales' files, of these contents. Raises GitFailed."""
    known = {ref: _catalogs.get((ref, id)) for ref, id in wanted.items()}
    contents = repository.contents((wanted[ref] for ref, kept in known.items() if kept is None), LARGEST_PO)
    return {ref: kept or _catalog(ref, wanted[ref], contents) for ref, kept in known.items()}


def _file(
    ref: FileRef, id: ObjectId, contents: Mapping[ObjectId, bytes], kept: Mapping[ObjectId, Data]
) -> ReadFile:
    if id in kept:
        return _files.keep((ref, id), ReadFile.of(ParsedFile(ref, kept[id])))
    if id not in contents:
        return ReadFile.unread(ref, _out_of_reach(LARGEST_YAML))
    return _files.keep((ref, id), ReadFile.of(parsed(ref, contents[id])))


def _catalog(ref: FileRef, id: ObjectId, contents: Mapping[ObjectId, bytes]) -> ReadCatalog:
    if id not in contents:
        return ReadCatalog.unread(ref, _out_of_reach(LARGEST_PO))
    file = po_file(ref.path, contents[id])
    return _catalogs.keep((ref, id), ReadCatalog(LocaleTag(ref.id), file.catalog, file.errors))


def _out_of_reach(limit: int) -> Sentence:
    return say("The file is larger than {limit} bytes, or not in this clone.", limit=limit)
