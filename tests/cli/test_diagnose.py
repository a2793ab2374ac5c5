"""`workbench diagnose`: enough for a bug report, nothing that is anybody's business."""

from __future__ import annotations

import os
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from workbench import __version__
from workbench.cli import diagnose_command


def told(out: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in out.splitlines())


def test_versions_are_told(workbench: CommandLine) -> None:
    facts = told(workbench("diagnose").out)

    assert facts["workbench"] == __version__
    for library in ("textual", "rich", "babel", "pyyaml"):
        assert facts[library] == metadata.version(library)
    for name in ("python", "cldr", "libyaml", "git"):
        assert facts[name][0].isdigit(), name


def test_the_terminal_and_the_language_are_told(
    workbench: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMUX", "/tmp/tmux-1000/default,7,0")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LINES", "30")

    facts = told(workbench("diagnose").out)

    assert facts["TERM"] == "xterm-256color"
    assert facts["COLORTERM"] == "truecolor"
    assert facts["multiplexer"] == "tmux"
    assert facts["size"] == "100x30"
    assert facts["stdout"] == "no terminal, utf-8"
    assert facts["LANG"] == "C.UTF-8"
    assert facts["LC_ALL"] == "-"


def test_a_project_is_counted_but_not_told(workbench: CommandLine, seed: Path) -> None:
    out = workbench("diagnose", "--project", seed).out

    project = told(out)["project"]
    assert project.startswith("found; ")
    for count in ("cookies 75", "sections 4", "categories 4", "revisions 1", "locales 3", "reading errors 0"):
        assert count in project
    for secret in ("Hansgrohe", "AWSALB", "vwo", str(seed)):
        assert secret not in out


@pytest.mark.parametrize("broken", ["policy.yaml", "cookies/vwo/sn.yaml"])
def test_a_broken_project_is_counted_as_far_as_it_goes(
    workbench: CommandLine, seed: Path, broken: str
) -> None:
    (seed / "catalogue" / broken).write_text("[")

    ran = workbench("diagnose", "--project", seed)

    assert ran.status == 0
    assert "reading errors " in told(ran.out)["project"]
    assert "reading errors 0" not in told(ran.out)["project"]


def test_no_project_is_no_reason_not_to_diagnose(workbench: CommandLine) -> None:
    ran = workbench("diagnose")

    assert (ran.status, ran.err) == (0, "")
    assert told(ran.out)["project"] == "none found"


def test_the_home_folder_is_not_told(workbench: CommandLine) -> None:
    out = workbench("diagnose").out

    assert os.environ["HOME"] not in out
    assert told(out)["settings folder"].startswith("~/config/settings.toml (")


def test_a_folder_that_cannot_be_made_is_told_as_missing(
    workbench: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "file" / "state"))

    assert told(workbench("diagnose").out)["state folder"].endswith("(missing)")


@pytest.mark.parametrize(
    ("git", "version"),
    [
        ("echo git version 2.99.1", "2.99.1"),
        ("exit 3", "does not answer"),
        ("exec sleep 60", "does not answer"),
    ],
)
def test_git_may_be_any_or_hang(
    workbench: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, git: str, version: str
) -> None:
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text(f"#!/bin/sh\n{git}\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    monkeypatch.setattr(diagnose_command, "_GIT_PATIENCE_S", 0.3)

    assert told(workbench("diagnose").out)["git"] == version


def test_without_git_it_is_absent(workbench: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert told(workbench("diagnose").out)["git"] == "-"


def test_what_a_library_lacks_is_absent(workbench: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)

    assert told(workbench("diagnose").out)["textual"] == "-"


def test_it_starts_no_program_but_git(workbench: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []

    def noted(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        started.append(command)
        return subprocess.CompletedProcess(command, 0, b"git version 2.99.1\n", b"")

    monkeypatch.setattr(subprocess, "run", noted)
    workbench("diagnose")

    assert started == [[shutil.which("git"), "--version"]]
