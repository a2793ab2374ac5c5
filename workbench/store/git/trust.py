"""Whether git may write in a repository: a person says so once, and it is kept in the user's own folder."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from workbench.policy.sentence import Sentence, say
from workbench.store.atomic import write
from workbench.store.git.failure import GitFailed
from workbench.store.git.repository import Repository
from workbench.store.places import project_key, state_folder


class NotTrusted(GitFailed):
    """Nobody has said that git may write in this repository."""


def may_write(repository: Repository) -> bool | None:
    """What was answered for a repository; None where nobody was asked since it was made."""
    with contextlib.suppress(OSError, ValueError, RecursionError, AttributeError):
        kept = json.loads(_file(repository).read_text(encoding="utf-8"))
        if kept.get("repository") == _identity(repository) and isinstance(kept.get("may_write"), bool):
            return bool(kept["may_write"])
    return None


def let_write(repository: Repository, *, may: bool) -> None:
    """Keep an answer. Raises SaveFailed."""
    file = _file(repository)
    kept = {"repository": _identity(repository), "may_write": may}
    write(file, json.dumps(kept).encode(), root=file.parent)


def question(repository: Repository) -> Sentence:
    """What to ask, once for a repository and all its working trees."""
    return say(
        "May the workbench let git write in the repository {folder}? It makes the commits, tags and branches "
        "that you ask for, runs no hook or filter, and never pushes.",
        folder=repository.location.common_dir.resolve(),
    )


def require(repository: Repository) -> None:
    """Go on only where somebody said that git may write. Raises NotTrusted."""
    if not may_write(repository):
        raise NotTrusted(
            say("Nobody has said that the workbench may let git write in this repository; nothing was done.")
        )


def _identity(repository: Repository) -> list[str | int]:
    """Which repository it is: another one put in its place is another."""
    folder = repository.location.common_dir.resolve()
    return [str(folder), folder.stat().st_ino]


def _file(repository: Repository) -> Path:
    return state_folder("repositories") / f"{project_key(repository.location.common_dir)}.json"
