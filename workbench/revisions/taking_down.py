"""A catalogue as it was read, and the words of its locales, become a side to compare."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.formats.catalogue import Catalogue
from workbench.formats.data import Data
from workbench.formats.layout import FileRef
from workbench.locales.catalog import Catalog
from workbench.locales.wording import LocaleWording
from workbench.policy.entries import entries
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.side import Side
from workbench.revisions.spoken import Spoken, take_down


def side_of(
    catalogue: Catalogue, documents: Mapping[FileRef, Data], catalogs: Mapping[LocaleTag, Catalog]
) -> Side | None:
    """A state of a project; None where it has no readable `policy.yaml`."""
    policy = catalogue.policy
    if policy is None:
        return None
    return Side(
        policy, documents, words_of(policy, published_locales(policy), catalogs), catalogue.unreadable
    )


def published_locales(policy: Policy) -> list[LocaleTag]:
    """The locales besides the source that readers are given."""
    return [tag for tag, settings in policy.settings.locales.items() if settings.published]


def words_of(
    policy: Policy, locales: Iterable[LocaleTag], catalogs: Mapping[LocaleTag, Catalog]
) -> Mapping[LocaleTag, Spoken]:
    """What some locales say of every entry."""
    wanted = list(locales)
    source, every = policy.source_locale, list(entries(policy)) if wanted else []
    return {tag: take_down(tag, source, every, LocaleWording(policy, tag, catalogs)) for tag in wanted}
