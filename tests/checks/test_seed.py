"""The shipped policy: what the catalogue's rules find in it, where they find it, and what the fixes mend."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from workbench.checks.context import Context
from workbench.checks.places import placed
from workbench.checks.problem import Fix, Problem
from workbench.checks.runner import Checker
from workbench.checks.selection import Selection
from workbench.edits import Edit, Place, RemoveValue, SetValue, Step
from workbench.policy.model import Policy
from workbench.session import Session
from workbench.store.project import Project, load, read_text

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "seed_findings_ck.txt"
DAY = dt.date(2026, 11, 23)


@pytest.fixture(scope="module", name="project")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The shipped project as it was published: the seed, faults included."""
    folder = tmp_path_factory.mktemp("seed")
    shutil.copytree(ROOT / "catalogue", folder / "catalogue")
    return load(folder)


def found_in(policy: Policy | None) -> tuple[Problem, ...]:
    assert policy is not None
    return Checker(Selection(select=("CK",))).check(Context(policy, DAY)).problems


def lines(problems: Iterable[Problem]) -> list[str]:
    """Problems as a person reads them: rule, file, field, words, and how many things one fact concerns."""
    told = []
    for problem in problems:
        file = problem.file.path.removeprefix("catalogue/") if problem.file else ""
        field = ".".join(map(str, problem.path))
        words = f"“{problem.quote}”" if problem.quote else ""
        count = f"× {problem.count}" if problem.count > 1 else ""
        told.append(f"{problem.rule}  " + "  ".join(part for part in (file, field, words, count) if part))
    return told


def test_the_rules_find_in_the_seed_what_was_found_by_reading_it(project: Project) -> None:
    assert lines(found_in(project.catalogue.policy)) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_every_quote_stands_in_its_file(project: Project) -> None:
    problems = found_in(project.catalogue.policy)
    for each in placed(problems, lambda path: read_text(project.root, path)):
        assert each.problem.file is not None
        line = read_text(project.root, each.problem.file.path).splitlines()[each.line - 1]
        first_words = (each.problem.quote or "").split(" ")[0]
        assert line[each.column - 1 :].lstrip('"').startswith(first_words), each


def step_of(fix: Fix) -> Step:
    """A fix as the step that a session does and undoes."""
    edits: list[Edit] = [
        RemoveValue(value.file, value.path)
        if value.value is None
        else SetValue(value.file, value.path, value.value)
        for value in fix.values
    ]
    return Step(fix.title, tuple(edits), Place(fix.values[0].file, fix.values[0].path))


def test_every_fix_mends_its_problem_and_can_be_undone(project: Project) -> None:
    session = Session(project)
    before = session.policy
    fixable = [problem for problem in found_in(before) if problem.fix]
    assert {problem.rule for problem in fixable} == {"CK008", "CK012", "CK014", "CK018"}
    for problem in fixable:
        assert problem.fix is not None
        session.apply(step_of(problem.fix))
        assert session.errors == ()
        left = [(each.rule, each.path, each.quote) for each in found_in(session.policy)]
        if problem.rule != "CK014":  # another legal form is left to people
            assert (problem.rule, problem.path, problem.quote) not in left or problem.rule == "CK008"
        session.undo()
    assert session.policy == before


def test_all_fixes_together_leave_nothing_to_fix(project: Project) -> None:
    session = Session(project)
    for problem in found_in(session.policy):
        if problem.fix is not None:
            session.apply(step_of(problem.fix))
    assert [problem.rule for problem in found_in(session.policy) if problem.fix] == []
    assert "CK008" not in {problem.rule for problem in found_in(session.policy)}
