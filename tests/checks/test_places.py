"""Where problems are: line and column of the words at fault."""

from __future__ import annotations

from tests.checks.samples import COOKIE, GOOGLE_PROVIDER
from workbench.checks.places import cookie_file, in_cookie, in_provider, placed
from workbench.checks.problem import Finding, Problem, RuleId, Severity
from workbench.policy.sentence import say

TEXT = """\
id: own.theme
name: theme
description: >-
  Visar sidan i de färger
  som besökaren har valt.
"""


def as_problem(finding: Finding) -> Problem:
    """A finding as some rule's problem."""
    return Problem(
        message=finding.message,
        file=finding.file,
        path=finding.path,
        quote=finding.quote,
        key=finding.key,
        rule=RuleId("XX001"),
        name="x",
        severity=Severity.INFO,
    )


def at(finding: Finding) -> tuple[int, int]:
    [found] = placed([as_problem(finding)], lambda _path: TEXT)
    return found.line, found.column


def test_words_are_found_however_their_lines_are_broken() -> None:
    assert at(in_cookie(COOKIE, ("description",), say("Fel."), "färger som besökaren")) == (4, 20)


def test_without_words_a_problem_stands_at_its_value_or_the_nearest_there_is() -> None:
    assert at(in_cookie(COOKIE, ("name",), say("Fel."))) == (2, 7)
    assert at(in_cookie(COOKIE, ("lifetime",), say("Fel."), "borta"))[0] == 1


def test_a_problem_without_a_file_stands_at_the_beginning() -> None:
    assert at(Finding(message=say("Fel."))) == (1, 1)


def test_each_file_is_read_once() -> None:
    asked: list[str] = []

    def text_of(path: str) -> str:
        asked.append(path)
        return TEXT

    problem = as_problem(in_cookie(COOKIE, ("name",), say("Fel."), "theme"))
    assert len(list(placed([problem] * 3, text_of))) == 3
    assert asked == [cookie_file(COOKIE).path]


def test_a_finding_in_a_description_has_the_key_of_its_entry() -> None:
    assert in_cookie(COOKIE, ("description",), say("Fel.")).key == "cookie.own.theme.description"
    assert in_cookie(COOKIE, ("name",), say("Fel.")).key is None
    assert in_provider(GOOGLE_PROVIDER, ("name",), say("Fel.")).file is not None
