"""Whatever fails while a file is saved, and whenever, the file is whole: the old one or the new."""

from __future__ import annotations

import errno
import os
import re
import resource
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.faults import Faults
from tests.store.strace import Strace
from workbench.store import atomic
from workbench.store.atomic import remove, write
from workbench.store.save_failed import SaveFailed
from workbench.store.temporary import sweep

OLD, NEW = b"old\n" * 500, b"the new one\n" * 700


@pytest.fixture
def file(root: Path) -> Path:
    """A file of the project that is there already."""
    path = root / "catalogue" / "policy.yaml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path


def left_over(folder: Path) -> list[str]:
    """The names that a save leaves behind."""
    return [path.name for path in folder.rglob(".workbench-*")]


def mode(path: Path) -> int:
    """A file's permissions."""
    return stat.S_IMODE(path.stat().st_mode)


# What a save does


def test_a_save_replaces_the_whole_file_and_keeps_its_mode(root: Path, file: Path) -> None:
    assert write(file, NEW, root=root).is_durable
    assert (file.read_bytes(), mode(file), left_over(root)) == (NEW, 0o640, [])


@pytest.mark.parametrize("data", [b"", b"x", b"\0" * 3_000_000])
def test_any_bytes_are_saved(root: Path, file: Path, data: bytes) -> None:
    write(file, data, root=root)
    assert file.read_bytes() == data


def test_a_new_file_is_made_with_the_folders_it_lacks(root: Path) -> None:
    path = root / "catalogue" / "cookies" / "hosting" / "session.yaml"
    assert write(path, NEW, root=root).is_durable
    assert path.read_bytes() == NEW


@pytest.mark.parametrize(("umask", "expected"), [(0o022, 0o644), (0o027, 0o640), (0o002, 0o664)])
def test_a_new_file_has_the_mode_that_the_user_s_mask_leaves(root: Path, umask: int, expected: int) -> None:
    code = f"from workbench.store.atomic import write; from pathlib import Path; root = Path({str(root)!r})\n"
    run = [sys.executable, "-c", f"{code}write(root / 'a.yaml', b'', root=root)"]
    subprocess.run(run, check=True, umask=umask, cwd=Path(atomic.__file__).parents[2])
    assert mode(root / "a.yaml") == expected


def test_the_mode_is_set_before_the_bytes_are_made_durable_and_the_folder_after_the_renaming(
    root: Path, file: Path, strace: Strace
) -> None:
    elsewhere = root / "shared"
    elsewhere.mkdir()
    file.rename(elsewhere / "policy.yaml")
    file.symlink_to(elsewhere / "policy.yaml")
    assert strace(saving(root, file)).returncode == 0
    steps = "\n".join(strace.lines)
    order = [
        r'openat\(.*"(.*/shared)/(\.workbench-\d+-[0-9a-f]{16}\.tmp)", .*O_EXCL.*, 0600\) = (\d+)',
        r"write\(\3,",
        r"fchmod\(\3, 0640\) = 0",
        r"fsync\(\3\) = 0",
        r'rename\w*\(.*\1/\2".*\1/policy\.yaml".*\) = 0',
        r'openat\(.*"\1", .*O_DIRECTORY.*\) = (\d+)',
        r"fsync\(\4\) = 0",
    ]
    assert re.search(r"[\s\S]*".join(order), steps), steps


def test_a_symbolic_link_stays_one_and_its_target_is_what_changes(root: Path, file: Path) -> None:
    link = root / "catalogue" / "link.yaml"
    link.symlink_to("policy.yaml")
    write(link, NEW, root=root)
    assert (link.is_symlink(), file.read_bytes()) == (True, NEW)


def test_another_hard_link_keeps_the_old_content(root: Path, file: Path) -> None:
    other = root / "other"
    other.hardlink_to(file)
    write(file, NEW, root=root)
    assert (file.read_bytes(), other.read_bytes()) == (NEW, OLD)


def test_the_project_may_be_named_through_a_link(root: Path, file: Path, tmp_path: Path) -> None:
    (tmp_path / "named").symlink_to(root)
    write(tmp_path / "named" / "catalogue" / "policy.yaml", NEW, root=tmp_path / "named")
    assert file.read_bytes() == NEW


def test_the_owner_and_group_are_kept_where_that_is_possible(root: Path, file: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give files away")
    os.chown(file, 1234, 4321)
    write(file, NEW, root=root)
    status = file.stat()
    assert (status.st_uid, status.st_gid, mode(file)) == (1234, 4321, 0o640)


def test_an_owner_that_cannot_be_kept_stops_nothing(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_file: int, _owner: int, _group: int) -> None:
        raise PermissionError(errno.EPERM, "not permitted")

    monkeypatch.setattr(os, "fchown", refused)
    if os.geteuid() == 0:
        os.chown(file, 1234, 4321)
    write(file, NEW, root=root)
    assert file.read_bytes() == NEW


def test_a_check_sees_the_old_file_with_all_but_the_renaming_done_and_can_end_the_save(
    root: Path, file: Path
) -> None:
    def check() -> None:
        assert file.read_bytes() == OLD
        assert len(left_over(root)) == 1
        raise LookupError

    with pytest.raises(LookupError):
        write(file, NEW, root=root, check=check)
    assert (file.read_bytes(), left_over(root)) == (OLD, [])


# What is refused


def outside(root: Path) -> Path:
    """A path that climbs out."""
    return root / "catalogue" / ".." / ".." / "stranger.yaml"


def linked_outside(root: Path) -> Path:
    """A link out of the project."""
    (root.parent / "stranger.yaml").write_bytes(OLD)
    (root / "link.yaml").symlink_to("../stranger.yaml")
    return root / "link.yaml"


def in_linked_folder(root: Path) -> Path:
    """A file in a folder that is a link out of the project."""
    (root.parent / "strange").mkdir()
    (root / "catalogue" / "cookies").symlink_to("../../strange")
    return root / "catalogue" / "cookies" / "a.yaml"


def into_git(root: Path) -> Path:
    """A link to what git runs."""
    (root / ".git" / "hooks").mkdir(parents=True)
    (root / "link.yaml").symlink_to(".git/hooks/pre-commit")
    return root / "link.yaml"


def is_folder(root: Path) -> Path:
    """A folder where a file belongs."""
    (root / "folder.yaml").mkdir()
    return root / "folder.yaml"


def is_pipe(root: Path) -> Path:
    """A named pipe where a file belongs."""
    os.mkfifo(root / "pipe.yaml")
    return root / "pipe.yaml"


def below_file(root: Path) -> Path:
    """A file where a folder belongs."""
    (root / "catalogue" / "cookies").write_bytes(b"")
    return root / "catalogue" / "cookies" / "hosting" / "a.yaml"


def in_a_loop(root: Path) -> Path:
    """A link to itself."""
    (root / "loop.yaml").symlink_to("loop.yaml")
    return root / "loop.yaml"


def in_no_project(root: Path) -> Path:
    """A project that has gone."""
    (root / "catalogue").rmdir()
    root.rmdir()
    return root / "catalogue" / "a.yaml"


@pytest.mark.parametrize(
    ("place", "says"),
    [
        (outside, "outside the project"),
        (linked_outside, "outside the project"),
        (in_linked_folder, "outside the project"),
        (into_git, "outside the project"),
        (is_folder, "stands where"),
        (is_pipe, "stands where"),
        (below_file, "stands where"),
        (in_a_loop, "loop.yaml was not changed"),
        (in_no_project, "its folder is gone"),
    ],
)
def test_a_place_that_is_no_place_for_a_file_is_refused_and_left_alone(
    root: Path, place: Callable[[Path], Path], says: str
) -> None:
    path = place(root)
    before = sorted(root.parent.rglob("*"))
    with pytest.raises(SaveFailed, match=re.escape(says)):
        write(path, NEW, root=root)
    assert sorted(root.parent.rglob("*")) == before


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EDQUOT, "disk is full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "you may not write it"),
        (errno.EPERM, "you may not write it"),
        (errno.EFBIG, "larger than"),
        (errno.EIO, "Input/output error"),
        (errno.EXDEV, "look at the disk"),
    ],
)
def test_the_sentence_names_the_file_the_reason_and_what_to_do(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch, error: int, says: str
) -> None:
    def refused(_from: object, _to: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(SaveFailed) as failed:
        write(file, NEW, root=root)
    sentence = str(failed.value.sentence)
    assert sentence.startswith("catalogue/policy.yaml was not changed")
    assert says in sentence
    assert "; " in sentence


# Faults


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EPERM, errno.EXDEV, errno.EINVAL])
def test_whichever_call_fails_the_file_is_whole_and_the_answer_is_true(
    root: Path, file: Path, faults: Faults, error: int
) -> None:
    failed = []
    for call, raised in faults.at_each_call(lambda: write(file, NEW, root=root), error):
        failed.append(call)
        assert isinstance(raised, SaveFailed | None)
        assert file.read_bytes() == (NEW if raised is None else OLD)
        assert mode(file) == 0o640 or error == errno.EPERM
        assert left_over(root) == []
        file.write_bytes(OLD)
        file.chmod(0o640)
    assert {"open", "write", "fchmod", "fsync", "close", "replace"} <= set(failed)


def test_a_save_ended_by_the_keyboard_leaves_nothing_behind(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_file: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(file, NEW, root=root)
    assert (file.read_bytes(), left_over(root)) == (OLD, [])


def test_whenever_the_process_is_killed_the_file_is_whole(root: Path, file: Path, faults: Faults) -> None:
    seen, left = set(), 0
    for _ in faults.killed_at_each_call(lambda: write(file, NEW, root=root)):
        seen.add(file.read_bytes())
        assert mode(file) == 0o640
        left += len(sweep(root, older_than_s=-60))
        assert left_over(root) == []
        file.write_bytes(OLD)
    assert seen == {OLD, NEW}
    assert left > 5


def test_a_writer_killed_at_any_moment_never_tears_the_file(root: Path, file: Path, faults: Faults) -> None:
    contents = (OLD, NEW)
    for round_ in range(25):
        told, tell = os.pipe()

        def save_forever(tell: int = tell) -> None:
            while True:
                for content in contents:
                    write(file, content, root=root)
                    os.write(tell, b".")

        child = faults.started(save_forever)
        os.close(tell)
        for _ in range(round_ % 4 + 1):
            assert os.read(told, 1) == b"."
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(told)
        assert file.read_bytes() in contents
    sweep(root, older_than_s=-60)
    assert left_over(root) == []


def saving(root: Path, file: Path) -> str:
    """Code that saves, and prints how that went."""
    return f"""
from pathlib import Path
from workbench.store.atomic import write
from workbench.store.save_failed import SaveFailed
root, file = Path({str(root)!r}), Path({str(file)!r})
data = {NEW[:12]!r} * {len(NEW) // 12}
try:
    print("saved" if write(file, data, root=root).is_durable else "unconfirmed")
except SaveFailed as failed:
    print("failed:", failed.sentence)
"""


RENAME = "rename,renameat,renameat2"


@pytest.mark.parametrize(
    ("injected", "says", "holds"),
    [
        ("write:error=ENOSPC:when=1", "the disk is full", OLD),
        ("fchmod:error=EIO", "Input/output error", OLD),
        ("fsync:error=EIO:when=1", "Input/output error", OLD),
        ("fsync:error=ENOSPC:when=1", "the disk is full", OLD),
        (f"{RENAME}:error=EXDEV", "Invalid cross-device link", OLD),
        (f"{RENAME}:error=EPERM", "you may not write it", OLD),
        ("fsync:error=EIO:when=2", "unconfirmed", NEW),
        ("fsync:error=EINVAL:when=2", "saved", NEW),
    ],
)
def test_a_real_failing_call_is_told_and_tears_nothing(
    root: Path, file: Path, strace: Strace, injected: str, says: str, holds: bytes
) -> None:
    run = strace(saving(root, file), injected)
    assert "(INJECTED)" in strace.log.read_text(), run.stderr
    assert says in run.stdout, run.stderr
    assert (file.read_bytes(), left_over(root)) == (holds, [])


@pytest.mark.parametrize(
    ("call", "when", "holds"),
    [("write", 1, OLD), ("fchmod", 1, OLD), ("fsync", 1, OLD), (RENAME, 1, OLD), ("fsync", 2, NEW)],
)
def test_a_process_really_killed_in_a_call_leaves_the_old_file_or_the_new(
    root: Path, file: Path, strace: Strace, call: str, when: int, holds: bytes
) -> None:
    run = strace(saving(root, file), f"{call}:error=EIO:signal=SIGKILL:when={when}")
    assert (run.returncode, run.stdout) == (-signal.SIGKILL, "")
    assert file.read_bytes() == holds


def test_a_file_larger_than_the_system_allows_is_refused_with_the_old_one_kept(
    root: Path, file: Path, faults: Faults
) -> None:
    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        with pytest.raises(SaveFailed, match="larger than a file may be"):
            write(file, NEW, root=root)

    assert faults.in_child(limited) == 0
    assert (file.read_bytes(), left_over(root)) == (OLD, [])


def test_an_interrupted_close_is_no_failure(root: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.close

    def interrupted(opened: int) -> None:
        real(opened)
        raise InterruptedError(errno.EINTR, "interrupted")

    monkeypatch.setattr(os, "close", interrupted)
    assert write(file, NEW, root=root).is_durable
    assert file.read_bytes() == NEW


def test_a_file_system_without_modes_is_no_failure(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(_file: int, _mode: int) -> None:
        raise OSError(errno.ENOTSUP, "not supported")

    monkeypatch.setattr(os, "fchmod", unsupported)
    write(file, NEW, root=root)
    assert file.read_bytes() == NEW


def test_a_renaming_refused_while_another_program_looks_is_tried_again(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refusals = os.replace, [PermissionError(errno.EACCES, "in use")] * 2

    def busy(source: Path, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        real(source, target)

    monkeypatch.setattr(os, "replace", busy)
    monkeypatch.setattr(atomic, "_RENAMES", 3)
    monkeypatch.setattr(atomic, "_RENAME_PAUSE_S", 0.0)
    write(file, NEW, root=root)
    assert (file.read_bytes(), refusals) == (NEW, [])


def test_a_write_protected_file_is_not_replaced(
    root: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def protected(path: Path, flags: int, mode: int = 0o777) -> int:  # as for root, whom modes do not bind
        if Path(path) == file and flags & (os.O_WRONLY | os.O_RDWR):
            raise PermissionError(errno.EACCES, "write-protected")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", protected)
    with pytest.raises(SaveFailed, match="you may not write it"):
        write(file, NEW, root=root)
    assert (file.read_bytes(), left_over(root)) == (OLD, [])


def test_an_unconfirmed_save_says_so_and_a_confirmed_one_says_nothing() -> None:
    assert atomic.Saved().warning is None
    assert "did not confirm" in str(atomic.Saved(is_durable=False).warning)


# Removing


def test_a_file_is_removed_and_again_is_as_good(root: Path, file: Path) -> None:
    assert remove(file, root=root).is_durable
    assert remove(file, root=root).is_durable
    assert not file.exists()


def test_removing_a_link_leaves_what_it_leads_to(root: Path) -> None:
    link = linked_outside(root)
    remove(link, root=root)
    assert not link.is_symlink()
    assert (root.parent / "stranger.yaml").read_bytes() == OLD


@pytest.mark.parametrize("place", [outside, in_linked_folder])
def test_nothing_is_removed_outside_the_project(root: Path, place: Callable[[Path], Path]) -> None:
    path = place(root)
    path.write_bytes(OLD)
    with pytest.raises(SaveFailed, match="outside the project"):
        remove(path, root=root)
    assert path.read_bytes() == OLD


def test_whichever_call_of_a_removal_fails_the_answer_is_true(root: Path, file: Path, faults: Faults) -> None:
    for _, raised in faults.at_each_call(lambda: remove(file, root=root), errno.EIO):
        assert isinstance(raised, SaveFailed | None)
        assert file.exists() == (raised is not None)
        file.write_bytes(OLD)
