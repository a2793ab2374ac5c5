"""`workbench check`: what is wrong, and where; what can be mended safely, mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from workbench.checking import Checking, Surroundings, identity, surroundings
from workbench.checks.every_rule import RULES
from workbench.checks.pages import page
from workbench.checks.problem import Problem, RuleId
from workbench.checks.reference import Reference
from workbench.checks.runner import Report
from workbench.checks.selection import Selection, UnknownRule
from workbench.cli.check_outputs import as_github, as_json, as_sarif, as_text
from workbench.cli.findings import Finding, fails, of_error, placed
from workbench.cli.printing import note, tell, write_data, write_json
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.spelling import dictionaries_for, remarks
from workbench.cli.workplace import Workplace, with_project
from workbench.language import _n, said
from workbench.policy.kinds import LocaleTag
from workbench.store.dictionaries import Dictionaries
from workbench.store.open_project import OpenProject
from workbench.store.reference import reference_of
from workbench.store.settings import read_settings

if TYPE_CHECKING:
    from workbench.session import Session

FORMATS = ("text", "json", "github", "sarif")
FAIL_ON = ("error", "warning", "info", "never")
PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the rules: which of them, in which locales, since when."""

    selection: Selection
    locales: Sequence[str]
    since: str | None
    is_live: bool
    dictionaries: Dictionaries | None = None

    def problems(self, opened: Session | OpenProject) -> Sequence[Problem]:
        """The answer, for a project as it is now. Raises Refusal."""
        return _problems(opened, self)


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
@click.option(
    "--since", metavar="STATE", help="Only what was not wrong then: published, a date, or a git revision."
)
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
        from workbench.cli.mending import mended_differences  # few runs of `check` write

        write_data("".join(mended_differences(workplace, question.problems)))
        return 0
    opened = _mended(workplace, question) if fix else OpenProject(workplace.project)
    question = replace(question, dictionaries=dictionaries_for(opened.policy, question.selection))
    findings = _findings(opened, question)
    _print(findings, form, remarks(question.dictionaries))
    if opened.policy is None:
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


def _mended(workplace: Workplace, question: Question) -> Session:
    from workbench.cli.mending import mend

    session, mended = mend(workplace, question.problems)
    note(_n("{count} problem was mended.", "{count} problems were mended.", mended))
    return session


def _findings(opened: Session | OpenProject, question: Question) -> list[Finding]:
    """Everything that is asked for: reading errors always, then what the rules found."""
    problems = question.problems(opened)
    return [*(of_error(error) for error in opened.errors), *placed(opened, problems)]


def _problems(opened: Session | OpenProject, question: Question) -> Sequence[Problem]:
    policy = opened.policy
    if policy is None:
        return ()
    known = (policy.source_locale, *policy.settings.locales)
    for locale in question.locales:
        if locale not in known:
            raise refuse(
                "The policy has no locale {locale}; it has {known}.", locale=locale, known=", ".join(known)
            )
    wanted = [LocaleTag(locale) for locale in question.locales] or None
    around = surroundings(
        opened,
        wanted,
        is_live=question.is_live,
        reference=_reference(),
        dictionaries=question.dictionaries,
    )
    if around is None:
        return ()
    problems = _report(around, question).problems
    found = [each for each in problems if not wanted or (each.locale or policy.source_locale) in wanted]
    return found if question.since is None else list(_new_since(found, around, question))


def _report(around: Surroundings, question: Question) -> Report:
    """What the rules say, words looked up in the dictionaries; what these said is kept for the next time."""
    checking = Checking(question.selection)
    report = checking.check(around)
    report = checking.check_spelling(around) or report
    if around.dictionaries is not None:
        around.dictionaries.save()
    return report


def _reference() -> Reference | None:
    """The table of cookies that the user's settings name; a bad one is told, and done without."""
    found = reference_of(read_settings())
    if found.complaint is not None:
        note(said(found.complaint))
    return found.reference


def _surroundings_then(around: Surroundings, since: str) -> Surroundings:
    """What the rules would have looked at in an earlier state. Raises Refusal where there is none."""
    from workbench.cli.states import state_asked  # few runs of `check` look back

    if since == PUBLISHED and around.newest is None:
        raise refuse("Nothing has been published yet, so everything is new; leave --since out.")
    then = state_asked(Workplace(around.root), since)
    catalogs = {tag: each for tag, each in then.catalogs.items() if tag in around.catalogs}
    return Surroundings(
        then.side.policy, catalogs, {}, None, around.root,
        reference=around.reference, dictionaries=around.dictionaries,
    )  # fmt: skip


def _new_since(found: Sequence[Problem], around: Surroundings, question: Question) -> Iterator[Problem]:
    """Yield the problems that the policy did not have when it was last published."""
    then = _surroundings_then(around, question.since or PUBLISHED)
    known = {identity(problem) for problem in _report(then, question).problems}
    return (problem for problem in found if identity(problem) not in known)


def _print(findings: Sequence[Finding], form: str, notes: Sequence[str]) -> None:
    match form:
        case "json":
            write_json(as_json(findings))
        case "github":
            write_data(as_github(findings))
        case "sarif":
            write_data(as_sarif(findings))
        case _:
            tell("\n".join((as_text(findings), *notes)))
