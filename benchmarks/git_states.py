"""Times looking back through git: `python -m benchmarks.git_states` prints a table.

A made project is committed a hundred times, each time with two lifetimes changed, one of them of the same
cookie. Beside each other: one file at every commit by one `cat-file --batch` and by `git show REV:path` as
often; the changes between two states by id, in words and levels, and `git diff` of the same two, which says
lines. Wall time and the time of the processor, that of git's processes included.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.make_project import write_project
from workbench.revisions.assessed import assess
from workbench.revisions.changes import Sides
from workbench.revisions.history import history
from workbench.store.git.commits import Commit
from workbench.store.git.log import log
from workbench.store.git.objects import ObjectId
from workbench.store.git.repository import Repository, open_repository
from workbench.store.sides_in_git import side_in_git
from workbench.store.states_in_git import state_at

_WHO = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.com", "-c", "gc.auto=0")


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cookies", type=int, default=10_000)
    asked.add_argument("--commits", type=int, default=100)
    asked.add_argument("--rounds", type=int, default=3)
    options = asked.parse_args()
    root = Path(tempfile.mkdtemp(prefix="workbench-git-"))
    os.environ["WORKBENCH_CACHE"] = str(root / "cache")
    try:
        cookie = _made(root / "site", options.cookies, options.commits)
        _print(root / "site", cookie, options.cookies, options.rounds)
    finally:
        shutil.rmtree(root)


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


def _print(site: Path, cookie: str, cookies: int, rounds: int) -> None:
    with open_repository(site) as repository:
        ids = [each.commit for each in log(repository, limit=1000)]
        newest, oldest = ids[0], ids[-1]
        print(f"{cookies:,} cookies, {len(ids)} commits\n\n| what | wall ms | processor ms |\n|---|---|---|")
        for name, work in (
            ("one file at every commit: one `cat-file --batch`", lambda: _batch(repository, cookie, ids)),
            ("the same by `git show REV:path`", lambda: _shown(site, cookie, ids)),
            ("one cookie's history, field by field", lambda: _history(repository, cookie, ids)),
            ("a state read: every file at a commit", lambda: state_at(repository, newest)),
            ("changes between the first and the last commit", lambda: _changes(repository, oldest, newest)),
            ("`git diff` of the same two", lambda: _git(site, "diff", oldest.id, newest.id)),
        ):
            wall, cpu = _timed(work, rounds)
            print(f"| {name} | {wall:.0f} | {cpu:.0f} |", flush=True)


def _batch(repository: Repository, cookie: str, commits: list[Commit]) -> int:
    entries = [repository.entry(commit, cookie) for commit in commits]
    ids: list[ObjectId] = [entry.id for entry in entries if entry is not None]
    return len(repository.contents(ids))


def _shown(site: Path, cookie: str, commits: list[Commit]) -> None:
    for commit in commits:
        _git(site, "show", f"{commit.id}:{cookie}")


def _history(repository: Repository, cookie: str, commits: list[Commit]) -> int:
    """The changes of one cookie through every commit that touched its file."""
    asked = ".".join(Path(cookie).with_suffix("").parts[-2:])
    states, near = [], None
    for commit in reversed([each.commit for each in log(repository, cookie, limit=len(commits))]):
        near = state_at(repository, commit, near)
        side = side_in_git(near)
        if side is not None:
            states.append((commit.short, side))
    return len(list(history(states, asked)))


def _changes(repository: Repository, oldest: Commit, newest: Commit) -> int:
    before = state_at(repository, oldest)
    old, new = side_in_git(before), side_in_git(state_at(repository, newest, before))
    return 0 if old is None or new is None else len(assess(Sides(old, new), {}).groups)


def _timed(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Medians of wall and processor time, in milliseconds; the first round warms up and is not counted."""
    work()
    walls, processors = [], []
    for _ in range(rounds):
        wall, processor = time.perf_counter(), _processor()
        work()
        walls.append((time.perf_counter() - wall) * 1000)
        processors.append((_processor() - processor) * 1000)
    return median(walls), median(processors)


def _processor() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _git(site: Path, *arguments: str) -> None:
    subprocess.run(["git", *_WHO, *arguments], cwd=site, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
