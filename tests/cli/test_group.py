"""The commands by their names: found, explained, completed, each imported only when it is needed."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.conftest import CommandLine
from workbench.cli.group import COMMANDS
from workbench.cli.group import workbench as group

ROOT = Path(__file__).parents[2]


def test_the_help_lists_every_command_with_what_it_does(workbench: CommandLine) -> None:
    ran = workbench("--help")

    assert (ran.status, ran.err) == (0, "")
    for name, told in COMMANDS.items():
        assert name in ran.out
        assert " ".join(told.split()) in " ".join(ran.out.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_has_an_example_of_it(workbench: CommandLine, name: str) -> None:
    ran = workbench(name, "--help")

    assert ran.status == 0
    assert f"Usage: workbench {name}" in ran.out
    assert f"workbench {name}" in ran.out.partition("Example")[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_an_example_can_be_copied_into_a_shell(workbench: CommandLine, name: str) -> None:
    lines = workbench(name, "--help").out.partition("Example")[2].splitlines()[1:]

    examples = [shlex.split(line) for line in lines if line.strip()]
    assert examples
    assert all(words[0] in {"workbench", "curl"} for words in examples)
    assert not any(set("“”…") & set(word) for words in examples for word in words)


@pytest.mark.parametrize("name", ["locale", "git", "import"])
def test_the_help_of_a_group_tells_its_commands_in_full(workbench: CommandLine, name: str) -> None:
    told = " ".join(workbench(name, "--help").out.partition("Commands:")[2].split())

    assert "..." not in told
    assert "nothing is lost." in told or name != "locale"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_the_name_it_is_found_by(name: str) -> None:
    command = group.get_command(click.Context(group), name)

    assert command is not None
    assert command.name == name


@pytest.mark.parametrize("name", ["status", "check", "export", "paths", "diagnose"])
def test_a_project_is_named_before_or_after_the_command(
    workbench: CommandLine, small: Path, name: str
) -> None:
    before = workbench("--project", small, name)
    after = workbench(name, "--project", small)

    assert before.status == (1 if name == "check" else 0)  # the small project is no lawful policy
    assert (before.status, before.out) == (after.status, after.out)


def test_the_project_named_after_the_command_is_the_one(
    workbench: CommandLine, small: Path, seed: Path
) -> None:
    ran = workbench("--project", seed, "status", "--project", small)

    assert "Riktlinjer om cookies" in ran.out


def test_a_project_is_found_from_a_folder_in_it(
    workbench: CommandLine, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small / "catalogue" / "cookies")

    assert workbench("status").status == 0


def completed(*words: str, directory: Path) -> tuple[list[str], list[str]]:
    """What a shell is offered for the last of some words, and the modules that took."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "_WORKBENCH_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["workbench", *words]),
        "COMP_CWORD": str(len(words)),
    }
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "workbench"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=directory,
        check=True,
    )
    modules = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines()]
    return [line.partition(",")[2] for line in done.stdout.splitlines()], modules


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["export", "--format", "h"], ["html"]),
        (["nonsense", "che"], ["check"]),
    ],
)
def test_a_shell_completes_words(words: list[str], offered: list[str], tmp_path: Path) -> None:
    assert completed(*words, directory=tmp_path)[0] == offered


def test_completing_a_command_imports_no_command(tmp_path: Path) -> None:
    offered, modules = completed("", directory=tmp_path)

    assert offered == list(COMMANDS)
    assert not [name for name in modules if name.endswith("_command")]
    assert not {"textual", "rich", "deepdiff", "babel"} & set(modules)


def test_a_shell_is_given_its_completion_script(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "_WORKBENCH_COMPLETE": "zsh_source"}
    done = subprocess.run(
        [sys.executable, "-m", "workbench"], capture_output=True, env=environment, cwd=tmp_path, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"#compdef workbench")


def test_the_commands_that_read_do_without_the_apps_toolkit(seed: Path) -> None:
    program = (
        "import sys; from workbench.cli.running import run\n"
        "for name in ('status', 'check', 'export', 'paths', 'diagnose'):\n"
        f"    run([name, '--project', {str(seed)!r}])\n"
        "print({'textual', 'rich', 'deepdiff'} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert done.stderr.splitlines()[-1] == "set()"
