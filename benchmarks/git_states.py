"""Times looking back through git beside git itself: `python -m benchmarks git_states`.

A made project is committed many times, each time with two lifetimes changed, one of them of the same cookie.
Ours says changes by id, in words and levels; git says lines. The time of the one `cat-file --batch` that runs
all the while is not in the processor's.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from benchmarks.figures import Row
from benchmarks.make_project import write_project
from benchmarks.scale import Scale
from benchmarks.timing import in_turn, of_work
from workbench.revisions.assessed import assess
from workbench.revisions.changes import Sides
from workbench.revisions.history import events
from workbench.store import contents_read
from workbench.store.git.commits import Commit
from workbench.store.git.log import log
from workbench.store.git.objects import ObjectId
from workbench.store.git.repository import Repository, open_repository
from workbench.store.kept import kept_file
from workbench.store.sides_in_git import side_in_git, steps_through_commits
from workbench.store.states_in_git import state_at

_WHO = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.com", "-c", "gc.auto=0")


def rows(scale: Scale) -> Iterator[Row]:
    """Yield what looking back costs; what was read in one round is forgotten before the next."""
    site = scale.scratch / "site"
    cookie = _made(site, scale.cookies, scale.commits)
    with patch.dict(os.environ, scale.environment), open_repository(site) as repository:
        commits = [each.commit for each in log(repository, limit=1000)]
        newest, oldest = commits[0], commits[-1]
        size = f"{scale.cookies:,} cookies, {len(commits)} commits"

        batch, show = in_turn(
            scale.few,
            lambda: of_work(lambda: _batch(repository, cookie, commits)),
            lambda: of_work(lambda: _shown(site, cookie, commits)),
        )
        yield Row(f"one file at every commit, {size}", batch, None, "`git show` of each", show)
        history, logged = in_turn(
            scale.few,
            lambda: of_work(lambda: _history(repository, cookie)),
            lambda: of_work(lambda: _git(site, "log", "-p", "--", cookie)),
        )
        yield Row(f"one cookie's history, {size}", history, None, "`git log -p` of its file", logged)
        first, lines = in_turn(
            scale.few,
            lambda: of_work(lambda: _changes(site, oldest, newest, is_first=True)),
            lambda: of_work(lambda: _git(site, "diff", oldest.id, newest.id)),
        )
        name = f"changes between the first and the last, {size}"
        yield Row(f"{name}, asked for the first time", first, None, "`git diff`", lines)
        again = in_turn(scale.few, lambda: of_work(lambda: _changes(site, oldest, newest)))[0]
        yield Row(f"{name}, asked again", again, None, "`git diff`", lines)


def _made(site: Path, cookies: int, commits: int) -> str:
    """A project with a history, and the path of the cookie that changes most often in it."""
    write_project(site, cookies)
    files = sorted(site.glob("catalogue/cookies/*/*.yaml"))
    _git(site, "init", "-q", "-b", "main")
    _git(site, "add", "--all")
    _git(site, "commit", "-qm", "Begin")
    for number in range(commits):
        for file in (files[0], files[1 + number % (len(files) - 1)]):
            text = file.read_text("utf-8")
            lines = [line for line in text.splitlines() if not line.startswith("lifetime:")]
            file.write_text("\n".join([*lines, f"lifetime: {number + 2} days", ""]), "utf-8")
        _git(site, "commit", "-qam", f"Change {number}")
    return files[0].relative_to(site).as_posix()


def forget() -> None:
    """Let what files of commits hold be read again, as a command does that has just started."""
    contents_read._files._values.clear()
    contents_read._catalogs._values.clear()


def _batch(repository: Repository, cookie: str, commits: list[Commit]) -> int:
    entries = [repository.entry(commit, cookie) for commit in commits]
    ids: list[ObjectId] = [entry.id for entry in entries if entry is not None]
    return len(repository.contents(ids))


def _shown(site: Path, cookie: str, commits: list[Commit]) -> None:
    for commit in commits:
        _git(site, "show", f"{commit.id}:{cookie}")


def _history(repository: Repository, cookie: str) -> int:
    """The changes of one cookie in every commit that touched its file, as `workbench history` finds them."""
    forget()
    asked = ".".join(Path(cookie).with_suffix("").parts[-2:])
    steps = steps_through_commits(repository, cookie)
    return sum(1 for step in steps for _ in events(step.logged.commit, step.before, step.after, asked))


def _changes(site: Path, oldest: Commit, newest: Commit, *, is_first: bool = False) -> int:
    forget()
    if is_first:
        kept_file("contents", site).unlink(missing_ok=True)
    with open_repository(site) as repository:
        before = state_at(repository, oldest)
        old, new = side_in_git(before), side_in_git(state_at(repository, newest, before))
    return 0 if old is None or new is None else len(assess(Sides(old, new), {}).groups)


def _git(site: Path, *arguments: str) -> None:
    subprocess.run(["git", *_WHO, *arguments], cwd=site, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    from benchmarks.running import run

    run("git_states")
