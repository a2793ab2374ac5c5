"""`workbench check`: what is wrong, and where."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine

KEYS = {
    "rule",
    "name",
    "severity",
    "path",
    "line",
    "column",
    "key",
    "locale",
    "message",
    "quote",
    "source",
    "fix",
    "waived",
    "count",
}
BROKEN = {
    "cookies/google/gid.yaml": ("lifetime: 24 hours", "lifetime: forever", "type"),
    "cookies/google/nid.yaml": ("party: third", "party: fourth", "type"),
    "cookies/google/dv.yaml": ("category: advertising", "category: advertisng", "reference"),
    "cookies/google/pref.yaml": ("position:", "postion:", "unknown-field"),
    "cookies/linkedin/li-mc.yaml": ("name: li_mc\n", "", "missing-field"),
    "cookies/linkedin/li-gc.yaml": ("name: li_gc", "name: [li_gc", "syntax"),
    "cookies/linkedin/lang.yaml": ("name: lang", "name: lang\nname: lang", "duplicate"),
    "cookies/own/routeid.yaml": ("id: own.routeid", "id: own.jsessionid", "duplicate"),
    "categories/analytics.yaml": ("consent: required", "consent: wanted", "type"),
    "providers/vwo.yaml": ("link: vwo-more", "link: vwo-mor", "reference"),
}


@pytest.fixture
def broken(seed: Path) -> Path:
    """The shipped project with ten broken files."""
    for path, (old, new, _) in BROKEN.items():
        file = seed / "catalogue" / path
        text = file.read_text("utf-8")
        assert old in text, path
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return seed


def test_ten_broken_files_are_told_at_once(workbench: CommandLine, broken: Path) -> None:
    ran = workbench("check", "--format", "json", "--project", broken)
    report = json.loads(ran.out)

    assert (ran.status, ran.err) == (1, "")
    errors = [problem for problem in report["problems"] if problem["rule"] is None]
    told = {problem["path"].removeprefix("catalogue/"): problem["name"] for problem in reversed(errors)}
    assert {path: told.get(path) for path in BROKEN} == {path: name for path, (_, _, name) in BROKEN.items()}


def test_a_problem_has_the_keys_that_others_rely_on(workbench: CommandLine, broken: Path) -> None:
    report = json.loads(workbench("check", "--format", "json", "--project", broken).out)

    assert set(report) >= {"problems", "counts"}
    for problem in report["problems"]:
        assert set(problem) >= KEYS
        assert problem["line"] >= 1
        assert problem["column"] >= 1
    counted = Counter(problem["severity"] for problem in report["problems"] if not problem["waived"])
    assert report["counts"] == {severity: counted[severity] for severity in ("error", "warning", "info")}


def test_people_are_told_place_and_sentence(workbench: CommandLine, broken: Path) -> None:
    ran = workbench("check", "--project", broken)

    assert ran.status == 1
    assert re.search(
        r"^catalogue/cookies/google/gid\.yaml:\d+:\d+: error: “forever” .*\(type\)$", ran.out, re.MULTILINE
    )


def test_broken_files_cannot_be_ignored_but_need_not_fail(workbench: CommandLine, broken: Path) -> None:
    asked = workbench("check", "--project", broken)
    never = workbench("check", "--fail-on", "never", "--project", broken)

    assert (asked.status, never.status) == (1, 0)
    assert never.out == asked.out


def test_a_new_project_has_nothing_wrong_in_it(workbench: CommandLine, tmp_path: Path) -> None:
    workbench("init", tmp_path / "new")

    ran = workbench("check", "--project", tmp_path / "new")
    report = json.loads(workbench("check", "--format", "json", "--project", tmp_path / "new").out)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "Nothing is wrong."
    assert report["counts"] == {"error": 0, "warning": 0, "info": 0}


def test_an_unreadable_policy_is_told_and_refused(workbench: CommandLine, seed: Path) -> None:
    (seed / "catalogue/policy.yaml").write_text("title: [\n")

    ran = workbench("check", "--project", seed)

    assert ran.status == 2
    assert "catalogue/policy.yaml:" in ran.out
    assert ran.err.startswith("workbench: catalogue/policy.yaml:")
    assert ran.err.count("\n") == 1


def test_hostile_text_cannot_act_on_the_terminal(workbench: CommandLine, seed: Path) -> None:
    path = seed / "catalogue/cookies/google/gid.yaml"
    path.write_text(path.read_text("utf-8").replace("24 hours", '"\\e]0;evil\\a"'), encoding="utf-8")

    ran = workbench("check", "--project", seed)

    assert "\x1b" not in ran.out + ran.err
    assert "\x07" not in ran.out + ran.err
