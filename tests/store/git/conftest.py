"""What tests of git share: real repositories in folders of their own."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

SEED = Path(__file__).parents[3]
"""The shipped project."""


@dataclass(frozen=True)
class Clone:
    """A repository with a working tree, and the ordinary git of a user in it."""

    folder: Path

    def git(self, *arguments: str, given: str = "") -> str:
        """Run git as a user does; the test fails where git does."""
        run = subprocess.run(
            ["git", "-C", str(self.folder), *arguments],
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout.removesuffix("\n")

    def write(self, path: str, text: str) -> None:
        """Write a file of the working tree."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, message: str, **files: str) -> str:
        """Commit everything, after writing files whose names have `__` for `/`; the commit's id."""
        for name, text in files.items():
            self.write(f"{name.replace('__', '/')}.yaml", text)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")


def begun(folder: Path) -> Clone:
    """A new, empty repository on the branch `main`."""
    folder.mkdir(parents=True, exist_ok=True)
    clone = Clone(folder)
    clone.git("init", "--quiet", "--initial-branch=main")
    return clone


SOMEBODY = """[user]
	name = Åsa Berg
	email = asa@example.com
[protocol "file"]
	allow = always
[advice]
	detachedHead = false
"""


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch, nobody_at_home: None) -> None:  # noqa: ARG001
    """Gives git a name to commit by, whatever the machine's own settings are."""
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    (Path.home() / ".gitconfig").write_text(SOMEBODY, "utf-8")


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A new repository whose top is the project."""
    return begun(tmp_path / "site")


@pytest.fixture
def site(clone: Clone) -> Clone:
    """The shipped project under git."""
    for folder in ("catalogue", "locales"):
        shutil.copytree(SEED / folder, clone.folder / folder)
    clone.commit("The policy as it was")
    return clone
