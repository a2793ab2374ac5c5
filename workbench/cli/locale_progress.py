"""How far the locales of a project are, and whether each says what was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from workbench.formats.reading_error import ReadingError
from workbench.language import _
from workbench.locales.catalog import State
from workbench.locales.progress import LocaleProgress
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.store.locale_files import po_path
from workbench.store.locale_measures import LocaleMeasures


@frozen
class LocaleStatus:
    """How one locale stands; `is_readable` is False where its file has errors and nothing in it counts."""

    progress: LocaleProgress
    is_published: bool
    last_changed: dt.date | None
    is_draft: bool
    is_readable: bool = True

    def as_row(self) -> dict[str, object]:
        """The status with the keys that others rely on."""
        return {
            **self.progress.as_row(),
            "published": self.is_published,
            "draft": self.is_draft,
            "readable": self.is_readable,
        }


@frozen
class LocalesStatus:
    """Every locale of a project but the source, and what keeps files of theirs from being read."""

    by_tag: Mapping[LocaleTag, LocaleStatus]
    errors: tuple[ReadingError, ...]


def read_locales(measures: LocaleMeasures) -> LocalesStatus:
    """Find out how every locale stands against the source texts as they are now."""
    found = {tag: _status(measures, tag) for tag in measures.policy.settings.locales}
    measures.save()
    errors = tuple(measures.errors)
    faulty = {error.path for error in errors}
    by_tag = {tag: replace(row, is_readable=po_path(tag) not in faulty) for tag, row in found.items()}
    return LocalesStatus(by_tag, errors)


def _status(measures: LocaleMeasures, tag: LocaleTag) -> LocaleStatus:
    project, settings = measures.project, measures.policy.settings
    return LocaleStatus(
        measures.progress(tag),
        is_published=settings.locales[tag].published,
        last_changed=project.newest.last_changed.get(tag) if project.newest else None,
        is_draft=measures.is_draft(tag),
    )


def progress_in_words(progress: LocaleProgress) -> str:
    """How far a locale is, in a line for people."""
    told = _("{translated} of {entries} translated, {stale} stale, {untranslated} untranslated")
    counts = progress.progress.entries
    return told.format(
        entries=progress.progress.total,
        translated=counts[State.TRANSLATED],
        stale=counts[State.STALE],
        untranslated=counts[State.UNTRANSLATED],
    )


def words_in_words(progress: LocaleProgress) -> str:
    """The words of the source that there are to be translated, and those that are, in a line for people."""
    words = progress.progress.words
    told = _("words: new {new}, changed {changed}, unchanged {unchanged}")
    return told.format(
        new=words[State.UNTRANSLATED], changed=words[State.STALE], unchanged=words[State.TRANSLATED]
    )
