"""`publish` and taking back are all or nothing: whatever fails, whenever the process is killed."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import workbench
from tests.projects import GID, files, write_entries, write_small
from tests.store.conftest import faults, strace
from tests.store.faults import Faults, watched
from tests.store.git.conftest import begun, somebody
from tests.store.strace import Strace
from workbench.cli.running import run
from workbench.store.git.program import Answer, Git
from workbench.store.git.repository import open_repository
from workbench.store.git.trust import let_write

__all__ = ["faults", "somebody", "strace"]

LATER = ("--allow-incomplete", "Later")
PUBLISH = ("publish", "--note", "Längre", *LATER)
TAKE_BACK = ("publish", "--take-back")
NEXT = ("changelog",)
"""A next command that reads all that was published."""
Files = dict[str, bytes]


def kept(root: Path) -> Files:
    """What the project holds, but for temporary files and the time of day."""
    found = {}
    for path, content in files(root).items():
        if path.startswith(("catalogue/", "locales/")) and "/.workbench-" not in path:
            lines = content.split(b"\n")
            found[path] = b"\n".join(line for line in lines if not line.startswith(b"published_at:"))
    return found


def put(root: Path, state: Files) -> None:
    """Makes the project hold a state, and nothing else."""
    for path in [*root.glob(".workbench-*"), *(root / each for each in files(root) if each not in state)]:
        if path.is_file() and ".git/" not in str(path):
            path.unlink()
    for folder in sorted(root.glob("catalogue/revisions/*"), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    for path_, content in state.items():
        file = root / path_
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


@pytest.fixture(scope="module", autouse=True)
def nobody_asks_git() -> Iterator[None]:
    """Faults are those of the project's files: who publishes is known without another process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("workbench.cli.publish_command.author", lambda _root: "Åsa Berg")
        yield


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project, published, then changed and decided; a translation is of an older text."""
    root = write_small(tmp_path_factory.mktemp("changed") / "project")
    path = root / "catalogue/policy.yaml"
    path.write_text(path.read_text("utf-8") + "locales:\n  en: {published: true}\n", "utf-8")
    write_entries(root, "en", {})
    assert run(["publish", *LATER, "--project", str(root)]) == 0
    path = root / GID.path
    text = path.read_text("utf-8").replace("lifetime: 24 hours", "lifetime: 2 years")
    path.write_text(text.replace("särskilja", "skilja"), "utf-8")
    decided = ("decide", "description.changed:google.gid:description", "--level", "editorial")
    assert run([*decided, "--reason", "Rätt ord", "--project", str(root)]) == 0
    return root


def after(command: tuple[str, ...], project: Path, root: Path) -> Path:
    """A copy of a project after a command."""
    shutil.copytree(project, root)
    assert run([*command, "--project", str(root)]) == 0
    return root


@pytest.fixture(scope="module")
def published(changed: Path) -> Path:
    return after(PUBLISH, changed, changed.with_name("published"))


@pytest.fixture(scope="module")
def taken_back(published: Path) -> Path:
    return after(TAKE_BACK, published, published.with_name("taken back"))


class Two:
    """The two states that there may be of a project, and the command that leads from one to the other."""

    def __init__(self, root: Path, arguments: tuple[str, ...], old: Path, new: Path) -> None:
        self.root = shutil.copytree(old, root)
        self.arguments = (*arguments, "--project", str(root))
        self.bytes = files(root)
        self.old = kept(root)
        self.new = kept(new)
        assert self.new != self.old

    def __call__(self) -> int:
        return run(self.arguments)

    def writes(self, name: str, path: str) -> bool:
        """Whether a call changes or secures a file of the project."""
        is_temporary = "/.workbench-" in path
        return path.startswith(str(self.root)) and name != "close" and (name != "open" or is_temporary)

    def is_whole(self) -> bool:
        return kept(self.root) in (self.old, self.new)


@pytest.fixture
def publishing(changed: Path, published: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Two:
    capsys.readouterr()
    return Two(tmp_path / "project", PUBLISH, changed, published)


@pytest.fixture
def taking_back(published: Path, taken_back: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Two:
    capsys.readouterr()
    return Two(tmp_path / "project", TAKE_BACK, published, taken_back)


@pytest.fixture(params=["publishing", "taking_back"])
def two(request: pytest.FixtureRequest) -> Two:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Two)
    return found


def test_whenever_it_is_killed_the_next_command_finds_all_old_or_makes_all_new(
    two: Two, faults: Faults, capsys: pytest.CaptureFixture[str]
) -> None:
    ends, torn = set[bool](), 0
    for at in faults.killed_at_each_call(two, two.writes):
        torn += not two.is_whole()
        was_begun = (two.root / ".workbench-unfinished").exists()
        capsys.readouterr()
        assert run([*NEXT, "--project", str(two.root)]) == 0
        assert ("is complete now" in capsys.readouterr().err) is was_begun
        assert two.is_whole()
        ends.add(kept(two.root) == two.new)
        if at % 8 == 0 and kept(two.root) == two.old:
            two()
            assert kept(two.root) == two.new
        put(two.root, two.bytes)
    assert torn > 5
    assert ends == {True, False}


@pytest.mark.parametrize(
    ("error", "calls"),
    [
        (errno.ENOSPC, {"open", "write", "fsync", "mkdir"}),
        (errno.EIO, {"write", "fsync", "replace", "unlink"}),
        (errno.EPERM, {"open", "fchmod", "replace", "unlink", "mkdir"}),
        (errno.EXDEV, {"replace"}),
    ],
)
def test_whichever_call_fails_it_is_all_old_or_all_new_and_said(
    two: Two, faults: Faults, error: int, calls: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    ended: list[int] = []

    def which(name: str, path: str) -> bool:
        return name in calls and two.writes(name, path)

    for _call, raised in faults.at_each_call(lambda: ended.append(two()), error, which):
        assert raised is None
        told = capsys.readouterr().err
        assert "Traceback" not in told
        assert two.is_whole()
        assert (kept(two.root) == two.new) is (ended[-1] == 0)
        assert told.strip() or ended[-1] == 0
        assert run([*NEXT, "--project", str(two.root)]) == 0
        assert two.is_whole()
        put(two.root, two.bytes)
        capsys.readouterr()
    assert {0, 2} <= set(ended)


def test_a_disk_that_fills_up_midway_leaves_what_there_was(
    publishing: Two, capsys: pytest.CaptureFixture[str]
) -> None:
    replaced = 0

    def fill(_number: int, name: str) -> None:
        nonlocal replaced
        replaced += name == "replace"
        if name == "write" and replaced > 3:
            raise OSError(errno.ENOSPC, "full")

    with watched(fill):
        assert publishing() == 2
    assert "because the disk is full" in capsys.readouterr().err
    assert kept(publishing.root) == publishing.old
    assert run(["status", "--project", str(publishing.root)]) == 0
    assert publishing() == 0
    assert kept(publishing.root) == publishing.new


def test_what_somebody_changed_since_is_not_written_over(
    publishing: Two, faults: Faults, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in faults.killed_at_each_call(publishing, publishing.writes):
        if (publishing.root / ".workbench-unfinished").exists() and not publishing.is_whole():
            break
    path = next(publishing.root.glob("catalogue/revisions/*.2/policy.sv.txt"), None)
    assert path is not None
    path.write_text("mine", "utf-8")
    capsys.readouterr()
    assert publishing() == 2
    assert "changed since, so it is not completed" in capsys.readouterr().err
    assert path.read_text("utf-8") == "mine"


LAST = 200
"""More calls of a kind than a command makes."""
AGAIN_AND_AGAIN = """
import contextlib, os, sys
from workbench.cli.running import run

call, *command = sys.argv[1:]
nothing = {"rename": ("-", "-"), "unlink": ("-",), "fsync": (1 << 20,)}[call]
told = os.fdopen(os.dup(1), "w")
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
run([*command, "--dry-run"])  # what it imports is imported once
for spent in sys.stdin:
    child = os.fork()
    if not child:
        for _ in range(int(spent)):
            with contextlib.suppress(OSError):
                getattr(os, call)(*nothing)
        os._exit(run(command))
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), file=told, flush=True)
"""
"""Runs a command in a new process for each line it is given, after so many calls that do nothing."""


@contextmanager
def killing(two: Two, trace: Strace, call: str) -> Iterator[Callable[[int], bool]]:
    """Lets the command be run by processes of their own that are killed at one of their calls.

    What is yielded is told which call, and says whether it came to that. The system counts the calls of each
    process and kills it at the last of `LAST`.
    """
    package = Path(workbench.__file__).parent.parent
    injected = f"{call}:signal=SIGKILL:when={LAST}"
    traced = ["strace", "-f", "-qq", "-o", str(trace.log), "-e", f"trace={call}", f"--inject={injected}"]
    with subprocess.Popen(
        [*traced, sys.executable, "-B", "-c", AGAIN_AND_AGAIN, call, *two.arguments],
        env={**os.environ, "PYTHONPATH": str(package)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        given, told = process.stdin, process.stdout
        assert given is not None
        assert told is not None

        def is_killed_at(number: int) -> bool:
            print(LAST - number, file=given, flush=True)
            return int(told.readline()) == -signal.SIGKILL

        yield is_killed_at


@pytest.mark.parametrize("call", ["rename", "unlink", "fsync"])
def test_a_process_of_its_own_killed_by_the_system_at_any_call(
    publishing: Two, strace: Strace, call: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every second call of the kind, and every fourth of the many that sync."""
    torn = 0
    with killing(publishing, strace, call) as is_killed_at:
        for number in range(1, LAST, 4 if call == "fsync" else 2):
            if not is_killed_at(number):
                break
            torn += not publishing.is_whole()
            assert run(["status", "--project", str(publishing.root)]) == 0
            assert publishing.is_whole()
            put(publishing.root, publishing.bytes)
    assert number > 3
    assert torn > 0
    capsys.readouterr()


class Counted:
    """Kills the process before one of the commands that are given to git."""

    def __init__(self, at: int) -> None:
        self.at, self.seen = at, 0

    def instead(self, real: object) -> object:
        def ask(git: Git, *arguments: str, **given: object) -> Answer:
            self.seen += 1
            if self.seen == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
            assert callable(real)
            answer = real(git, *arguments, **given)
            assert isinstance(answer, Answer)
            return answer

        return ask


def killed_at_each_command_to_git(faults: Faults, two: Two) -> Iterator[int]:
    """Yields after each time that the process was killed before another command to git."""
    for at in range(1, 200, 2):
        counted = Counted(at)

        def publish(counted: Counted = counted) -> None:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(Git, "ask", counted.instead(Git.ask))
                run((*two.arguments, "--commit", "--tag"))

        if faults.in_child(publish) == 0:
            return
        yield at


@pytest.mark.usefixtures("somebody")
def test_a_commit_that_was_cut_off_is_made_by_the_same_command_again(
    publishing: Two, faults: Faults, capsys: pytest.CaptureFixture[str]
) -> None:
    clone = begun(publishing.root)
    first = clone.commit("Begin")
    with open_repository(clone.folder) as repository:
        let_write(repository, may=True)
    ends = set[str]()
    for _ in killed_at_each_command_to_git(faults, publishing):
        assert publishing.is_whole()
        run((*publishing.arguments, "--commit", "--tag"))
        ends.add(capsys.readouterr().err)
        assert kept(publishing.root) == publishing.new
        [name] = [line for line in clone.git("tag", "--list").splitlines() if line.startswith("policy-")]
        assert clone.git("rev-parse", f"{name}^{{commit}}") == clone.git("rev-parse", "HEAD")
        assert clone.git("rev-list", "--count", "HEAD") == "2"
        assert clone.git("status", "--porcelain") == ""
        clone.git("reset", "--quiet", "--hard", first)
        clone.git("tag", "--delete", name)
        put(publishing.root, publishing.bytes)
    assert len(ends) > 2
