"""`workbench check`: what is wrong, and where."""

from __future__ import annotations

from collections.abc import Sequence

import click

from workbench.cli.printing import tell, write_json
from workbench.cli.speaking import said_to_programs
from workbench.cli.workplace import Workplace, with_project
from workbench.formats.reading_error import ReadingError
from workbench.language import _, _n, said

FAIL_ON = ("error", "warning", "info", "never")


@click.command("check", epilog="Examples: workbench check;  workbench check --format json --fail-on never")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to print.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", help="The least severity that fails.")
@with_project
def command(workplace: Workplace, form: str, fail_on: str) -> int:
    """Say what is wrong with the project, and where; status 1 where it is at least as severe as --fail-on."""
    errors = workplace.project.errors
    if form == "json":
        write_json(_report(errors))
    else:
        tell(_lines(errors))
    workplace.policy  # noqa: B018  unreadable: told above as a problem, and refused all the same
    return 1 if errors and fail_on != "never" else 0


def _report(errors: Sequence[ReadingError]) -> dict[str, object]:
    return {
        "problems": [_problem(error) for error in errors],
        "counts": {"error": len(errors), "warning": 0, "info": 0},
    }


def _problem(error: ReadingError) -> dict[str, object]:
    return {
        "rule": None,
        "name": str(error.name),
        "severity": "error",
        "path": error.path,
        "line": error.line,
        "column": error.column,
        "key": None,
        "locale": None,
        "message": said_to_programs(error.sentence),
        "quote": error.quote,
        "source": None,
        "fix": None,
        "waived": False,
        "count": 1,
    }


def _lines(errors: Sequence[ReadingError]) -> str:
    if not errors:
        return _("Nothing is wrong.")
    severity = _("error")
    told = [f"{error.place}: {severity}: {said(error.sentence)} ({error.name})" for error in errors]
    return "\n".join([*told, _n("{count} problem.", "{count} problems.", len(errors))])
