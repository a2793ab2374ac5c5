"""`workbench check`: what is wrong, and where; what can be mended safely, mended."""

from __future__ import annotations

import click

from workbench.cli.answering import answer_to
from workbench.cli.check_outputs import as_github, as_json, as_sarif, as_text
from workbench.cli.findings import fails
from workbench.cli.helping import examples
from workbench.cli.printing import note, tell, write_data, write_json
from workbench.cli.question import Answer, Question
from workbench.cli.refusal import refuse
from workbench.cli.spelling import remarks
from workbench.cli.workplace import Workplace, with_project
from workbench.language import _n

FORMATS = ("text", "json", "github", "sarif")
FAIL_ON = ("error", "warning", "info", "never")


@click.command(
    "check",
    epilog=examples(
        "workbench check",
        "workbench check --format json --fail-on never",
        "workbench check --select CK004 --locale sv",
        "workbench check --fix --diff",
        "workbench check --explain CK004",
    ),
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
        from workbench.cli.asking import explained

        tell(explained(explain))
        return 0
    if diff and not fix:
        raise refuse("--diff goes with --fix.")
    question = Question(select, ignore, locales, since, live)
    if fix and diff:
        _print_differences(workplace, question)
        return 0
    answer = _after_mending(workplace, question) if fix else answer_to(workplace, question)
    _print(answer, form)
    if not answer.has_policy:
        workplace.policy  # noqa: B018  unreadable: told above as a problem, and refused all the same
    return 1 if fails(answer.findings, fail_on) else 0


def _print_differences(workplace: Workplace, question: Question) -> None:
    from workbench.cli.asking import Asking  # few runs of `check` write
    from workbench.cli.mending import mended_differences

    write_data("".join(mended_differences(workplace, Asking(question).problems)))


def _after_mending(workplace: Workplace, question: Question) -> Answer:
    from workbench.cli.asking import Asking
    from workbench.cli.mending import mend

    session, mended = mend(workplace, Asking(question).problems)
    note(_n("{count} problem was mended.", "{count} problems were mended.", mended))
    return Asking(question).answer(session)


def _print(answer: Answer, form: str) -> None:
    findings = answer.findings
    match form:
        case "json":
            write_json(as_json(findings))
        case "github":
            write_data(as_github(findings))
        case "sarif":
            write_data(as_sarif(findings))
        case _:
            tell("\n".join((as_text(findings), *remarks(answer))))
