"""An open project, checked again and again: what surrounds the policy is gathered, and the rules run on it.

`surroundings` is for the thread that holds the session; `check` may run in any other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from workbench.checks.context import Context
from workbench.checks.pairs.catalog_texts import CatalogTexts
from workbench.checks.runner import Checker, Report
from workbench.checks.selection import Selection
from workbench.checks.waivers import EntryWaivers
from workbench.locales.catalog import Catalog
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.record import Revision
from workbench.session import Session
from workbench.store.history import published_policy


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A policy with everything that rules may know of it, as it is at a moment."""

    policy: Policy
    catalogs: Mapping[LocaleTag, Catalog]
    waivers: EntryWaivers
    newest: Revision | None
    root: Path


def surroundings(session: Session, locales: Iterable[LocaleTag] | None = None) -> Surroundings | None:
    """What the rules look at now, in these locales (all by default); None while there is no policy."""
    policy = session.policy
    if policy is None:
        return None
    wanted = [each for each in policy.settings.locales if locales is None or each in locales]
    waivers = {locale: session.locales.waivers(locale) for locale in wanted}
    catalogs = session.locales.catalogs(wanted)
    return Surroundings(policy, catalogs, waivers, session.project.newest, session.project.root)


class Checking:
    """Checks a project as it changes; what cannot have changed is not looked at again."""

    def __init__(self, selection: Selection | None = None) -> None:
        self._checker = Checker(selection)
        self._texts: dict[LocaleTag, tuple[Catalog, CatalogTexts]] = {}
        self._published: tuple[str, Policy | None] | None = None

    def check(self, around: Surroundings) -> Report:
        """Say everything that the rules find."""
        translations = {
            locale: self._texts_of(locale, catalog) for locale, catalog in around.catalogs.items()
        }
        today = today_in(around.policy.settings.time_zone)
        context = Context(around.policy, today, self._published_policy(around), translations)
        return self._checker.check(context, around.waivers)

    def _texts_of(self, locale: LocaleTag, catalog: Catalog) -> CatalogTexts:
        known = self._texts.get(locale)
        if known is None or known[0] is not catalog:
            known = self._texts[locale] = (catalog, CatalogTexts.of(catalog))
        return known[1]

    def _published_policy(self, around: Surroundings) -> Policy | None:
        """What the newest revision said; None where there is none, or its state cannot be read."""
        if around.newest is None:
            return None
        name = around.newest.name
        if self._published is None or self._published[0] != name:
            self._published = (name, published_policy(around.root, name))
        return self._published[1]


def today_in(time_zone: str) -> dt.date:
    """The day it is where the policy is published; the schema has seen that there is such a zone."""
    return dt.datetime.now(ZoneInfo(time_zone)).date()
