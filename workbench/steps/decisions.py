"""What a reviewer decides of changes, as steps: a file each in `catalogue/changes/`."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from workbench.edits import AddFile, Edit, Place, ReplaceFile, Step
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind, FileRef, ref_of
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say
from workbench.revisions.assessed import Assessed
from workbench.revisions.change import Change
from workbench.revisions.decisions import Decision, decision_data, value_digest
from workbench.revisions.level import Level
from workbench.session import Session
from workbench.steps.planned import Planned

_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789"
_LONGEST_SLUG = 40
_NOT_IN_SLUG = late(r"[^a-z0-9]+")


@frozen
class Verdict:
    """What is decided of some changes alike, why, by whom and when.

    `asks_consent` None leaves what is proposed; `sentence` is the reader's, in the source locale.
    """

    level: Level
    reason: str
    by: str
    at: dt.datetime
    asks_consent: bool | None = None
    sentence: str | None = None
    reference: str | None = None


def now_in(session: Session) -> dt.datetime:
    """The time it is where the policy is published, to the second."""
    zone = session.policy.settings.time_zone if session.policy else "UTC"
    return dt.datetime.now(ZoneInfo(zone)).replace(microsecond=0)


def planned_decision(changes: Sequence[Assessed], verdict: Verdict) -> Planned:
    """What decides some changes for one reason."""
    count = len(changes)
    return Planned(_title(changes), count, lambda session: decide_step(session, changes, verdict))


def decide_step(session: Session, changes: Sequence[Assessed], verdict: Verdict) -> Step:
    """Decide some changes for one reason; translations that one alone made stale are valid again.

    Raises EditRefused for a reason that says nothing, and for a level that is none to choose.
    """
    if not verdict.reason.strip():
        raise EditRefused(say("Write a reason: whoever reads this later has only that."))
    if verdict.level is Level.INITIAL:
        raise EditRefused(say("Only a policy's first revision is “initial”."))
    decided = [(each, decision_of(each, verdict)) for each in changes]
    edits = [_recording(each, decision, verdict.at.date()) for each, decision in decided]
    meaning = tuple(accepting_edits(session, [decision for _, decision in decided]))
    return Step(_title(changes), (*edits, *meaning), Place(changes[0].change.file))


def reword_step(changes: Sequence[Assessed], verdict: Verdict) -> Step:
    """Tell readers another sentence of some changes; level and consent stay. No sentence: the usual one.

    Raises EditRefused for a reason that says nothing, and for what is still undecided.
    """
    if not verdict.reason.strip():
        raise EditRefused(say("Write a reason: whoever reads this later has only that."))
    if any(each.is_undecided for each in changes):
        raise EditRefused(say("Decide first what it means; the sentence can be written there too."))
    decided = [(each, _reworded(each, verdict)) for each in changes]
    edits = [_recording(each, decision, verdict.at.date()) for each, decision in decided]
    title = say("Reword what readers are told of {change}", change=changes[0].change.name)
    return Step(title, tuple(edits), Place(changes[0].change.file))


def _reworded(each: Assessed, verdict: Verdict) -> Decision:
    same = replace(verdict, level=each.level, asks_consent=each.asks_consent)
    return replace(decision_of(each, same), sentence=verdict.sentence or None)


def undecide_step(changes: Sequence[Assessed]) -> Step:
    """Take decisions back: what is proposed holds again. Raises EditRefused where there are none."""
    files = [ref for each in changes if each.path and (ref := ref_of(each.path))]
    if not files:
        raise EditRefused(say("Nothing was decided here."))
    title = say("Take back the decision about {change}", change=changes[0].change.name)
    return Step(title, tuple(ReplaceFile(file, None) for file in files), Place(changes[0].change.file))


def _title(changes: Sequence[Assessed]) -> Sentence:
    if len(changes) == 1:
        return say("Decide {change}", change=changes[0].change.name)
    return say("Decide {count} changes", count=len(changes))


def decision_of(each: Assessed, verdict: Verdict) -> Decision:
    """The decision that a verdict is about a change of exactly these values."""
    change = each.change
    asks = each.proposal.asks_consent if verdict.asks_consent is None else verdict.asks_consent
    kept = each.decision
    return Decision(
        change=change.name,
        was=value_digest(change.old),
        becomes=value_digest(change.new),
        level=verdict.level,
        asks_consent=asks,
        reason=verdict.reason.strip(),
        reference=verdict.reference or (kept.reference if kept else None),
        sentence=verdict.sentence or (kept.sentence if kept else None),
        by=verdict.by,
        at=verdict.at,
    )


def _recording(each: Assessed, decision: Decision, day: dt.date) -> Edit:
    """Write a decision: over the one that there is, or into a new file."""
    known = ref_of(each.path) if each.path else None
    if known is None:
        return AddFile(FileRef(FileKind.DECISION, _file_name(each.change, day)), decision_data(decision))
    from workbench.formats.order import styled
    from workbench.formats.yaml_write import write_document

    return ReplaceFile(known, write_document(styled(known, decision_data(decision))))


def _file_name(change: Change, day: dt.date) -> str:
    """`20261123-vwo-lifetime-k3q9zt`: the day, what it is about, and what keeps two people's files apart."""
    about = _NOT_IN_SLUG.sub("-", f"{change.id}-{change.field}".lower()).strip("-")
    slug = about[:_LONGEST_SLUG].strip("-")
    random = "".join(secrets.choice(_ALPHABET) for _ in range(6))
    return f"{day:%Y%m%d}-{slug}-{random}"


def accepting_edits(session: Session, decisions: Sequence[Decision]) -> Iterator[Edit]:
    """Yield what makes translations valid again in every locale that has a readable file."""
    from workbench.locales.accepting import accepting
    from workbench.locales.meaning import same_meaning
    from workbench.locales.sources import source_texts

    policy = session.policy
    if policy is None or not any(each.level is Level.EDITORIAL for each in decisions):
        return
    sources = source_texts(policy)
    same, by_key = same_meaning(decisions, sources), {source.key: source for source in sources}
    for locale, catalog in session.locales.catalogs(policy.settings.locales).items():
        accepted = accepting(catalog, by_key, same)
        if accepted is not catalog:
            yield ReplaceFile(FileRef(FileKind.ENTRIES, locale), accepted.po)
