"""What commands print as JSON is what the schemas in the package say."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files as package_files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import CommandLine, copied
from tests.cli.reviewing import MENDED, five_changes
from workbench.cli.running import run


def faults(schema: str, told: str) -> list[str]:
    text = (package_files("workbench") / f"schemas/{schema}.schema.json").read_text("utf-8")
    validator = Draft202012Validator(json.loads(text), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [error.message for error in validator.iter_errors(json.loads(told))]


@pytest.mark.parametrize("is_changed", [False, True])
def test_diff_and_status_of_the_shipped_policy(
    workbench: CommandLine, whole: Path, *, is_changed: bool
) -> None:
    if is_changed:
        five_changes(whole)
        workbench("decide", MENDED[0], "--level", "editorial", "--reason", "T", "--project", whole)

    assert faults("diff", workbench("diff", "--format", "json", "--project", whole).out) == []
    assert faults("status", workbench("status", "--json", "--project", whole).out) == []


def test_status_of_a_policy_that_was_never_published(workbench: CommandLine, small: Path) -> None:
    assert faults("status", workbench("status", "--json", "--project", small).out) == []


def test_a_key_that_others_rely_on_is_missed() -> None:
    assert faults("diff", json.dumps({"old": "a", "new": "b", "changes": []})) != []
    assert faults("status", "{}") != []


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped project under git, five changes decided, published and committed; nothing is done to it."""
    root = copied(tmp_path_factory.mktemp("published"))
    of_root = ("--project", str(root))
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "--all")
    git(root, "commit", "-qm", "Begin")
    five_changes(root)
    assert run(["decide", *MENDED, "--level", "editorial", "--reason", "Skrivfel", *of_root]) == 0
    assert run(["publish", "--note", "En ny tagg", *of_root]) == 0
    git(root, "add", "--all")
    git(root, "commit", "-qm", "Publish")
    return root


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.se")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True)


@pytest.mark.parametrize("locale", ["sv", "en", "de"])
def test_the_changelog_of_every_locale(workbench: CommandLine, published: Path, locale: str) -> None:
    told = workbench("changelog", "--format", "json", "--locale", locale, "--project", published).out

    assert len(json.loads(told)["entries"]) == 2
    assert faults("changelog", told) == []


@pytest.mark.parametrize("asked", ["google.gid", "what.title", "hotjar.hjid", "which"])
def test_the_history_of_a_thing_through_revisions_and_commits(
    workbench: CommandLine, published: Path, asked: str
) -> None:
    told = workbench("history", asked, "--format", "json", "--project", published).out

    rows = json.loads(told)
    assert any(row["revision"] for row in rows)
    assert any(row["commit"] for row in rows)
    assert faults("history", told) == []


def test_a_changelog_or_a_history_that_lacks_something_is_no_right_one() -> None:
    assert faults("changelog", json.dumps({"locale": "sv", "title": "T", "entries": [{"date": "x"}]})) != []
    row = dict.fromkeys(("date", "revision", "commit", "by", "reason", "change", "old", "new"), "x")
    assert faults("history", json.dumps([row])) != []
