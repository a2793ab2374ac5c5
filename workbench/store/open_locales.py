"""The files of the locales as they are now, edits included; each is read when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from workbench.formats.data import Data
from workbench.formats.fault import ErrorName, Fault
from workbench.formats.fields import DataFault
from workbench.formats.file_text import FileText, written
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reading_error import ReadingError, of_data_fault, of_fault
from workbench.locales import entry_waivers
from workbench.locales.catalog import Catalog
from workbench.locales.catalog_texts import catalog_of
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Waiver
from workbench.store.fingerprint import FileRefused, Stamp, stamp
from workbench.store.working_copy import OnDisk, WorkingCopy, on_disk

if TYPE_CHECKING:
    from workbench.locales.approvals import Approvals

T = TypeVar("T")


@frozen
class _Read:
    """What one file came to: what it says, what is in it (None: nothing, or unreadable), the errors."""

    held: FileText | None
    content: object
    errors: tuple[ReadingError, ...] = ()


@frozen
class Ahead:
    """A locale's entries as another thread has read them from disk; `stamp` is the file's before that."""

    file: FileRef
    stamp: Stamp | None
    base: OnDisk
    read: _Read


def read_ahead(root: Path, locale: LocaleTag) -> Ahead | None:
    """Read a locale's entries for somebody else; None where there are none that can be read."""
    file = FileRef(FileKind.ENTRIES, locale)
    before = stamp(root / file.path, root)
    try:
        base = on_disk(root, file.path)
    except FileRefused:
        return None
    return None if base.held is None else Ahead(file, before, base, _read_entries(file.path, base.held))


_Reader = Callable[[str, FileText], _Read]
"""Reads a file's text; its path is for the errors."""


@dataclass(slots=True)
class OpenLocales:
    """What every locale says, as far as it has been asked for."""

    copy: WorkingCopy
    _reads: dict[FileRef, _Read] = field(default_factory=dict)

    def of(self, copy: WorkingCopy) -> OpenLocales:
        """The locales of another working copy; what is the same there is not read again."""
        return OpenLocales(copy, dict(self._reads))

    def catalog(self, locale: LocaleTag) -> Catalog | None:
        """A locale's entries; None where it has no file, or one with errors."""
        found = self._content(FileRef(FileKind.ENTRIES, locale), _read_entries)
        return found if isinstance(found, Catalog) else None

    def catalogs(self, locales: Iterable[LocaleTag]) -> Mapping[LocaleTag, Catalog]:
        """The entries of some locales, those without a readable file left out."""
        found = {locale: self.catalog(locale) for locale in locales}
        return {locale: catalog for locale, catalog in found.items() if catalog is not None}

    def approvals(self, locale: LocaleTag) -> Approvals:
        """Who approved which entries of a locale."""
        from workbench.locales.approvals import Approvals  # few places ask who approved

        found = self._content(FileRef(FileKind.APPROVALS, locale), _read_approvals)
        return found if isinstance(found, Approvals) else Approvals()

    def waivers(self, locale: LocaleTag) -> Mapping[Key, Sequence[Waiver]]:
        """The waivers of a locale's entries."""
        found = self._content(FileRef(FileKind.ENTRY_WAIVERS, locale), _read_waivers)
        return found if isinstance(found, dict) else {}

    def take(self, ahead: Ahead) -> None:
        """Take what another thread has read, unless the file was asked for meanwhile, or written."""
        path, root = ahead.file.path, self.copy.root
        is_as_it_was = ahead.file not in self._reads and stamp(root / path, root) == ahead.stamp
        if is_as_it_was and self.copy.know(path, ahead.base):
            self._reads[ahead.file] = ahead.read

    def forget(self, locale: LocaleTag) -> None:
        """Read the files of a locale again when they are asked for; edits of them are lost."""
        gone = [file for file in self._reads if file.id == locale]
        for file in gone:
            del self._reads[file]
        self.copy.forget(file.path for file in gone)

    @property
    def errors(self) -> Iterator[ReadingError]:
        """Everything that keeps a file from being read, of those that have been asked for."""
        return (error for read in self._reads.values() for error in read.errors)

    @property
    def files(self) -> frozenset[FileRef]:
        """The files that have been asked for."""
        return frozenset(self._reads)

    def _content(self, file: FileRef, reader: _Reader) -> object:
        known = self._reads.get(file)
        try:
            held = self.copy.held(file.path)
        except FileRefused as refused:
            error = of_fault(file.path, Fault(ErrorName.LIMIT, 1, 1, refused.sentence), "")
            self._reads[file] = _Read(None, None, (error,))
            return None
        is_same = known is not None and (known.held is held or known.held == held)
        if known is None or not is_same or held is None:
            known = self._reads[file] = _Read(None, None) if held is None else reader(file.path, held)
        return known.content


def _read_entries(path: str, held: FileText) -> _Read:
    reading = catalog_of(held)
    text = held if isinstance(held, str) else ""  # a file with faults is held as its text
    return _Read(held, reading.catalog, tuple(of_fault(path, fault, text) for fault in reading.faults))


def _read_approvals(path: str, held: FileText) -> _Read:
    from workbench.locales import approvals

    text = written(held) or ""
    data, errors = _data(path, text)
    reading = approvals.read(data)
    return _Read(text, reading.approvals, (*errors, *_of_data(path, text, reading.faults)))


def _read_waivers(path: str, held: FileText) -> _Read:
    text = written(held) or ""
    data, errors = _data(path, text)
    reading = entry_waivers.read(data)
    return _Read(text, dict(reading.by_key), (*errors, *_of_data(path, text, reading.faults)))


def _data(path: str, text: str) -> tuple[Data | None, tuple[ReadingError, ...]]:
    from workbench.formats.yaml_read import read  # what is counted from an index parses nothing

    document = read(text)
    return document.data, tuple(of_fault(path, fault, text) for fault in document.faults)


def _of_data(path: str, text: str, faults: Iterable[DataFault]) -> Iterator[ReadingError]:
    return (of_data_fault(path, fault, text) for fault in faults)
