"""An open project, checked again and again: what surrounds the policy is gathered, and the rules run on it.

`surroundings` is for the thread that holds the session; `check` may run in any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.checks.archive import Archive, Kept
from workbench.checks.context import Context
from workbench.checks.pairs.catalog_texts import CatalogTexts
from workbench.checks.problem import Problem
from workbench.checks.reference import Reference
from workbench.checks.runner import Checker, Report
from workbench.checks.selection import Selection
from workbench.checks.speller import Spelling
from workbench.checks.waivers import EntryWaivers
from workbench.formats.cycles import without_cycle_collection
from workbench.locales.catalog import Catalog
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.policy.today import today_in
from workbench.revisions.record import Revision
from workbench.revisions.side import Side
from workbench.store.dictionaries import Dictionaries
from workbench.store.history import kept_revisions, published_policy
from workbench.store.kept_states import incomplete_words
from workbench.store.open_project import OpenProject

if TYPE_CHECKING:
    from workbench.session import Session


@frozen
class Surroundings:
    """A policy with everything that rules may know of it, as it is at a moment."""

    policy: Policy
    catalogs: Mapping[LocaleTag, Catalog]
    waivers: EntryWaivers
    newest: Revision | None
    root: Path
    is_live: bool = False
    reference: Reference | None = None
    dictionaries: Dictionaries | None = None
    is_whole: bool = True
    """Whether every file could be read."""

    @property
    def spelling(self) -> Spelling | None:
        """The dictionaries of the source and of the locales that are looked at."""
        if self.dictionaries is None:
            return None
        return self.dictionaries.spelling(self._spoken)

    @property
    def lacking(self) -> list[LocaleTag]:
        """Those of them that no dictionary is installed for."""
        unknown = self.dictionaries.lacking if self.dictionaries else ()
        return [locale for locale in self._spoken if locale in unknown]

    @property
    def _spoken(self) -> tuple[LocaleTag, ...]:
        return (self.policy.source_locale, *self.catalogs)


def surroundings(
    opened: Session | OpenProject,
    locales: Iterable[LocaleTag] | None = None,
    *,
    is_live: bool = False,
    reference: Reference | None = None,
    dictionaries: Dictionaries | None = None,
) -> Surroundings | None:
    """What the rules look at now, in these locales (all by default); None while there is no policy.

    `is_live` says that the site is built from what is here, so that unpublished text is a problem;
    `reference` is the user's table of cookies, `dictionaries` are those that are installed.
    """
    policy = opened.policy
    if policy is None:
        return None
    wanted = [each for each in policy.settings.locales if locales is None or each in locales]
    waivers = {locale: opened.locales.waivers(locale) for locale in wanted}
    catalogs = opened.locales.catalogs(wanted)
    newest, root = opened.project.newest, opened.project.root
    is_whole = not opened.errors
    return Surroundings(policy, catalogs, waivers, newest, root, is_live, reference, dictionaries, is_whole)


class Checking:
    """Checks a project as it changes; what cannot have changed is not looked at again."""

    def __init__(self, selection: Selection | None = None) -> None:
        self._checker = Checker(selection)
        self._texts: dict[LocaleTag, tuple[Catalog, CatalogTexts]] = {}
        self._published: tuple[str, Policy | None] | None = None
        self._kept: tuple[str, list[Kept]] | None = None

    def __getstate__(self) -> Mapping[str, object]:
        """What was found is kept for another run of the program; what it was found in is read anew there."""
        return {"_checker": self._checker, "_texts": {}, "_published": None, "_kept": None}

    def check(self, around: Surroundings) -> Report:
        """Say everything that the rules find."""
        with without_cycle_collection():
            return self._check(around)

    def _check(self, around: Surroundings) -> Report:
        translations = {
            locale: self._texts_of(locale, catalog) for locale, catalog in around.catalogs.items()
        }
        today = today_in(around.policy.settings.time_zone)
        published = self._published_policy(around)
        spelling = around.spelling
        context = Context(
            around.policy, today, published, translations, around.reference, spelling, around.is_whole
        )
        return self._checker.check(context, around.waivers, self._archive_of(around))

    def check_spelling(self, around: Surroundings) -> Report | None:
        """Look up the words that the last check met first; what it says with them, None where all are right.

        That may take seconds, once for a dictionary: so it comes after everything else.
        """
        report = None
        while around.dictionaries is not None and around.dictionaries.judge():
            report = self.check(around)
        return report

    def check_side(self, side: Side, like: Surroundings | None = None) -> Sequence[Problem]:
        """Say what the rules find in another state of the project, its locales' words included.

        `like` has the dictionaries and the table of cookies with which to judge it.
        """
        own = {
            locale: {key: said.text for key, said in words.said.items() if said.language is None}
            for locale, words in side.words.items()
        }
        today = today_in(side.policy.settings.time_zone)
        reference, spelling = (like.reference, like.spelling) if like is not None else (None, None)
        context = Context(side.policy, today, None, own, reference, spelling)
        return self._checker.check(context, {}, Archive()).problems

    def _archive_of(self, around: Surroundings) -> Archive:
        """What was published; it does not change while a project is open, but by publishing."""
        name = around.newest.name if around.newest else ""
        if self._kept is None or self._kept[0] != name:
            kept = [Kept(*each) for each in kept_revisions(around.root)] if name else []
            self._kept = (name, kept)
        return Archive(self._kept[1], _changed_since(around) if around.is_live else {})

    def _texts_of(self, locale: LocaleTag, catalog: Catalog) -> CatalogTexts:
        known = self._texts.get(locale)
        if known is not None and known[0] is catalog:
            return known[1]
        changed = None if known is None else catalog.changed_since(known[0])
        if known is None or changed is None:
            texts = CatalogTexts.of(catalog)
        else:
            texts = known[1].after(catalog, changed)
        self._texts[locale] = (catalog, texts)
        return texts

    def _published_policy(self, around: Surroundings) -> Policy | None:
        """What the newest revision said; None where there is none, or its state cannot be read."""
        if around.newest is None:
            return None
        name = around.newest.name
        if self._published is None or self._published[0] != name:
            self._published = (name, published_policy(around.root, name))
        return self._published[1]


def identity(problem: Problem) -> tuple[object, ...]:
    """What is the same for the same problem, wherever in its file it stands."""
    field = tuple(step for step in problem.path if isinstance(step, str))
    return problem.rule, problem.file, field, problem.quote, problem.key, problem.locale


def _changed_since(around: Surroundings) -> Mapping[LocaleTag, str]:
    """The published locales that say something else than they did, with the revision that has their text."""
    from workbench.locales.wording import LocaleWording
    from workbench.revisions.spoken import with_dates
    from workbench.revisions.standing import standing  # only the branch that the site is built from asks

    newest = around.newest
    changed: dict[LocaleTag, str] = {}
    for locale in newest.last_changed if newest else ():
        kept = incomplete_words(around.root, newest, locale)
        wording = with_dates(LocaleWording(around.policy, locale, around.catalogs), kept)
        if newest is not None and standing(around.policy, locale, newest, wording).is_draft:
            changed[locale] = newest.name
    return changed
