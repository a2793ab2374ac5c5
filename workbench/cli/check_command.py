"""`workbench check`: what is wrong, and where; what can be mended safely, mended."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import click

from workbench.check_steps import fixes_step
from workbench.checking import Checking, Surroundings, identity, surroundings
from workbench.checks.every_rule import RULES
from workbench.checks.pages import page
from workbench.checks.problem import Problem, RuleId
from workbench.checks.reference import Reference
from workbench.checks.selection import Selection, UnknownRule
from workbench.cli.check_outputs import as_github, as_json, as_sarif, as_text
from workbench.cli.findings import Finding, fails, of_error, of_locale, placed
from workbench.cli.printing import note, tell, write_data, write_json
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.workplace import Workplace, with_project
from workbench.cli.writing import apply, save, session_of
from workbench.language import _n, said
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.session import Session
from workbench.store.history import published_policy
from workbench.store.reference import reference_of
from workbench.store.settings import read_settings

FORMATS = ("text", "json", "github", "sarif")
FAIL_ON = ("error", "warning", "info", "never")
PUBLISHED = "published"
_MOST_ROUNDS = 8
"""A fix can make another possible; more rounds than these would mean that two undo each other."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the rules: which of them, in which locales, since when."""

    selection: Selection
    locales: Sequence[str]
    since: str | None
    is_live: bool


@click.command(
    "check",
    epilog="Examples: workbench check;  workbench check --format json --fail-on never;  "
    "workbench check --select CK004 --locale sv;  workbench check --fix --diff;  "
    "workbench check --explain CK004",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to print.")
@click.option("--locale", "locales", multiple=True, metavar="L", help="Only what is wrong in this locale.")
@click.option("--select", multiple=True, metavar="RULE", help="Only these rules: CK004, or CK for a kind.")
@click.option("--ignore", multiple=True, metavar="RULE", help="All rules but these.")
@click.option("--since", metavar="published", help="Only what is wrong since then and was not before.")
@click.option("--live", is_flag=True, help="The site is built from here: unpublished text is a problem.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", help="The least severity that fails.")
@click.option("--fix", is_flag=True, help="Mend what can be mended safely.")
@click.option("--diff", is_flag=True, help="With --fix: print what would change, and write nothing.")
@click.option("--explain", metavar="RULE", help="Say what a rule is about, and what it rests on.")
@with_project
def command(
    workplace: Workplace,
    form: str,
    locales: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    since: str | None,
    live: bool,
    fail_on: str,
    fix: bool,
    diff: bool,
    explain: str | None,
) -> int:
    """Say what is wrong with the project, and where; status 1 where it is at least as severe as --fail-on."""
    if explain is not None:
        tell(_explained(explain))
        return 0
    if diff and not fix:
        raise refuse("--diff goes with --fix.")
    question = Question(_selection(select, ignore), locales, since, live)
    if fix and diff:
        session = Session(workplace.project)
        _mend(session, question)
        write_data("".join(_differences(session)))
        return 0
    if fix:
        with session_of(workplace) as session:
            mended = _mend(session, question)
            save(session)
        note(_n("{count} problem was mended.", "{count} problems were mended.", mended))
    else:
        session = Session(workplace.project)
    findings = _findings(session, question)
    _print(findings, form)
    if session.policy is None:
        workplace.policy  # noqa: B018  unreadable: told above as a problem, and refused all the same
    return 1 if fails(findings, fail_on) else 0


def _selection(select: tuple[str, ...], ignore: tuple[str, ...]) -> Selection:
    try:
        return Selection(select, ignore).verified(RULES)
    except UnknownRule as unknown:
        raise Refusal(unknown.sentence) from None


def _explained(name: str) -> str:
    rule = RULES.get(RuleId(name.upper()))
    if rule is None:
        raise Refusal(UnknownRule(name).sentence)
    return page(rule).removeprefix("## ").rstrip()


def _findings(session: Session, question: Question) -> list[Finding]:
    """Everything that is asked for: reading errors always, then what the rules found."""
    policy = session.policy
    problems: Sequence[Problem] = ()
    source = policy.source_locale if policy else ""
    if policy is not None:
        problems = _problems(session, policy, question)
    found = of_locale(placed(session, problems), question.locales, source)
    return [*(of_error(error) for error in session.errors), *found]


def _problems(session: Session, policy: Policy, question: Question) -> Sequence[Problem]:
    known = (policy.source_locale, *policy.settings.locales)
    for locale in question.locales:
        if locale not in known:
            raise refuse(
                "The policy has no locale {locale}; it has {known}.", locale=locale, known=", ".join(known)
            )
    wanted = [LocaleTag(locale) for locale in question.locales] or None
    around = surroundings(session, wanted, is_live=question.is_live, reference=_reference())
    if around is None:
        return ()
    found = Checking(question.selection).check(around).problems
    return found if question.since is None else list(_new_since(found, around, question))


def _reference() -> Reference | None:
    """The table of cookies that the user's settings name; a bad one is told, and done without."""
    found = reference_of(read_settings())
    if found.complaint is not None:
        note(said(found.complaint))
    return found.reference


def _new_since(found: Sequence[Problem], around: Surroundings, question: Question) -> Iterator[Problem]:
    """Yield the problems that the policy did not have when it was last published."""
    if question.since != PUBLISHED:
        raise refuse("“{since}” is no state to compare with; write --since published.", since=question.since)
    newest = around.newest
    before = published_policy(around.root, newest.name) if newest else None
    if newest is None or before is None:
        raise refuse("Nothing has been published yet, so everything is new; leave --since out.")
    then = Surroundings(before, {}, {}, None, around.root, reference=around.reference)
    known = {identity(problem) for problem in Checking(question.selection).check(then).problems}
    return (problem for problem in found if identity(problem) not in known)


def _mend(session: Session, question: Question) -> int:
    """Apply every fix until none is left; how many problems that mended. Raises Refusal."""
    if session.errors or session.policy is None:
        raise Refusal(session.project.errors_in_one_sentence())
    mended = 0
    for _round in range(_MOST_ROUNDS):
        problems = _problems(session, session.policy, question)
        fixes = [each.fix for each in problems if each.fix is not None and not each.is_waived]
        if not fixes:
            break
        before = len(problems)
        apply(session, [fixes_step(session, fixes)])
        session.pause()
        mended += max(0, before - len(_problems(session, session.policy, question)))
    return mended


def _differences(session: Session) -> Iterator[str]:
    """Yield what is unsaved as a unified diff, as `patch` reads it."""
    for ref in sorted(session.unsaved, key=lambda ref: ref.path):
        before, after = session.copy.base(ref.path).text or "", session.copy.text(ref.path) or ""
        lines = difflib.unified_diff(
            before.splitlines(keepends=True),
            after.splitlines(keepends=True),
            f"a/{ref.path}",
            f"b/{ref.path}",
        )
        yield from (line if line.endswith("\n") else f"{line}\n" for line in lines)


def _print(findings: Sequence[Finding], form: str) -> None:
    match form:
        case "json":
            write_json(as_json(findings))
        case "github":
            write_data(as_github(findings))
        case "sarif":
            write_data(as_sarif(findings))
        case _:
            tell(as_text(findings))
