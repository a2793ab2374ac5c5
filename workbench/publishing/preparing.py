"""What publishing comes to, tried on a session of its own: the one that is asked stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.changing import edited_side, session_changes
from workbench.edits import Place, SetValue, Step
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.policy.sentence import say
from workbench.publishing.hindrances import Lacking, hindrances, lacking_in, new_errors, nothing_new
from workbench.publishing.wish import Prepared, Wish
from workbench.revisions.assessed import Assessed, ChangeList
from workbench.revisions.publishing import Newest, Publishing, consumed, publication
from workbench.revisions.side import Side
from workbench.revisions.taking_down import published_locales
from workbench.session import Session
from workbench.steps.decisions import accepting_edits, decision_of
from workbench.store.history import record_digest


def prepare(session: Session, wish: Wish) -> Prepared:
    """Find out what publishing comes to; a locale published for the first time is marked so on the way.

    Raises StateUnreadable where the newest revision is not what was published, EditRefused, FileRefused.
    """
    trial = session.trial()
    policy = trial.policy
    if policy is None or trial.errors:
        return Prepared(trial=trial, refusals=(trial.project.errors_in_one_sentence(),))
    unknown = [tag for tag in wish.locales if tag not in (policy.source_locale, *policy.settings.locales)]
    if unknown:
        return Prepared(trial=trial, refusals=(say("The policy has no locale {tag}.", tag=unknown[0]),))
    marks = list(_marks(policy, wish.locales))
    for step in marks:
        trial.apply(step)
    return _prepared(trial, wish, marks)


def _marks(policy: Policy, locales: Sequence[LocaleTag]) -> Iterator[Step]:
    """Yield what says in `policy.yaml` that some locales are published."""
    file = FileRef(FileKind.POLICY)
    for tag in locales:
        settings = policy.settings.locales.get(tag)
        if settings is not None and not settings.published:
            path = ("locales", tag, "published")
            yield Step(
                say("Publish {locale}", locale=tag), (SetValue(file, path, "true"),), Place(file, path)
            )


def _prepared(trial: Session, wish: Wish, marks: Sequence[Step]) -> Prepared:
    policy, side = trial.policy, edited_side(trial)
    if policy is None or side is None:
        return Prepared(trial=trial, refusals=(trial.project.errors_in_one_sentence(),))
    found = session_changes(trial)
    changes = None if found is None else answered(found, wish)
    steps = [*marks, *_accepting(trial, changes)]
    covered = wish.locales or (policy.source_locale, *published_locales(policy))
    lacking = lacking_in(trial, policy, covered)
    errors, let_through = new_errors(trial, changes, wish)
    prepared = Prepared(
        trial=trial,
        steps=tuple(steps),
        changes=changes,
        refusals=tuple(hindrances(trial, policy, changes, wish, lacking)),
        undecided=changes.undecided if changes else (),
        errors=errors,
        let_through=let_through,
        incomplete=tuple(lacking),
    )
    if prepared.refusals or prepared.undecided or prepared.errors:
        return prepared
    return _made(prepared, side, _answers(wish, covered, lacking))


def _made(prepared: Prepared, side: Side, answers: Publishing) -> Prepared:
    trial = prepared.trial
    made = publication(edited_side(trial) or side, prepared.changes, _newest(trial), answers)
    nothing = tuple(nothing_new(trial, made))
    if nothing:
        return replace(prepared, refusals=nothing, is_published=True)
    return replace(prepared, publication=made, decisions=tuple(consumed(prepared.changes)))


def answered(changes: ChangeList, wish: Wish) -> ChangeList:
    """The changes with the answers that were given along with the wish to publish."""
    assessed = tuple(_answered(each, wish) for each in changes.assessed)
    return replace(changes, assessed=assessed)


def _answered(each: Assessed, wish: Wish) -> Assessed:
    verdict = wish.each.get(each.change.name) or wish.each.get(each.group)
    if verdict is None and each.is_undecided:
        verdict = wish.overall
    return each if verdict is None else replace(each, decision=decision_of(each, verdict))


def _accepting(trial: Session, changes: ChangeList | None) -> Iterator[Step]:
    """Leave translations valid whose source was answered to mean the same (EditRefused, FileRefused)."""
    new = [each for each in changes.assessed if each.decision and each.path is None] if changes else []
    edits = tuple(accepting_edits(trial, [each.decision for each in new if each.decision is not None]))
    if edits:
        step = Step(say("Meaning unchanged"), edits, Place(new[0].change.file))
        trial.apply(step)
        yield step


def _answers(wish: Wish, covered: Sequence[LocaleTag], lacking: Lacking) -> Publishing:
    return Publishing(
        locales=tuple(covered),
        date=wish.date,
        at=wish.at,
        by=wish.by,
        note=wish.note,
        keeps_date=wish.keeps_date,
        incomplete=dict.fromkeys(lacking, wish.incomplete) if wish.incomplete else {},
    )


def _newest(session: Session) -> Newest | None:
    newest = session.project.newest
    return None if newest is None else Newest(newest, record_digest(session.project.root, newest.name))
