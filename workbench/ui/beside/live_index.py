"""What can be gone to, gathered beside the work: the source first, then locale after locale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import ref

from workbench.formats.layout import FileKind
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.session import Session
from workbench.ui.beside.beside_the_work import BesideTheWork

if TYPE_CHECKING:
    from workbench.finding.anything import Index, Lines, Shelf
    from workbench.finding.shelves import LocaleShelf, SourceShelf
    from workbench.formats.file_text import FileText
    from workbench.locales.catalog import Catalog


class LiveIndex(BesideTheWork["Index"]):
    """Keeps what one session has to be found; shelves of what has not changed stay as they are."""

    _source: tuple[Policy, SourceShelf] | None = None
    _locales: Mapping[LocaleTag, tuple[object, LocaleShelf]] = {}

    def gathered(self, session: Session) -> Callable[[], Index | None] | None:
        """The policy and the catalogs that have been read; the others are read beside the work."""
        policy = session.policy
        if policy is None:
            return None
        asked_for = {file.id for file in session.locales.files if file.kind is FileKind.ENTRIES}
        known = {
            locale: session.locales.catalog(locale) if locale in asked_for else None
            for locale in policy.settings.locales
        }
        return lambda: self._look(policy, session.project.root, known)

    def _look(self, policy: Policy, root: Path, known: Mapping[LocaleTag, Catalog | None]) -> Index:
        from workbench.finding.anything import Index

        shelves: list[Shelf] = [self._of_source(policy)]
        self.tell_meanwhile(Index(tuple(shelves), len(known)))
        made: dict[LocaleTag, tuple[object, LocaleShelf]] = {}
        lines: dict[tuple[str, ...], Lines] = {}
        for number, (locale, catalog) in enumerate(known.items(), start=1):
            found = self._of_locale(root, locale, catalog, lines)
            if found is not None:
                made[locale] = found
                shelves.append(found[1])
            self.tell_meanwhile(Index(tuple(shelves), len(known) - number))
        self._locales = made
        return Index(tuple(shelves))

    def _of_source(self, policy: Policy) -> SourceShelf:
        from workbench.finding.shelves import SourceShelf

        if self._source is None or self._source[0] is not policy:
            self._source = (policy, SourceShelf(policy))
        return self._source[1]

    def _of_locale(
        self, root: Path, locale: LocaleTag, known: Catalog | None, lines: dict[tuple[str, ...], Lines]
    ) -> tuple[object, LocaleShelf] | None:
        """The shelf of a locale with what it was made of; None where the locale cannot be read."""
        from workbench.finding.shelves import LocaleShelf
        from workbench.locales.catalog_texts import catalog_of

        held = None if known is not None else _on_disk(root, locale)
        subject = ref(known) if known is not None else held
        made = self._locales.get(locale)
        if made is None or made[0] != subject:
            catalog = known if held is None else catalog_of(held).catalog
            if catalog is None:
                return None
            made = subject, LocaleShelf(locale, catalog, lines.get(tuple(catalog)))
        lines[made[1].keys] = made[1].names
        return made


def _on_disk(root: Path, locale: LocaleTag) -> FileText | None:
    """What the file of a locale says that nobody has asked for yet."""
    from workbench.store.fingerprint import FileRefused
    from workbench.store.locale_files import po_path
    from workbench.store.working_copy import on_disk

    try:
        return on_disk(root, po_path(locale)).held
    except FileRefused:
        return None
