"""How far the locales of a project are, and whether each says what was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.formats.reading_error import ReadingError
from workbench.language import _
from workbench.locales.catalog import Catalog, State
from workbench.locales.progress import LocaleProgress, progress_of
from workbench.locales.wording import LocaleWording
from workbench.policy.entries import entries
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.spoken import with_dates
from workbench.revisions.standing import standing
from workbench.store.kept_states import incomplete_words
from workbench.store.locale_files import po_path
from workbench.store.open_locales import OpenLocales
from workbench.store.project import Project
from workbench.store.working_copy import WorkingCopy


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class LocalesStatus:
    """Every locale of a project but the source, and what keeps files of theirs from being read."""

    by_tag: Mapping[LocaleTag, LocaleStatus]
    errors: tuple[ReadingError, ...]


def read_locales(project: Project, policy: Policy) -> LocalesStatus:
    """Find out how every locale stands against the source texts as they are now."""
    files = OpenLocales(WorkingCopy(project.root))
    catalogs = files.catalogs(policy.settings.locales)
    approvals = {tag: files.approvals(tag) for tag in policy.settings.locales}
    errors = tuple(files.errors)
    faulty = {error.path for error in errors}
    texts = list(entries(policy))
    found = {}
    for tag, settings in policy.settings.locales.items():
        published = project.newest.last_changed.get(tag) if project.newest else None
        found[tag] = LocaleStatus(
            progress_of(catalogs.get(tag), approvals[tag], texts),
            is_published=settings.published,
            last_changed=published,
            is_draft=published is None or _differs(project, policy, tag, catalogs),
            is_readable=po_path(tag) not in faulty,
        )
    return LocalesStatus(found, errors)


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


def _differs(project: Project, policy: Policy, tag: LocaleTag, catalogs: Mapping[LocaleTag, Catalog]) -> bool:
    """Whether a published locale says something else than was published."""
    kept = incomplete_words(project.root, project.newest, tag)
    wording = with_dates(LocaleWording(policy, tag, catalogs), kept)
    return standing(policy, tag, project.newest, wording).is_draft
