"""Publishing an open project: what stands in its way, all of it at once, and the writing of the revision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.changing import edited_side, session_changes
from workbench.checking import Checking, identity, surroundings
from workbench.checks.problem import Problem, Severity
from workbench.decision_steps import Verdict, accepting_edits, decision_of
from workbench.edits import Place, SetValue, Step
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.order import styled
from workbench.formats.yaml_write import write_document
from workbench.locales.wording import LocaleWording
from workbench.policy.entries import entries
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.policy.sentence import Sentence, say
from workbench.revisions.assessed import Assessed, ChangeList
from workbench.revisions.kind import Kind
from workbench.revisions.level import Level
from workbench.revisions.publishing import (
    Newest,
    Publication,
    Publishing,
    consumed,
    keeps_dates,
    publication,
)
from workbench.revisions.record import revision_data
from workbench.revisions.taking_down import published_locales
from workbench.session import Session
from workbench.store.history import REVISIONS, record_digest
from workbench.store.transaction import commit

_ALONE = frozenset({Kind.LOCALE_PUBLISHED, Kind.LOCALE_ADDED, Kind.TRANSLATION_CHANGED})
"""The changes that publishing one locale alone may leave to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants published; `overall` answers for what is undecided, `each` for changes by name."""

    date: dt.date
    at: dt.datetime
    by: str
    locales: tuple[LocaleTag, ...] = ()
    note: str | None = None
    keeps_date: str | None = None
    incomplete: str | None = None
    overall: Verdict | None = None
    each: Mapping[str, Verdict] = field(default_factory=dict)


@dataclass(frozen=True)
class Prepared:
    """What publishing would do, or why it cannot be; `let_through` are errors that readers have already."""

    changes: ChangeList | None
    publication: Publication | None
    refusals: tuple[Sentence, ...]
    undecided: tuple[Assessed, ...] = ()
    errors: tuple[Problem, ...] = ()
    let_through: tuple[Problem, ...] = ()
    decisions: tuple[str, ...] = ()


def prepare(session: Session, wish: Wish) -> Prepared:
    """Find out what publishing comes to; a locale published for the first time is marked so in the session.

    Raises StateUnreadable where the newest revision is not what was published, EditRefused, FileRefused.
    """
    policy = session.policy
    if policy is None or session.errors:
        return Prepared(None, None, (session.project.errors_in_one_sentence(),))
    unknown = [tag for tag in wish.locales if tag not in (policy.source_locale, *policy.settings.locales)]
    if unknown:
        return Prepared(None, None, (say("The policy has no locale {tag}.", tag=unknown[0]),))
    mark_published(session, policy, wish.locales)
    return _prepared(session, wish)


def mark_published(session: Session, policy: Policy, locales: Sequence[LocaleTag]) -> None:
    """Say in `policy.yaml` that some locales are published. Raises EditRefused, FileRefused."""
    file = FileRef(FileKind.POLICY)
    for tag in locales:
        settings = policy.settings.locales.get(tag)
        if settings is not None and not settings.published:
            path = ("locales", tag, "published")
            edit = SetValue(file, path, "true")
            session.apply(Step(say("Publish {locale}", locale=tag), (edit,), Place(file, path)))


def _prepared(session: Session, wish: Wish) -> Prepared:
    policy, side = session.policy, edited_side(session)
    if policy is None or side is None:
        return Prepared(None, None, (session.project.errors_in_one_sentence(),))
    found = session_changes(session)
    changes = None if found is None else answered(found, wish)
    _accept_translations(session, changes)
    errors, let_through = _errors(session, changes)
    covered = wish.locales or (policy.source_locale, *published_locales(policy))
    refusals = [
        *_unreadable(session),
        *_date(session, wish),
        *_wording_alone(changes, wish),
        *_alone(changes, wish, policy),
        *_incomplete(session, policy, covered, wish),
    ]
    undecided = changes.undecided if changes else ()
    if refusals or undecided or errors:
        return Prepared(changes, None, tuple(refusals), undecided, errors, let_through)
    made = publication(side, changes, _newest(session), _answers(wish, covered, session, policy))
    nothing = tuple(_nothing_new(session, made))
    if nothing:
        return Prepared(changes, None, nothing, let_through=let_through)
    return Prepared(changes, made, (), let_through=let_through, decisions=tuple(consumed(changes)))


def write(session: Session, prepared: Prepared) -> tuple[str, tuple[str, ...]]:
    """Write a prepared revision, all of it or nothing; its folder, and every path written or removed.

    Raises SaveFailed, or ChangedMeanwhile where somebody else has changed a file of it.
    """
    made = prepared.publication
    if made is None:
        raise ValueError("nothing is prepared")
    folder = f"{REVISIONS}/{made.revision.name}"
    record = FileRef(FileKind.RECORD, made.revision.name)
    contents: dict[str, bytes | None] = {
        f"{folder}/{name}": text.encode() for name, text in made.files.items()
    }
    contents[record.path] = write_document(styled(record, revision_data(made.revision))).encode()
    for ref in session.unsaved:
        text = session.copy.text(ref.path)
        contents[ref.path] = None if text is None else text.encode("utf-8", "surrogateescape")
    contents |= dict.fromkeys(prepared.decisions)  # unsaved or not: the record has them now
    known = {ref.path: session.copy.base(ref.path).digest for ref in session.unsaved}
    new = {path: None for path in contents if path.startswith(f"{folder}/")}
    commit(contents, root=session.project.root, known={**known, **new})
    return folder, tuple(contents)


def comes_to(prepared: Prepared) -> Iterator[Sentence]:
    """What a prepared revision is, in words."""
    made = prepared.publication
    if made is None:
        return
    revision = made.revision
    yield say("Revision {name}, {level}.", name=revision.name, level=revision.level)
    for locale, date in revision.last_changed.items():
        if locale in made.moved:
            yield say("{locale}: last changed {date}.", locale=locale, date=date)
        else:
            yield say("{locale}: last changed {date}, as before.", locale=locale, date=date)
    asks = prepared.changes is not None and prepared.changes.asks_consent
    number = revision.consent_revision
    if asks:
        yield say("Consent revision {number}: visitors are asked again.", number=number)
    else:
        yield say("Consent revision {number}, as before.", number=number)


def answered(changes: ChangeList, wish: Wish) -> ChangeList:
    """The changes with the answers that were given along with the wish to publish."""
    assessed = tuple(_answered(each, wish) for each in changes.assessed)
    return replace(changes, assessed=assessed)


def _accept_translations(session: Session, changes: ChangeList | None) -> None:
    """Leave translations valid whose source was answered to mean the same (EditRefused, FileRefused)."""
    new = [each for each in changes.assessed if each.decision and each.path is None] if changes else []
    edits = tuple(accepting_edits(session, [each.decision for each in new if each.decision is not None]))
    if edits:
        session.apply(Step(say("Meaning unchanged"), edits, Place(new[0].change.file)))


def _answered(each: Assessed, wish: Wish) -> Assessed:
    verdict = wish.each.get(each.change.name) or wish.each.get(each.group)
    if verdict is None and each.is_undecided:
        verdict = wish.overall
    return each if verdict is None else replace(each, decision=decision_of(each, verdict))


def _answers(wish: Wish, covered: Sequence[LocaleTag], session: Session, policy: Policy) -> Publishing:
    lacking = {tag: wish.incomplete for tag in covered if wish.incomplete and _lacking(session, policy, tag)}
    return Publishing(
        locales=tuple(covered),
        date=wish.date,
        at=wish.at,
        by=wish.by,
        note=wish.note,
        keeps_date=wish.keeps_date,
        incomplete=lacking,
    )


def _newest(session: Session) -> Newest | None:
    newest = session.project.newest
    return None if newest is None else Newest(newest, record_digest(session.project.root, newest.name))


def _unreadable(session: Session) -> Iterator[Sentence]:
    """The reading errors of the files that were looked at on the way: those of the locales."""
    yield from (error.sentence_with_place for error in session.locales.errors)


def _date(session: Session, wish: Wish) -> Iterator[Sentence]:
    newest = session.project.newest
    if newest is not None and wish.date < newest.date:
        yield say("{date} is before the newest revision, {newest}.", date=wish.date, newest=newest.name)
    if wish.date > wish.at.date():
        yield say("{date} has not come yet; a revision is dated the day it is made public.", date=wish.date)


def _wording_alone(changes: ChangeList | None, wish: Wish) -> Iterator[Sentence]:
    if wish.keeps_date and (changes is None or not keeps_dates(changes)):
        yield say("The date can stay only where every change is editorial.")


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
            "{locales} cannot be published alone: the source has changed too ({change}); leave --locale out.",
            locales=", ".join(wish.locales),
            change=beyond[0].name,
        )


def _incomplete(
    session: Session, policy: Policy, covered: Sequence[LocaleTag], wish: Wish
) -> Iterator[Sentence]:
    for tag in covered:
        lacking = _lacking(session, policy, tag)
        if lacking and not wish.incomplete:
            yield say(
                "{locale} is not complete: {count} of its texts are untranslated or older than their source, "
                "first {key}; translate them, or say why it is published so with --allow-incomplete.",
                locale=tag,
                count=len(lacking),
                key=lacking[0],
            )


def _lacking(session: Session, policy: Policy, tag: LocaleTag) -> list[str]:
    """The entries that a locale does not say, or says as an older source did."""
    if tag == policy.source_locale:
        return []
    wording = LocaleWording(policy, tag, session.locales.catalogs(policy.settings.locales))
    for entry in entries(policy):
        wording(entry.key, entry.source)
    return sorted(wording.untranslated | wording.stale)


def _nothing_new(session: Session, made: Publication) -> Iterator[Sentence]:
    newest = session.project.newest
    if newest is None:
        return
    revision = made.revision
    is_same = (revision.state, revision.texts, revision.states) == (newest.state, newest.texts, newest.states)
    if is_same:
        yield say("Nothing has changed since {name}.", name=newest.name)


def _errors(session: Session, changes: ChangeList | None) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The errors that the newest revision had not, and those it had; the first revision accepts all."""
    around = surroundings(session)
    if around is None:
        return (), ()
    found = [each for each in Checking().check(around).standing if each.severity is Severity.ERROR]
    if changes is None:
        return (), tuple(found)
    known = {identity(problem) for problem in Checking().check_side(changes.sides.old)}
    new = tuple(each for each in found if identity(each) not in known)
    return new, tuple(each for each in found if identity(each) in known)
