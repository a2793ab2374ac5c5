"""A project on disk: found, and read whole, with everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from time import monotonic

from workbench.formats.catalogue import Catalogue
from workbench.formats.catalogue_reading import CatalogueReading, ParsedFile, parsed
from workbench.formats.cycles import without_cycle_collection
from workbench.formats.fault import ErrorName, Fault
from workbench.formats.layout import FileRef
from workbench.formats.limits import LARGEST_YAML
from workbench.formats.reading_error import ReadingError
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.revisions.record import Revision
from workbench.store.cache import Cache, open_cache
from workbench.store.decisions import Decisions, read_decisions, stranger
from workbench.store.fingerprint import FileRefused, Stamp, read_file
from workbench.store.history import newest_revision
from workbench.store.scan import Found, scan, scan_beside, stamps_of

Told = Callable[[int, int], None]
"""Hears how many files have been read, and how many there are."""
_TOLD_EVERY = 0.1
"""Seconds between two tellings: each waits until the app has drawn it."""


@frozen
class Project:
    """A project as it was read: its folder, the catalogue, the stamps of its files, the newest revision.

    `decisions` are those about changes since that revision.
    """

    root: Path
    reading: CatalogueReading
    stamps: Mapping[str, Stamp]
    newest: Revision | None
    decisions: Decisions

    @property
    def catalogue(self) -> Catalogue:
        """What the files hold."""
        return self.reading.catalogue

    @property
    def errors(self) -> tuple[ReadingError, ...]:
        """Everything that keeps a part of the project from being read."""
        return self.reading.errors

    def first_error(self, path: str) -> ReadingError:
        """The first error of a file that could not be read."""
        found = (error for error in self.errors if error.path == path)
        return next(found, ReadingError(path, 1, 1, ErrorName.SYNTAX, say("The file cannot be read.")))

    def errors_in_one_sentence(self) -> Sentence:
        """Say that nothing can be made of the project while files cannot be read, and which."""
        if len(self.errors) == 1:
            return say(
                "The catalogue has a reading error at {place}: {error} See “workbench check”.",
                place=self.errors[0].place,
                error=self.errors[0].sentence,
            )
        return say(
            "The catalogue has {count} reading errors, the first at {place}: {error} See “workbench check”.",
            count=len(self.errors),
            place=self.errors[0].place,
            error=self.errors[0].sentence,
        )


def load(root: Path, told: Told = lambda _done, _total: None) -> Project:
    """Read a project whole; what cannot be read is told, never an exception.

    `told` hears now and then how many files have been read; what it raises ends the reading.
    """
    root = root.resolve()
    with without_cycle_collection():
        cache = open_cache(root)
        found = sorted(scan(root), key=lambda each: each.path)
        files = [
            _parsed(root, each, each.ref, cache) for each in _telling(found, told) if each.ref is not None
        ]
        newest, record_errors = newest_revision(root, cache)
        decisions = read_decisions(root, cache)
        strays = [*_strangers(found), *record_errors, *decisions.errors]
        reading = CatalogueReading.of(files, lambda path: read_text(root, path), strays)
    cache.save()
    return Project(root, reading, stamps_of((*found, *scan_beside(root))), newest, decisions)


def _telling(found: Sequence[Found], told: Told) -> Iterator[Found]:
    """Yield files, and tell now and then how many there have been."""
    next_time = 0.0
    for number, each in enumerate(found):
        if (now := monotonic()) >= next_time:
            told(number, len(found))
            next_time = now + _TOLD_EVERY
        yield each


def _parsed(root: Path, found: Found, ref: FileRef, cache: Cache) -> ParsedFile:
    kept = cache.get(found.path, found.stamp)
    if kept is not None:
        return ParsedFile(ref, kept)
    try:
        content = read_file(root / found.path, root=root, limit=LARGEST_YAML)
    except FileRefused as refused:
        return ParsedFile(ref, None, (Fault(ErrorName.LIMIT, 1, 1, refused.sentence),))
    file = parsed(ref, content.data)
    if file.data is not None:
        cache.keep(found.path, content.stamp, file.data)
    return file


def read_text(root: Path, path: str) -> str:
    """A file's text for finding places in it; what cannot be decoded is replaced."""
    try:
        return read_file(root / path, root=root, limit=LARGEST_YAML).data.decode("utf-8-sig", "replace")
    except FileRefused:
        return ""


def _strangers(found: Iterable[Found]) -> Iterator[ReadingError]:
    """Yield the files that stand where no file of a catalogue can."""
    return (stranger(each.path) for each in found if each.ref is None)
