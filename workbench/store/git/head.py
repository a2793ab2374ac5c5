"""Where the next commit goes: the branch that is checked out, its newest commit, whether git is at rest."""

from __future__ import annotations

from workbench.policy.frozen import frozen
from workbench.policy.sentence import say
from workbench.store.git.commits import Commit
from workbench.store.git.failure import GitFailed
from workbench.store.git.objects import ObjectId
from workbench.store.git.repository import Repository

BRANCHES = "refs/heads/"
_UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
}


@frozen
class Head:
    """The ref that is checked out, None if a bare commit is; the commit, None before the first."""

    ref: str | None
    commit: Commit | None

    @property
    def id(self) -> ObjectId | None:
        """The id of the commit."""
        return self.commit.id if self.commit else None

    @property
    def branch(self) -> str | None:
        """The name of the branch."""
        return self.ref.removeprefix(BRANCHES) if self.ref else None


def head_of(repository: Repository) -> Head:
    """What is checked out. Raises GitFailed."""
    answer = repository.git.ask("symbolic-ref", "--quiet", "HEAD")
    return Head(answer.line if answer.status == 0 else None, repository.resolve("HEAD"))


def require_rest(repository: Repository) -> None:
    """Go on only where git is in the middle of nothing. Raises GitFailed."""
    for name, deed in _UNDER_WAY.items():
        if (repository.location.git_dir / name).exists():
            raise GitFailed(
                say(
                    "A {deed} is under way in this repository; finish it, or end it, and try again.",
                    deed=deed,
                )
            )
