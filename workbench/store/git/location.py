"""Where the repository around a project is, and why there is none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from workbench.policy.frozen import frozen
from workbench.policy.sentence import say
from workbench.store.git.failure import GitFailed
from workbench.store.git.objects import ObjectId
from workbench.store.git.program import Answer, Git, one_line

_QUESTIONS = (
    "--is-inside-work-tree",
    "--is-shallow-repository",
    "--show-object-format",
    "--absolute-git-dir",
    "--git-common-dir",
    "--git-path",
    "shallow",
    "--show-prefix",
)


class NoRepository(GitFailed):
    """A project is in no repository that git can open."""


@frozen
class Location:
    """A repository: git in the project's folder, its own folder, that which its worktrees share.

    `prefix` is the path from the top of the working tree to the project, empty or ending in `/`; `no_object`
    is the id that stands for nothing.
    """

    git: Git
    no_object: ObjectId
    git_dir: Path
    common_dir: Path
    prefix: str
    shallow_file: Path | None


def location_of(root: Path) -> Location:
    """Find the repository that holds a project. Raises NoRepository, and NoGit where there is no git."""
    root = root.resolve()
    first: Answer | None = None
    for git in _candidates(root):
        answer = git.ask("rev-parse", *_QUESTIONS)
        if answer.status == 0:
            return _located(git, answer)
        first = first or answer
    raise _refusal(root, first.complaint if first else "")


def _candidates(root: Path) -> Iterator[Git]:
    """Yield the folder by itself, then with what the environment says: a `.git` may be kept elsewhere."""
    yield Git(root)
    named = os.environ.get("GIT_DIR")
    if named:
        work_tree = Path(os.environ.get("GIT_WORK_TREE") or ".").absolute()
        if root.is_relative_to(work_tree.resolve()):
            yield Git(root, {"GIT_DIR": str(Path(named).absolute()), "GIT_WORK_TREE": str(work_tree)})


def _located(git: Git, answer: Answer) -> Location:
    inside, shallow, object_format, git_dir, common_dir, shallow_file, prefix = answer.line.split("\n", 6)
    if inside != "true":
        raise NoRepository(say("{root} is in git's own folder, not in a working tree.", root=git.folder))
    return Location(
        git,
        ObjectId("0" * (64 if object_format == "sha256" else 40)),
        Path(git_dir),
        git.folder / common_dir,
        prefix,
        git.folder / shallow_file if shallow == "true" else None,
    )


def _refusal(root: Path, complaint: str) -> GitFailed:
    if "dubious ownership" in complaint:
        return NoRepository(
            say(
                "The repository of {root} belongs to somebody else, so git does not open it; "
                "if you trust it, add its folder to git's setting safe.directory.",
                root=root,
            )
        )
    if "not a git repository" in complaint:
        return NoRepository(say("{root} is in no git repository.", root=root))
    return NoRepository(
        say("git cannot open the repository of {root}: {reason}", root=root, reason=one_line(complaint))
    )
