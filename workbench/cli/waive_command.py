"""`workbench waive`: record that problems are accepted, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import click

from workbench.checking import Checking, surroundings
from workbench.checks.every_rule import RULES
from workbench.checks.problem import Problem, RuleId
from workbench.checks.selection import Selection, UnknownRule
from workbench.cli.helping import examples
from workbench.cli.printing import note
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.workplace import Workplace, with_project
from workbench.cli.writing import apply, save, session_of
from workbench.formats.edit_refused import EditRefused
from workbench.formats.layout import FileKind
from workbench.language import _n
from workbench.policy.kinds import LocaleTag
from workbench.policy.today import today_in
from workbench.session import Session
from workbench.steps.problems import Decision, waive_step
from workbench.store.author import author


@click.command(
    "waive",
    epilog=examples(
        'workbench waive CK004 google.ga --reason "Agreed with the agency"',
        'workbench waive TR014 cookie.vwo.sn.description --locale de --reason "Said in words"',
    ),
)
@click.argument("rule")
@click.argument("things", nargs=-1, required=True, metavar="THING|KEY…")
@click.option("--reason", required=True, metavar="T", help="Why the problem may stay; it is kept with it.")
@click.option(
    "--until", type=click.DateTime(["%Y-%m-%d"]), metavar="D", help="The last day on which it is accepted."
)
@click.option("--locale", metavar="L", help="The locale whose entry is meant.")
@with_project
def command(
    workplace: Workplace,
    rule: str,
    things: tuple[str, ...],
    reason: str,
    until: dt.datetime | None,
    locale: str | None,
) -> None:
    """Accept a rule's problems in things, blocks or entries, until their text changes.

    A THING is an id (google.ga, vwo, which, which.hosting, essential, policy); a KEY is an entry's.
    """
    name = RuleId(rule.upper())
    if name not in RULES:
        raise Refusal(UnknownRule(rule).sentence)
    if not reason.strip():
        raise refuse("Write a reason: whoever reads this later has only that.")
    with session_of(workplace) as session:
        problems = _problems(session, name, things, locale)
        decision = _decision(session, reason.strip(), until)
        try:
            step = waive_step(session, problems, decision)
        except EditRefused as refused:
            raise Refusal(refused.sentence) from None
        apply(session, [step])
        save(session)
    note(_n("{count} problem is accepted.", "{count} problems are accepted.", len(problems)))


def _decision(session: Session, reason: str, until: dt.datetime | None) -> Decision:
    zone = session.policy.settings.time_zone if session.policy else "UTC"
    return Decision(reason, author(session.project.root), today_in(zone), until.date() if until else None)


def _problems(session: Session, rule: RuleId, things: Sequence[str], locale: str | None) -> Sequence[Problem]:
    """The rule's problems in what was named. Raises Refusal for a name under which it found none."""
    around = surroundings(session, None if locale is None else [LocaleTag(locale)])
    if around is None or session.errors:
        raise Refusal(session.project.errors_in_one_sentence())
    if locale is not None and locale not in (around.policy.source_locale, *around.policy.settings.locales):
        raise refuse("The policy has no locale {locale}.", locale=locale)
    found = Checking(Selection((rule,))).check(around).standing
    here = [
        each for each in found if locale is None or (each.locale or around.policy.source_locale) == locale
    ]
    chosen: list[Problem] = []
    for thing in things:
        problems = [each for each in here if thing in _names(session, each)]
        if not problems:
            known = sorted({name for each in here for name in _names(session, each)})
            raise refuse(
                "{rule} has found nothing in “{thing}” that is not accepted yet; it has in: {known}.",
                rule=rule,
                thing=thing,
                known=", ".join(known[:12]) or "–",
            )
        chosen.extend(each for each in problems if each not in chosen)
    return chosen


def _names(session: Session, problem: Problem) -> set[str]:
    """What the place of a problem may be called: the thing's id, the block's, the entry's key."""
    names = {str(problem.key)} if problem.key is not None else set()
    file = problem.file
    if file is None:
        return names
    if file.kind in {FileKind.LINKS, FileKind.GLOSSARY}:
        return names | {str(step) for step in problem.path[:1]}
    names.add(file.id or str(file.kind))
    if file.kind is FileKind.SECTION and problem.path[:1] == ("blocks",) and session.policy is not None:
        section = next((each for each in session.policy.sections.values() if each.id == file.id), None)
        index = problem.path[1]
        if section is not None and isinstance(index, int) and index < len(section.blocks):
            names.add(f"{file.id}.{section.blocks[index].id}")
    return names
