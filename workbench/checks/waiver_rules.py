"""The rule about waivers that accept nothing any more."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.checks.places import setting
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_waiver
from workbench.checks.sources import Source
from workbench.checks.waivers import UnusedWaiver, WhyUnused
from workbench.policy.model import Waiver
from workbench.policy.sentence import Sentence, say


@per_waiver("WV001", "waiver-unused", Severity.WARNING, Source.PRACTICE)
def waiver_unused(unused: UnusedWaiver) -> Iterable[Finding]:
    """A waiver accepts nothing: the problem is gone, its text has changed, or the waiver's time is over.

    It is reported so that nobody relies on a decision that was made about something else. Remove it, or
    decide anew with `workbench waive`.
    """
    standing = unused.standing
    title = say("Remove the waiver of {rule}", rule=standing.waiver.rule)
    fix = None
    if standing.file is not None and standing.is_only_one:
        fix = setting(title, standing.file, standing.path[:-1], None)
    yield Finding(
        message=_sentence(standing.waiver, unused.why),
        file=standing.file,
        path=standing.path,
        quote=standing.waiver.rule,
        key=standing.key,
        locale=standing.locale,
        fix=fix,
    )


def _sentence(waiver: Waiver, why: WhyUnused) -> Sentence:
    match why:
        case WhyUnused.EXPIRED:
            date = waiver.until.isoformat() if waiver.until else ""
            return say(
                "The waiver of {rule} ended on {date}; remove it, or decide anew.",
                rule=waiver.rule,
                date=date,
            )
        case WhyUnused.NO_SUCH_RULE:
            return say(
                "There is no rule {rule} to waive; correct the id, or remove the waiver.", rule=waiver.rule
            )
        case WhyUnused.OTHER_TEXT:
            return say(
                "The waiver of {rule} was given for another text than stands here now; remove it, or "
                "decide anew.",
                rule=waiver.rule,
            )
        case WhyUnused.NOTHING_FOUND:
            return say(
                "The waiver of {rule} accepts nothing: the problem is gone; remove it.", rule=waiver.rule
            )
