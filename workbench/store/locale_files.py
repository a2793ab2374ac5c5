"""A project's translations on disk: one PO file a locale, and the template."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from workbench.formats import po_read
from workbench.formats.fault import ErrorName, Fault
from workbench.formats.limits import LARGEST_PO
from workbench.formats.po import PoFile
from workbench.formats.reading_error import ReadingError, of_fault
from workbench.locales.catalog import Catalog
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.store.fingerprint import FileMissing, FileRefused, read_file

TEMPLATE = "locales/policy.pot"


@frozen
class LocaleFile:
    """A locale's file: None where there is none, or where it has errors."""

    path: str
    po: PoFile | None
    errors: tuple[ReadingError, ...] = ()

    @property
    def catalog(self) -> Catalog | None:
        """The file's entries by key."""
        return None if self.po is None else Catalog(self.po)


def po_path(locale: LocaleTag) -> str:
    """Where a locale's file is, from the project's root."""
    return f"locales/{locale}/LC_MESSAGES/policy.po"


def read_locale(root: Path, locale: LocaleTag) -> LocaleFile:
    """Read a locale's file."""
    return read_po(root, po_path(locale))


def read_po(root: Path, path: str) -> LocaleFile:
    """Read a PO file of a project."""
    try:
        content = read_file(root / path, root=root, limit=LARGEST_PO).data
    except FileMissing:
        return LocaleFile(path, None)
    except FileRefused as refused:
        return LocaleFile(path, None, (of_fault(path, Fault(ErrorName.LIMIT, 1, 1, refused.sentence), ""),))
    return po_file(path, content)


def po_file(path: str, content: bytes) -> LocaleFile:
    """Read the bytes of a PO file."""
    reading = po_read.read(content)
    if reading.faults:
        text = content.decode("utf-8-sig", "replace")
        return LocaleFile(path, None, tuple(of_fault(path, fault, text) for fault in reading.faults))
    return LocaleFile(path, reading.file)


def read_catalogs(
    root: Path, locales: Iterable[LocaleTag]
) -> tuple[Mapping[LocaleTag, Catalog], list[ReadingError]]:
    """The catalogues of some locales, those without a file left out, and every error in the files."""
    files = {locale: read_locale(root, locale) for locale in locales}
    catalogs = {locale: Catalog(file.po) for locale, file in files.items() if file.po is not None}
    return catalogs, [error for file in files.values() for error in file.errors]
