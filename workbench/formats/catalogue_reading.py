"""A catalogue's files as texts: parsed, typed, joined, and every error given its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.formats.catalogue import Catalogue, joined
from workbench.formats.data import Data
from workbench.formats.fault import Fault
from workbench.formats.layout import FileRef, ref_of
from workbench.formats.reading import read_file
from workbench.formats.reading_error import ReadingError, of_data_fault, of_fault
from workbench.policy.frozen import frozen

if TYPE_CHECKING:
    from workbench.formats.yaml_read import Document

TextOf = Callable[[str], str]
"""Gives the text of a file by its path; asked only where a fault is to be placed."""


@frozen
class ParsedFile:
    """A file's data, None where its text has faults."""

    ref: FileRef
    data: Data | None
    faults: tuple[Fault, ...] = ()


def parsed(ref: FileRef, content: bytes | str) -> ParsedFile:
    """Parse one file's text; an empty file holds no fields."""
    from workbench.formats.yaml_read import read  # nothing is parsed where the cache knows every file

    return _parsed(ref, read(content))


def _edited(ref: FileRef, text: str) -> ParsedFile:
    """Parse one file's text as an edit left it."""
    from workbench.formats.yaml_read import read_again

    return _parsed(ref, read_again(text))


def _parsed(ref: FileRef, document: Document) -> ParsedFile:
    if document.faults:
        return ParsedFile(ref, None, document.faults)
    return ParsedFile(ref, {} if document.data is None else document.data)


@frozen(slots=False)
class CatalogueReading:
    """What was read of a catalogue; `strays` are errors of files that belong to no thing."""

    files: Mapping[str, ParsedFile]
    catalogue: Catalogue
    text_of: TextOf
    strays: tuple[ReadingError, ...] = ()

    @classmethod
    def of(
        cls, files: Iterable[ParsedFile], text_of: TextOf, strays: Iterable[ReadingError] = ()
    ) -> CatalogueReading:
        """Type and join parsed files."""
        by_path = {file.ref.path: file for file in files}
        catalogue = joined({path: read_file(file.ref, file.data) for path, file in by_path.items()})
        return cls(by_path, catalogue, text_of, tuple(strays))

    @cached_property
    def errors(self) -> tuple[ReadingError, ...]:
        """Every error, in the order of files and lines."""
        return tuple(sorted(self._errors(), key=lambda error: (error.path, error.line, error.column)))

    def with_texts(self, texts: Mapping[str, str | None], text_of: TextOf) -> CatalogueReading:
        """Read some files of the policy anew; None stands for one that is gone."""
        files = dict(self.files)
        for path, text in texts.items():
            files.pop(path, None)
            ref = ref_of(path)
            if ref is not None and text is not None:
                files[path] = _edited(ref, text)
        readings = {path: files[path] for path in texts if path in files}
        catalogue = self.catalogue.replaced(
            {
                path: read_file(readings[path].ref, readings[path].data) if path in readings else None
                for path in texts
            }
        )
        return replace(self, files=files, catalogue=catalogue, text_of=text_of)

    def _errors(self) -> Iterator[ReadingError]:
        yield from self.strays
        for path, file in [each for each in self.files.items() if each[1].faults]:
            text = self.text_of(path)
            yield from (of_fault(path, fault, text) for fault in file.faults)
        texts: dict[str, str] = {}
        for path, fault in self.catalogue.faults:
            if path not in texts:
                texts[path] = self.text_of(path)
            yield of_data_fault(path, fault, texts[path])
