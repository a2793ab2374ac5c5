"""`workbench paths`: where the user's own files are."""

from __future__ import annotations

import os
from pathlib import Path

from tests.cli.conftest import CommandLine, assert_refused


def told(out: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in out.splitlines())


def test_each_place_is_a_line(workbench: CommandLine, small: Path) -> None:
    ran = workbench("paths", "--project", small)

    assert (ran.status, ran.err) == (0, "")
    assert told(ran.out) == {
        "settings": f"{os.environ['WORKBENCH_CONFIG']}/settings.toml",
        "state": os.environ["WORKBENCH_STATE"],
        "journals": f"{os.environ['WORKBENCH_STATE']}/journals",
        "cache": os.environ["WORKBENCH_CACHE"],
        "project": str(small),
    }


def test_where_there_is_no_project_the_others_are_told_all_the_same(workbench: CommandLine) -> None:
    ran = workbench("paths")

    assert ran.status == 0
    assert told(ran.out)["project"] == "-"
    assert "workbench init" in ran.err


def test_a_broken_project_has_a_place_too(workbench: CommandLine, small: Path) -> None:
    (small / "catalogue/policy.yaml").write_text("{")

    assert told(workbench("paths", "--project", small).out)["project"] == str(small)


def test_a_file_is_no_project(workbench: CommandLine, small: Path) -> None:
    assert_refused(workbench("paths", "--project", small / "catalogue/policy.yaml"), "is a file")
