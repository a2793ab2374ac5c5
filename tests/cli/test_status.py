"""`workbench status`: when the policy was last changed, and what awaits."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine, assert_refused
from workbench.cli import status_command


def test_the_keys_that_others_rely_on(workbench: CommandLine, seed: Path) -> None:
    ran = workbench("status", "--json", "--project", seed)
    status = json.loads(ran.out)

    assert (ran.status, ran.err) == (0, "")
    assert status["title"] == "Hansgrohe-riktlinjer om cookies & liknande tekniker"
    assert status["source_locale"] == "sv"
    assert status["last_changed"]["sv"] == "2024-01-31"
    assert status["draft"] is False
    assert status["consent_revision"] == 1
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", status["consent_fingerprint"])
    assert status["cookies"] == {"essential": 13, "analytics": 42, "advertising": 10, "social-media": 10}
    assert set(status["problems"]) == {"error", "warning", "info"}
    assert all(isinstance(count, int) for count in status["problems"].values())
    assert isinstance(status["locales"], dict)
    assert "sv" not in status["locales"]
    assert set(status) >= {"unpublished"}


def test_before_the_first_revision_there_is_no_date(workbench: CommandLine, small: Path) -> None:
    status = json.loads(workbench("status", "--json", "--project", small).out)

    assert status["last_changed"] == {"sv": None}
    assert status["draft"] is True
    assert status["consent_revision"] is None


def test_a_changed_text_is_a_draft_with_the_date_of_what_was_published(
    workbench: CommandLine, seed: Path
) -> None:
    path = seed / "catalogue/cookies/google/gid.yaml"
    path.write_text(path.read_text("utf-8").replace("24 hours", "2 days"), encoding="utf-8")

    status = json.loads(workbench("status", "--json", "--project", seed).out)

    assert (status["draft"], status["last_changed"]["sv"]) == (True, "2024-01-31")
    assert "draft; last changed 2024-01-31" in workbench("status", "--project", seed).out


def test_a_category_without_cookies_counts_none(workbench: CommandLine, small: Path) -> None:
    (small / "catalogue/cookies/own/routeid.yaml").unlink()

    status = json.loads(workbench("status", "--json", "--project", small).out)

    assert status["cookies"] == {"essential": 0, "analytics": 2}


def test_the_title_is_told_as_it_is_read(workbench: CommandLine, small: Path) -> None:
    path = small / "catalogue/policy.yaml"
    path.write_text(
        path.read_text("utf-8").replace("Riktlinjer om cookies", "Cookies på {site}"), encoding="utf-8"
    )

    assert workbench("status", "--project", small).out.startswith("Cookies på www.example.se\n")


def test_people_are_told_in_a_few_lines(workbench: CommandLine, seed: Path) -> None:
    out = workbench("status", "--project", seed).out

    assert "sv: last changed 2024-01-31, as published" in out
    assert "Cookies: 75 (essential 13, analytics 42, advertising 10, social-media 10)" in out


def test_problems_are_those_that_check_finds(workbench: CommandLine, seed: Path) -> None:
    report = json.loads(workbench("check", "--format", "json", "--project", seed).out)
    status = json.loads(workbench("status", "--json", "--project", seed).out)

    assert (status["checked"], status["problems"]) == (True, report["counts"])
    assert all(status["problems"].values())
    told = workbench("status", "--project", seed).out.splitlines()[-1]
    assert re.fullmatch(r"Problems: \d+ errors, \d+ warnings, \d+ infos – see “workbench check”", told)


def test_a_large_project_is_not_looked_through_again_for_its_status(
    workbench: CommandLine, seed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_command, "_MOST_CHECKED", 74)
    status = json.loads(workbench("status", "--json", "--project", seed).out)
    assert (status["checked"], status["problems"]) == (False, {"error": 0, "warning": 0, "info": 0})
    told = workbench("status", "--project", seed).out.splitlines()[-1]
    assert told == "Problems: not all looked for since the last change – see “workbench check”"

    workbench("check", "--project", seed)
    assert json.loads(workbench("status", "--json", "--project", seed).out)["checked"] is True

    (seed / "catalogue/cookies/google/gid.yaml").write_text("{")
    told = workbench("status", "--project", seed).out.splitlines()[-1]
    assert told.startswith("Problems: 1 error, 0 warnings, 0 infos; not all looked for")


def test_where_nothing_is_wrong_no_command_is_named(workbench: CommandLine, tmp_path: Path) -> None:
    workbench("init", tmp_path / "new")
    assert workbench("status", "--project", tmp_path / "new").out.splitlines()[-1] == "Problems: 0"


def test_what_cannot_be_read_is_counted(workbench: CommandLine, seed: Path) -> None:
    (seed / "catalogue/cookies/google/gid.yaml").write_text("{")

    status = json.loads(workbench("status", "--json", "--project", seed).out)

    assert status["problems"]["error"] >= 1
    assert sum(status["cookies"].values()) == 74
    assert "workbench check" in workbench("status", "--project", seed).out


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"schema: 2\n", b"a: &a [*a]\n"])
def test_an_unreadable_policy_is_told_with_its_place(
    workbench: CommandLine, seed: Path, content: bytes
) -> None:
    (seed / "catalogue/policy.yaml").write_bytes(content)

    ran = workbench("status", "--project", seed)

    assert_refused(ran)
    assert re.match(r"workbench: catalogue/policy\.yaml:\d+:\d+: .", ran.err)
