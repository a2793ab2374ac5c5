"""Looking at a hostile repository runs nothing of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.store.git.conftest import Clone
from tests.store.git.hostile import Canary, armed
from workbench.store.git.log import log
from workbench.store.git.repository import open_repository


@pytest.fixture
def canary(clone: Clone, tmp_path: Path) -> Canary:
    """A canary in a repository of two branches, a merge, a change that is not committed, a missing object."""
    clone.commit("One", catalogue__policy="title: a\n")
    clone.git("switch", "--quiet", "--create", "theirs")
    clone.commit("Theirs", catalogue__links="{}\n")
    clone.git("switch", "--quiet", "main")
    clone.commit("Two", catalogue__policy="title: b\n", catalogue__gone="gone\n")
    clone.git("merge", "--quiet", "--message=Merge", "theirs")
    id = clone.git("rev-parse", "HEAD:catalogue/gone.yaml")
    (clone.folder / ".git/objects" / id[:2] / id[2:]).unlink()
    clone.write("catalogue/policy.yaml", "title: c\n")
    return armed(clone, tmp_path)


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["diff"],
        ["add", "catalogue/policy.yaml"],
        ["commit", "--allow-empty", "--message=x"],
        ["cat-file", "--textconv", "HEAD:catalogue/policy.yaml"],
        ["cat-file", "-p", "HEAD:catalogue/gone.yaml"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_the_canary_sings_for_ordinary_commands(clone: Clone, canary: Canary, command: list[str]) -> None:
    subprocess.run(["git", "-C", str(clone.folder), *command], capture_output=True, check=False)
    assert canary.sang()


def test_nothing_runs_by_looking(clone: Clone, canary: Canary) -> None:
    with open_repository(clone.folder) as repository:
        head, theirs = repository.resolve("HEAD"), repository.resolve("theirs")
        assert head is not None
        assert theirs is not None
        base = repository.merge_base(head, theirs)
        files = repository.files(head)
        commits = [each.commit.subject for each in log(repository)]
    assert base == theirs
    assert sorted(files) == ["catalogue/links.yaml", "catalogue/policy.yaml"]
    assert files["catalogue/policy.yaml"] == b"title: b\n"
    assert sorted(commits) == ["Merge", "One", "Theirs", "Two"]
    assert canary.sang() == ""
