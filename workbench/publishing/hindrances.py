"""What stands in the way of publishing, all of it at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from workbench.checking import Checking, identity, surroundings
from workbench.checks.problem import Problem, Severity
from workbench.locales.wording import LocaleWording
from workbench.policy.entries import entries
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.policy.sentence import Sentence, say
from workbench.publishing.wish import Wish
from workbench.revisions.assessed import ChangeList
from workbench.revisions.kind import Kind
from workbench.revisions.level import Level
from workbench.revisions.publishing import Publication, keeps_dates
from workbench.session import Session

_ALONE = frozenset({Kind.LOCALE_PUBLISHED, Kind.LOCALE_ADDED, Kind.TRANSLATION_CHANGED})
"""The changes that publishing one locale alone may leave to it."""


_INCOMPLETE = "TR006"
"""The rule that a published locale is wholly translated."""

Lacking = Mapping[LocaleTag, Sequence[str]]
"""The locales that are not wholly translated, each with the keys of what it lacks."""


def hindrances(
    session: Session, policy: Policy, changes: ChangeList | None, wish: Wish, lacking: Lacking
) -> Iterator[Sentence]:
    """Yield why a wish cannot be granted, but for what is undecided and what the checks find."""
    yield from (error.sentence_with_place for error in session.locales.errors)
    yield from _date(session, wish)
    if wish.keeps_date and (changes is None or not keeps_dates(changes)):
        yield say("The date can stay only where every change is editorial.")
    yield from _alone(changes, wish, policy)
    if not wish.incomplete:
        yield from (_incomplete(tag, keys) for tag, keys in lacking.items())


def _date(session: Session, wish: Wish) -> Iterator[Sentence]:
    newest = session.project.newest
    if newest is not None and wish.date < newest.date:
        yield say("{date} is before the newest revision, {newest}.", date=wish.date, newest=newest.name)
    if wish.date > wish.at.date():
        yield say("{date} has not come yet; a revision is dated the day it is made public.", date=wish.date)


def _alone(changes: ChangeList | None, wish: Wish, policy: Policy) -> Iterator[Sentence]:
    """A locale that is published alone says what was published, and nothing that its source does not yet."""
    if not wish.locales or policy.source_locale in wish.locales:
        return
    if changes is None:
        yield say("Publish the source first: nothing has been published yet.")
        return
    others = [each for each in changes.assessed if each.level is not Level.NONE]
    beyond = [each.change for each in others if each.change.kind not in _ALONE]
    if beyond:
        yield say(
            "{locales} cannot be published alone: the source has changed too ({change}); publish all of it.",
            locales=", ".join(wish.locales),
            change=beyond[0].name,
        )


def _incomplete(locale: LocaleTag, keys: Sequence[str]) -> Sentence:
    return say(
        "{locale} is not complete: {count} of its texts are untranslated or older than their source, "
        "first {key}; translate them, or give a reason for publishing it as it is (--allow-incomplete).",
        locale=locale,
        count=len(keys),
        key=keys[0],
    )


def lacking_in(session: Session, policy: Policy, locales: Iterable[LocaleTag]) -> Lacking:
    """The locales that lack something."""
    found = {tag: _lacking(session, policy, tag) for tag in locales}
    return {tag: keys for tag, keys in found.items() if keys}


def _lacking(session: Session, policy: Policy, tag: LocaleTag) -> list[str]:
    """The entries that a locale does not say, or says as an older source did."""
    if tag == policy.source_locale:
        return []
    wording = LocaleWording(policy, tag, session.locales.catalogs(policy.settings.locales))
    for entry in entries(policy):
        wording(entry.key, entry.source)
    return sorted(wording.untranslated | wording.stale)


def nothing_new(session: Session, made: Publication) -> Iterator[Sentence]:
    """Yield that a revision would say what the newest says already, where it is so."""
    newest = session.project.newest
    if newest is None:
        return
    revision = made.revision
    is_same = (revision.state, revision.texts, revision.states) == (newest.state, newest.texts, newest.states)
    if is_same:
        yield say("Nothing has changed since {name}.", name=newest.name)


def new_errors(
    session: Session, changes: ChangeList | None, wish: Wish
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The errors that the newest revision had not, and those it had; the first revision accepts all.

    What a reason was given for, that a locale is not wholly translated, is none.
    """
    around = surroundings(session)
    if around is None:
        return (), ()
    standing = Checking().check(around).standing
    answered = {_INCOMPLETE} if wish.incomplete else set()
    found = [each for each in standing if each.severity is Severity.ERROR and each.rule not in answered]
    if changes is None:
        return (), tuple(found)
    known = {identity(problem) for problem in Checking().check_side(changes.sides.old)}
    new = tuple(each for each in found if identity(each) not in known)
    return new, tuple(each for each in found if identity(each) in known)
