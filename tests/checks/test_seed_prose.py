"""The shipped policy: what the rules of prose find in it, as they were found by reading it."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from tests.checks.test_reads import looked_at, watched
from workbench.checks.context import Context
from workbench.checks.every_rule import RULES
from workbench.checks.places import placed
from workbench.checks.problem import Problem
from workbench.checks.reads import ALWAYS_READ, known_reads
from workbench.checks.runner import Checker
from workbench.checks.selection import Selection
from workbench.policy.model import Policy
from workbench.store.project import load, read_text

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "workbench" / "starter"
GOLDEN = Path(__file__).parent / "seed_findings_pr.txt"
DAY = dt.date(2026, 11, 23)


def policy_of(root: Path) -> Policy:
    policy = load(root).catalogue.policy
    assert policy is not None
    return policy


def found_in(policy: Policy) -> tuple[Problem, ...]:
    return Checker(Selection(select=("PR",))).check(Context(policy, DAY)).problems


def line(problem: Problem) -> str:
    """A problem as a person reads it: rule, file, field, words, and how many things the fact concerns."""
    file = problem.file.path.removeprefix("catalogue/") if problem.file else ""
    field = ".".join(map(str, problem.path))
    words = f"“{problem.quote}”" if problem.quote else ""
    count = f"× {problem.count}" if problem.count > 1 else ""
    return f"{problem.rule}  " + "  ".join(part for part in (file, field, words, count) if part)


def test_the_rules_find_in_the_seed_what_was_found_by_reading_it() -> None:
    found = [line(problem) for problem in found_in(policy_of(ROOT))]
    assert found == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_every_quote_stands_in_its_file() -> None:
    for each in placed(found_in(policy_of(ROOT)), lambda path: read_text(ROOT, path)):
        assert each.problem.file is not None
        text = read_text(ROOT, each.problem.file.path).splitlines()[each.line - 1]
        first_words = (each.problem.quote or "").split(" ")[0]
        assert text[each.column - 1 :].lstrip('"').startswith(first_words), each


@pytest.mark.parametrize("language", ["sv", "en", "de"])
def test_a_new_project_has_no_problem_of_prose(language: str, tmp_path: Path) -> None:
    shutil.copytree(STARTER / language, tmp_path / "catalogue")
    assert [f"{line(problem)}: {problem.message}" for problem in found_in(policy_of(tmp_path))] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.startswith("PR")])
def test_a_rule_of_prose_looks_at_nothing_that_it_does_not_name(rule: str) -> None:
    checked = next(each for each in RULES.values() if each.id == rule)
    seen = looked_at(checked, watched(policy_of(ROOT))) & known_reads()
    assert seen - checked.terms.reads - ALWAYS_READ == set()
