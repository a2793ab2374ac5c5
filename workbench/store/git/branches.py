"""The branches and tags of a repository, and where the one that is checked out left them."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.policy.frozen import frozen
from workbench.store.git.head import head_of
from workbench.store.git.objects import ObjectId
from workbench.store.git.repository import Repository

_MOST = 50
_MAIN = ("main", "master", "trunk", "develop", "origin/main", "origin/master")
"""What the branches are called that others grow from."""


@frozen
class BranchPoint:
    """The commit at which what is checked out left a branch."""

    branch: str
    id: ObjectId


def refs(repository: Repository, kind: str) -> list[str]:
    """The names of branches (`heads`), tags (`tags`) or others' branches (`remotes`), the newest first."""
    listed = repository.git.ask(
        "for-each-ref", f"--count={_MOST}", "--sort=-creatordate", "--format=%(refname:short)", f"refs/{kind}"
    )
    lines = listed.data.decode("utf-8", "replace").splitlines() if listed.status == 0 else []
    return [line for line in lines if line and line.isprintable() and not line.startswith("-")]


def branch_points(repository: Repository) -> Iterator[BranchPoint]:
    """Yield where what is checked out left the branches that others grow from. Raises GitFailed."""
    head = head_of(repository)
    known = {*refs(repository, "heads"), *refs(repository, "remotes")}
    for branch in (each for each in _MAIN if each in known and each != head.branch):
        tip = repository.resolve(branch)
        base = repository.merge_base(head.commit, tip) if head.commit and tip else None
        if base is not None:
            yield BranchPoint(branch, base.id)
