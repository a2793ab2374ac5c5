"""How the command line ends: one sentence, the right status, never a traceback."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from tests.cli.conftest import CommandLine, assert_refused
from workbench import __version__
from workbench.cli import running, status_command
from workbench.policy.sentence import say
from workbench.store.fingerprint import FileRefused
from workbench.store.save_failed import SaveFailed

ROOT = Path(__file__).parents[2]


def python_m(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[bytes]:
    """Run `python -m workbench` for itself."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "workbench", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False)


def raising(error: BaseException) -> Callable[..., object]:
    def fail(*_: object) -> object:
        raise error

    return fail


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], ["no command “nonsense”", "known are init"]),
        (["expotr"], ["did you mean “export”? See"]),
        (["--nonsense"], ["--nonsense", "“workbench --help”"]),
        (["export", "--format", "pdf"], ["'pdf'", "“workbench export --help”"]),
        (["export", "--heading-level", "9"], ["9"]),
        (["verify"], ["FILE", "“workbench verify --help”"]),
        (["verify", "page.html"], ["--locale"]),
        (["init"], ["DIR"]),
        (["status", "extra"], ["extra"]),
    ],
)
def test_misuse_is_one_sentence_that_says_where_to_read_on(
    workbench: CommandLine, arguments: list[str], words: list[str]
) -> None:
    assert_refused(workbench(*arguments), *words)


@pytest.mark.parametrize("command", ["status", "check", "export"])
def test_without_a_project_every_command_names_init(workbench: CommandLine, command: str) -> None:
    assert_refused(workbench(command), "catalogue/policy.yaml", "workbench init DIR")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FileRefused(say("{path} is too large.", path="a.yaml")), ["a.yaml is too large."]),
        (SaveFailed(say("{path} was not changed.", path="a.yaml")), ["a.yaml was not changed."]),
        (PermissionError(13, "Permission denied", "a.yaml"), ["a.yaml: Permission denied."]),
        (OSError(28, "No space left on device"), ["The output: No space left on device."]),
        (click.ClickException("Something of click's"), ["Something of click's"]),
    ],
)
def test_what_the_disk_refuses_is_told(
    workbench: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, words: list[str]
) -> None:
    monkeypatch.setattr(status_command, "read_status", raising(error))

    assert_refused(workbench("status", "--project", small), *words)


def test_an_unforeseen_error_is_a_sentence_and_a_report(
    workbench: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_command, "read_status", raising(ZeroDivisionError("by\x1b[31mzero")))

    ran = workbench("status", "--project", small)

    assert_refused(ran, "ZeroDivisionError", "workbench diagnose")
    [report] = Path(os.environ["WORKBENCH_STATE"]).rglob("*.txt")
    assert str(report) in ran.err
    assert "ZeroDivisionError: by" in report.read_text("utf-8")


def test_an_unforeseen_error_is_told_even_if_no_report_can_be_written(
    workbench: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_command, "read_status", raising(ZeroDivisionError()))
    monkeypatch.setattr("workbench.store.crash.write_report", raising(OSError(28, "No space left on device")))

    assert_refused(workbench("status", "--project", small), "lost (No space left on device)")


def test_an_interruption_is_quiet(
    workbench: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_command, "read_status", raising(KeyboardInterrupt()))

    ran = workbench("status", "--project", small)

    assert (ran.status, ran.out, ran.err.strip()) == (130, "", "")


def test_what_a_terminal_would_obey_is_shown_instead(workbench: CommandLine) -> None:
    assert_refused(workbench("\x1b]52;c;evil\x07"), "␛]52;c;evil␇")


def test_a_terminal_without_the_letters_gets_signs_for_them(
    seed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, "ascii"))

    assert running.run(["status", "--project", str(seed / "catalogue")]) == 0
    assert b"Hansgrohe" in out.getvalue()


def test_python_m_workbench_works(seed: Path) -> None:
    done = python_m("status", "--json", "--project", str(seed))

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["source_locale"] == "sv"


def test_without_a_terminal_the_status_is_told(seed: Path) -> None:
    done = python_m("--project", str(seed))

    assert done.returncode == 0
    assert "2024-01-31" in done.stdout.decode()
    assert "in a terminal" in done.stderr.decode()


def test_the_version_is_told_before_anything_is_imported() -> None:
    program = (
        "import sys; sys.argv = ['workbench', '--version']\n"
        "from workbench.cli.main import main; main()\n"
        "print(sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    version, modules = done.stdout.splitlines()

    assert version == f"workbench {__version__}"
    ours = [name for name in eval(modules) if name.startswith("workbench") or name in {"click", "yaml"}]
    assert sorted(ours) == ["workbench", "workbench.cli", "workbench.cli.main"]


def test_the_version_is_the_same_beside_other_options(workbench: CommandLine) -> None:
    assert workbench("--read-only", "--version").out == f"workbench {__version__}\n"


@pytest.mark.parametrize("command", ["export", "--help"])
def test_a_reader_who_closes_the_pipe_is_no_error(seed: Path, command: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", "--project", str(seed), command],
            stdout=pipe,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )

    assert (done.returncode, done.stderr.replace(b"\n", b"")) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_a_full_disk_behind_stdout_is_one_sentence(seed: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", "export", "--project", str(seed)],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.decode() == "workbench: The output: No space left on device.\n"


def test_a_closed_stdout_is_one_sentence(seed: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = f'exec "{sys.executable}" -m workbench export --project "{seed}" >&-'
    done = subprocess.run(["sh", "-c", command], capture_output=True, env=environment, check=False)

    assert done.returncode == 2
    assert done.stderr.decode() == "workbench: The output: Bad file descriptor.\n"
