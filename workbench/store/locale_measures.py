"""How far the locales of a project are, and whether they say what was published; only what is new is read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import babel

from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reading_error import ReadingError
from workbench.locales.progress import LocaleProgress, progress_of
from workbench.locales.wording import LocaleWording
from workbench.policy.entries import Entry, entries
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.spoken import with_dates
from workbench.revisions.standing import standing
from workbench.revisions.taking_down import published_locales
from workbench.store.fingerprint import FileRefused
from workbench.store.kept_states import incomplete_words, kept_files
from workbench.store.locale_files import po_path
from workbench.store.locale_index import LocaleIndex, Row, open_index
from workbench.store.open_locales import OpenLocales
from workbench.store.project import Project
from workbench.store.working_copy import WorkingCopy


@dataclass
class LocaleMeasures:
    """What is measured of each locale; what the index has of the very same texts is not measured again."""

    project: Project
    policy: Policy
    files: OpenLocales
    index: LocaleIndex

    def progress(self, tag: LocaleTag) -> LocaleProgress:
        """How far a locale is against the source texts as they are now."""
        paths = (po_path(tag), FileRef(FileKind.APPROVALS, tag).path)
        row = self._row(f"progress {tag}", self._source_digest, paths, lambda: self._measured(tag).numbers)
        return LocaleProgress.of_numbers(row)

    def is_draft(self, tag: LocaleTag) -> bool:
        """Whether a locale, or the source, says something else than was published, or never was published."""
        newest = self.project.newest
        if newest is None or tag not in newest.last_changed:
            return True
        published = (newest.last_changed[tag], newest.texts.get(tag), newest.states.get(tag))
        kept = self._digests(kept_files(newest, [tag]) if tag in newest.incomplete else [])
        basis = f"{self._catalogue_digest} {published} {kept} Babel {babel.__version__}"
        paths = [po_path(each) for each in self._chain(tag)]
        return bool(self._row(f"draft {tag}", basis, paths, lambda: (int(self._differs(tag)),))[0])

    def unpublished(self) -> int | None:
        """How many groups of changes readers have not been told of; None before the first revision.

        Raises StateUnreadable.
        """
        newest = self.project.newest
        if newest is None:
            return None
        published = published_locales(self.policy)
        kept = self._digests(kept_files(newest, newest.states))
        basis = f"{self._catalogue_digest} {newest} {self.project.decisions.by_path} {kept}"
        sources = sorted({each for tag in published for each in self._chain(tag)})

        def counted() -> Row:
            from workbench.store.unpublished import unpublished

            count = unpublished(self.project, self.files.catalogs(sources))
            return () if count is None else (count,)

        row = self._row("unpublished", basis, [po_path(each) for each in sources], counted)
        return row[0] if row else None

    @property
    def errors(self) -> Iterable[ReadingError]:
        """Everything that keeps a locale's file from being read."""
        return self.files.errors

    def let_go(self, tag: LocaleTag) -> None:
        """Hold what was read of a locale no longer: it has been measured."""
        self.files.forget(tag)

    def save(self) -> None:
        """Keep what was measured for the next time."""
        self.index.save()

    def _row(self, name: str, basis: str, paths: Sequence[str], measured: Callable[[], Row]) -> Row:
        """The row of a name, from the index where it is of these very files and of this basis."""
        digests = self._digests(paths)
        subject = hashlib.sha256(json.dumps([basis, digests]).encode()).hexdigest()
        known = self.index.get(name, subject) if digests is not None else None
        if known is not None:
            return known
        row = measured()
        if digests == self._digests_read(paths):
            self.index.keep(name, subject, row)
        return row

    def _digests(self, paths: Iterable[str]) -> Mapping[str, str] | None:
        """The digests of files as they are now; None where one cannot be read."""
        try:
            return {path: self.index.digest(path) for path in paths}
        except FileRefused:
            return None

    def _digests_read(self, paths: Iterable[str]) -> Mapping[str, str] | None:
        """The digests of files as they were read; None where one has errors: those are told each time."""
        if {error.path for error in self.files.errors}.intersection(paths):
            return None
        return {path: self.files.copy.base(path).digest or "" for path in paths}

    def _measured(self, tag: LocaleTag) -> LocaleProgress:
        printed = (entry for entry in self._source_entries if entry.is_printed(tag))
        return progress_of(self.files.catalog(tag), self.files.approvals(tag), printed)

    def _differs(self, tag: LocaleTag) -> bool:
        if tag == self.policy.source_locale:
            return standing(self.policy, tag, self.project.newest).is_draft
        words = LocaleWording(self.policy, tag, self.files.catalogs(self._chain(tag)))
        kept = incomplete_words(self.project.root, self.project.newest, tag)
        return standing(self.policy, tag, self.project.newest, with_dates(words, kept)).is_draft

    def _chain(self, tag: LocaleTag) -> list[LocaleTag]:
        """The locales whose files a locale's text is made of."""
        chain = LocaleWording(self.policy, tag, {}).chain
        return [each for each in chain if each in self.policy.settings.locales]

    @cached_property
    def _source_entries(self) -> Sequence[Entry]:
        return tuple(entries(self.policy))

    @cached_property
    def _source_digest(self) -> str:
        """The digest of what progress is measured against: the source texts, their keys, who prints them."""
        texts = [(entry.key, entry.source, entry.only) for entry in self._source_entries]
        return hashlib.sha256(json.dumps(texts).encode()).hexdigest()

    @cached_property
    def _catalogue_digest(self) -> str:
        """The digest of all that the policy is made of."""
        data = {path: file.data for path, file in self.project.reading.files.items()}
        return hashlib.sha256(json.dumps(data).encode()).hexdigest()


def open_measures(project: Project, policy: Policy) -> LocaleMeasures:
    """Measure the locales of a project whose policy could be read."""
    copy = WorkingCopy(project.root, is_for_long=False)
    return LocaleMeasures(project, policy, OpenLocales(copy), open_index(project.root))
