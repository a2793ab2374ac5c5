"""The changelog of a project in one locale, out of its records and the states they kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from workbench.cli.printing import note
from workbench.cli.refusal import refuse
from workbench.cli.workplace import Workplace
from workbench.export.speech import Speech
from workbench.export.wording import Wording, source_wording
from workbench.language import said
from workbench.locales.wording import LocaleWording
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.revisions.changelog import Changelog, Teller
from workbench.revisions.record import Revision
from workbench.revisions.side import Side
from workbench.store.history import read_record, revision_names
from workbench.store.kept_states import StateUnreadable, kept_state
from workbench.store.locale_files import read_catalogs


def changelog_of(workplace: Workplace, locale: LocaleTag | None) -> Changelog:
    """What a locale's readers are told of every revision. Raises Refusal.

    A locale's words for it are those of today: a sentence can be translated after it was published.
    """
    policy = workplace.sound_policy
    tag = locale or policy.source_locale
    known = (policy.source_locale, *policy.settings.locales)
    if tag not in known:
        raise refuse("The policy has no locale {tag}; it has {known}.", tag=tag, known=", ".join(known))
    wordings = _wordings(workplace, policy, tag)
    teller = Teller(tag, lambda side: wordings(side.policy), _kept_sides(workplace))
    return teller.changelog(Speech(policy, tag, wordings(policy)), revisions_of(workplace))


def revisions_of(workplace: Workplace) -> list[Revision]:
    """Every revision whose record can be read, the oldest first; others are told."""
    found: list[Revision] = []
    for name in revision_names(workplace.root):
        revision, errors = read_record(workplace.root, name)
        if revision is None:
            note(said(errors[0].sentence_with_place))
        else:
            found.append(revision)
    return found


def _wordings(workplace: Workplace, policy: Policy, tag: LocaleTag) -> Callable[[Policy], Wording]:
    """What says a locale's texts, of whichever policy."""
    if tag == policy.source_locale:
        return lambda _policy: source_wording
    catalogs, _errors = read_catalogs(workplace.root, policy.settings.locales)
    return lambda each: LocaleWording(each, tag, catalogs)


def _kept_sides(workplace: Workplace) -> Callable[[Revision], Side | None]:
    """What gives the states that revisions kept, each read once; a lost one is told."""
    names = {revision.name: revision for revision in revisions_of(workplace)}

    @cache
    def kept(name: str) -> Side | None:
        try:
            return kept_state(workplace.root, names[name])
        except StateUnreadable as unreadable:
            note(said(unreadable.sentence))
            return None

    return lambda revision: kept(revision.name)
