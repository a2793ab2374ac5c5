"""What commands print as JSON is what the schemas in the package say."""

from __future__ import annotations

import json
from importlib.resources import files as package_files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import CommandLine
from tests.cli.reviewing import MENDED, five_changes


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
