"""What tests of commands share: running one in this process, and projects to run it on."""

from __future__ import annotations

import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.projects import write_small
from workbench.cli.running import run

SHIPPED = Path(__file__).parents[2] / "catalogue"


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed."""

    status: int
    stdout: bytes
    err: str

    @property
    def out(self) -> str:
        """What it printed on stdout, as text."""
        return self.stdout.decode("utf-8")


@dataclass(frozen=True)
class CommandLine:
    """Runs commands in this process as `main` does, with streams of their own."""

    monkeypatch: pytest.MonkeyPatch

    def __call__(self, *arguments: str | Path, stdin: bytes = b"") -> Ran:
        out, err = io.BytesIO(), io.BytesIO()
        with self.monkeypatch.context() as streams:
            streams.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
            streams.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", write_through=True))
            streams.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8", write_through=True))
            status = run([str(argument) for argument in arguments])
            return Ran(status, out.getvalue(), err.getvalue().decode("utf-8"))


@pytest.fixture
def workbench(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> CommandLine:
    """The command line, started where there is no project and no colour is wanted."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("NO_COLOR", "1")
    return CommandLine(monkeypatch)


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """A copy of the shipped project, which has been published once."""
    shutil.copytree(SHIPPED, tmp_path / "seed" / "catalogue")
    return tmp_path / "seed"


@pytest.fixture
def whole(seed: Path) -> Path:
    """A copy of the shipped project with its locales."""
    shutil.copytree(SHIPPED.parent / "locales", seed / "locales")
    return seed


def copied(root: Path) -> Path:
    """A copy of the shipped project with its locales, for tests to share."""
    for folder in (SHIPPED, SHIPPED.with_name("locales")):
        shutil.copytree(folder, root / folder.name)
    return root


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small project that has never been published."""
    return write_small(tmp_path / "small")


def assert_refused(ran: Ran, *words: str) -> None:
    """The command did nothing and said why: status 2, nothing on stdout, one sentence with these words."""
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("workbench: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    for word in words:
        assert word in ran.err
