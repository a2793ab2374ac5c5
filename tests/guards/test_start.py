"""How many modules a command loads, and which files reading and saving open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import GID, write_small

REPOSITORY = Path(__file__).parents[2]
COUNTED = """
import json, sys
from workbench.cli.running import run
opened = []
sys.addaudithook(lambda event, arguments: event == "open" and opened.append(str(arguments[0])))
status = run(json.loads(sys.argv[1]))
modules = [name for name in sys.modules if name != "_distutils_hack"]
print(json.dumps([status, len(modules), opened]), file=sys.stderr)
"""
"""Runs a command; how it ended, how many modules there are then, and which files it opened.

The one left out is loaded by every Python in an environment that has setuptools.
"""
TRUSTING = """
from workbench.store import cache, fingerprint
cache._UNSETTLED_NS = fingerprint._SETTLED_NS = -(10**18)
"""
"""Lets the cache trust time stamps however new they are, as it does a moment later."""
SAVED = """
import json, sys
from pathlib import Path
from workbench.edits import Place, SetValue, Step
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.store.project import load
root, opened = Path(sys.argv[1]), []
session = Session(load(root))
ref = FileRef(FileKind.COOKIE, sys.argv[2])
session.apply(Step(say("Edit"), (SetValue(ref, ("description",), "Mäter besök."),), Place(ref)))
sys.addaudithook(lambda event, arguments: event == "open" and opened.append(str(arguments[0])))
assert session.save().saved == (ref.path,)
print(json.dumps([0, len(sys.modules), opened]), file=sys.stderr)
"""
"""Edits a cookie and saves; which files saving opened."""


def counted(program: str, *arguments: str) -> tuple[int, int, list[str]]:
    """What a program says of itself."""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=REPOSITORY, env=dict(os.environ)
    )
    status, modules, opened = json.loads(done.stderr.splitlines()[-1])
    return status, modules, opened


@pytest.mark.parametrize(
    ("command", "most"),
    [(["--version"], 180), (["status"], 285), (["check", "--fail-on", "never"], 421)],
)
def test_a_command_loads_no_more_modules_than_its_work_needs(command: list[str], most: int) -> None:
    if command == ["status"]:
        counted(COUNTED, json.dumps(command))  # so that it need not look itself, nor render, nor compare
    status, modules, _opened = counted(COUNTED, json.dumps(command))
    assert status == 0
    assert modules <= most


def test_what_was_found_before_is_told_without_a_rule_and_without_a_policy() -> None:
    check = json.dumps(["check", "--fail-on", "never"])
    found = counted(COUNTED, check)
    again = counted(COUNTED, check)
    assert found[0] == again[0] == 0
    assert again[1] <= 205
    assert [path for path in again[2] if path.endswith((".yaml", ".po"))] == []


def of_the_project(opened: list[str], root: Path) -> list[str]:
    """The opened files that stand in a project, by their paths in it."""
    return sorted(path.removeprefix(f"{root}/") for path in opened if path.startswith(str(root)))


def test_a_warm_start_opens_no_file_of_the_catalogue(tmp_path: Path) -> None:
    root = write_small(tmp_path / "project")
    status = json.dumps(["status", "--project", str(root)])
    cold = of_the_project(counted(TRUSTING + COUNTED, status)[2], root)
    warm = of_the_project(counted(TRUSTING + COUNTED, status)[2], root)
    assert GID.path in cold
    assert [path for path in warm if path.endswith(".yaml")] == []


def test_saving_a_field_reads_its_file_and_writes_one_beside_it(tmp_path: Path) -> None:
    root = write_small(tmp_path / "project")
    opened = of_the_project(counted(SAVED, str(root), GID.id)[2], root)
    folder = GID.path.rpartition("/")[0]
    temporary = [path for path in opened if ".workbench-" in path]
    assert len(temporary) == 1
    assert opened.count(GID.path) <= 3  # before, just before it is replaced, and after
    assert {*opened} - {*temporary} == {GID.path, folder}
