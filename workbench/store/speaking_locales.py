"""What a project says in a locale: the words out of its files, and how they stand to what was published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.export.wording import Wording, source_wording
from workbench.formats.reading_error import ReadingError
from workbench.locales.catalog import Catalog
from workbench.locales.wording import LocaleWording
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.record import Revision
from workbench.revisions.spoken import Spoken, with_dates
from workbench.revisions.standing import Standing, standing
from workbench.store.kept_states import incomplete_words
from workbench.store.locale_files import read_catalogs
from workbench.store.project import Project


@frozen
class SaidIn:
    """A locale's document, how many of its entries are missing or older than their source, and errors."""

    standing: Standing
    untranslated: int = 0
    stale: int = 0
    errors: tuple[ReadingError, ...] = ()


def said_in(project: Project, policy: Policy, locale: LocaleTag) -> SaidIn:
    """Build the document of a locale as it may leave now."""
    catalogs, errors = read_catalogs(project.root, locales_read(policy, locale))
    kept = incomplete_words(project.root, project.newest, locale)
    return said_with(policy, locale, project.newest, catalogs, errors, kept)


def locales_read(policy: Policy, locale: LocaleTag) -> list[LocaleTag]:
    """The locales whose files a locale's texts come from."""
    chain = LocaleWording(policy, locale, {}).chain
    return [each for each in chain if each != policy.source_locale]


def said_with(
    policy: Policy,
    locale: LocaleTag,
    newest: Revision | None,
    catalogs: Mapping[LocaleTag, Catalog],
    errors: Sequence[ReadingError] = (),
    kept: Spoken | None = None,
) -> SaidIn:
    """Build the document of a locale from what its files hold; `kept` is what was published incomplete."""
    if locale == policy.source_locale:
        return SaidIn(standing(policy, locale, newest, source_wording))
    words = LocaleWording(policy, locale, catalogs)
    wording: Wording = words
    stands = standing(policy, locale, newest, with_dates(wording, kept))
    return SaidIn(stands, len(words.untranslated), len(words.stale), tuple(errors))
