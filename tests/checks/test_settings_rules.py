"""Settings that name a rule that there is not are told, whatever they select."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.samples import SETTINGS, TODAY, a_policy
from workbench.checks.context import Context
from workbench.checks.problem import Problem
from workbench.checks.runner import Checker
from workbench.checks.selection import Selection
from workbench.formats.data import Path
from workbench.policy.model import CheckSettings


def found(checks: CheckSettings, *select: str) -> list[Problem]:
    policy = a_policy(settings=replace(SETTINGS, checks=checks))
    problems = Checker(Selection(select=select)).check(Context(policy, TODAY)).problems
    return [each for each in problems if each.rule == "ST001"]


@pytest.mark.parametrize(
    ("checks", "path"),
    [
        (CheckSettings(select=("CK004", "CK999")), ("checks", "select", 1)),
        (CheckSettings(select=("CK999",)), ("checks", "select", 0)),
        (CheckSettings(ignore=("CK999",)), ("checks", "ignore", 0)),
        (CheckSettings(severity={"CK999": "info"}), ("checks", "severity", "CK999")),
    ],
)
def test_a_rule_that_there_is_not_is_told_where_it_is_named(checks: CheckSettings, path: Path) -> None:
    [problem] = found(checks)
    assert (problem.path, problem.quote) == (path, "CK999")
    assert problem.file is not None
    assert problem.file.path == "catalogue/policy.yaml"
    assert "CK999" in str(problem.message)


def test_rules_that_there_are_may_be_named() -> None:
    assert found(CheckSettings(select=("CK004", "TR010"), ignore=("PR024",), severity={"CK001": "off"})) == []


def test_it_can_be_switched_off_and_others_asked_for() -> None:
    wrong = CheckSettings(ignore=("CK999",))
    assert found(replace(wrong, ignore=("CK999", "ST001"))) == []
    assert found(wrong, "CK") == []
    assert len(found(wrong, "ST")) == 1
