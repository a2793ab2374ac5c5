"""One writer a project, and no lock that outlives it."""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.store.faults import Faults
from workbench.store import lock
from workbench.store.lock import Held, acquire
from workbench.store.places import project_key, state_folder
from workbench.store.process import Process, this_process
from workbench.store.save_failed import SaveFailed


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries again at once."""
    monkeypatch.setattr(lock, "_PAUSE_S", 0.0)


def lock_file(root: Path) -> Path:
    """Where a project's lock is."""
    return state_folder("locks") / f"{project_key(root)}.lock"


def leave(root: Path, process: Process, **more: str) -> None:
    """Leaves a lock that names a process, and that nobody holds."""
    record = {**asdict(process), "since": "2026-01-02T03:04:05+00:00", **more}
    lock_file(root).write_text(json.dumps(record))


@contextmanager
def another_writer(root: Path, faults: Faults) -> Iterator[int]:
    """Another process that has the lock until it is killed; its number."""
    told, tell = os.pipe()

    def write_on() -> None:
        acquire(root)
        os.write(tell, b".")
        signal.pause()

    child = faults.started(write_on)
    os.close(tell)
    assert os.read(told, 1) == b"."
    os.close(told)
    try:
        yield child
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


# Holding


def test_the_lock_says_who_writes_since_when_and_is_its_user_s_alone(root: Path) -> None:
    with acquire(root) as held:
        record = json.loads(held.path.read_text())
        assert held.path == lock_file(root)
        assert Process.of(record) == this_process()
        assert datetime.now(UTC) - datetime.fromisoformat(record["since"]) < timedelta(minutes=1)
        assert stat.S_IMODE(held.path.stat().st_mode) == 0o600


def test_nothing_is_written_into_the_project(root: Path) -> None:
    before = sorted(root.rglob("*"))
    with acquire(root):
        assert sorted(root.rglob("*")) == before


def test_a_released_lock_leaves_nothing_and_can_be_had_again(root: Path) -> None:
    for _ in range(3):
        with acquire(root):
            pass
        assert not lock_file(root).exists()


def test_releasing_twice_does_not_release_the_next_writer_s_lock(root: Path) -> None:
    first = acquire(root)
    first.release()
    with acquire(root):
        first.release()
        with pytest.raises(Held):
            acquire(root)


def test_the_lock_is_released_when_its_holder_fails(root: Path) -> None:
    with pytest.raises(LookupError), acquire(root):
        raise LookupError
    assert not lock_file(root).exists()


def test_releasing_a_lock_whose_file_was_deleted_leaves_the_next_writer_s_alone(root: Path) -> None:
    first = acquire(root)
    lock_file(root).unlink()
    with acquire(root) as second:
        first.release()
        assert Process.of(json.loads(second.path.read_text())) == this_process()
        with pytest.raises(Held):
            acquire(root)


def test_projects_do_not_lock_each_other(root: Path, tmp_path: Path) -> None:
    with acquire(root), acquire(tmp_path / "another"):
        pass


def test_one_process_gets_a_project_s_lock_once_however_the_project_is_named(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "named").symlink_to(root)
    with acquire(root), pytest.raises(Held) as held:
        acquire(tmp_path / "named")
    assert held.value.holder is not None
    assert held.value.holder.process == this_process()


def test_a_forked_child_does_not_release_its_parent_s_lock(root: Path, faults: Faults) -> None:
    with acquire(root) as held:
        assert faults.in_child(held.release) == 0
        with pytest.raises(Held):
            acquire(root)
    acquire(root).release()


# Another writer


def test_a_second_instance_is_told_by_whom_and_since_when_it_is_held(root: Path, faults: Faults) -> None:
    with another_writer(root, faults) as child, pytest.raises(Held) as held:
        acquire(root)
    assert held.value.holder is not None
    assert held.value.holder.process.pid == child
    since = f"{held.value.holder.since.astimezone():%Y-%m-%d %H:%M}"
    assert f"(process {child})" in str(held.value.sentence)
    assert since in str(held.value.sentence)


def test_a_held_lock_is_not_taken_over_though_no_such_process_is_seen(root: Path, faults: Faults) -> None:
    with another_writer(root, faults):  # as from a container, where processes have other numbers
        leave(root, replace(this_process(), started="earlier"))
        with pytest.raises(Held) as held:
            acquire(root)
    assert held.value.holder is not None
    assert held.value.holder.process.started == "earlier"


def test_the_lock_of_a_killed_writer_is_taken_over(root: Path, faults: Faults) -> None:
    with another_writer(root, faults) as child:
        pass
    assert json.loads(lock_file(root).read_text())["pid"] == child
    with acquire(root):
        assert json.loads(lock_file(root).read_text())["pid"] == os.getpid()


def test_of_several_instances_one_writes_at_a_time(root: Path, faults: Faults, tmp_path: Path) -> None:
    """Each writer makes a file that must not be there, and removes it: two at once would meet."""

    def write_often() -> None:
        done = 0
        while done < 20:
            try:
                with acquire(root):
                    os.close(os.open(tmp_path / "writing", os.O_CREAT | os.O_EXCL))
                    (tmp_path / "writing").unlink()
                    done += 1
            except Held:
                continue

    children = [faults.started(write_often) for _ in range(4)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0, 0]


def test_whenever_an_acquiring_or_releasing_process_is_killed_the_next_gets_the_lock(
    root: Path, faults: Faults
) -> None:
    kills = 0
    for _ in faults.killed_at_each_call(lambda: acquire(root).release()):
        with acquire(root):
            kills += 1
    assert kills > 5


# What was left behind, with nobody holding it


def test_the_lock_of_a_process_whose_number_was_given_again_is_taken_over(root: Path) -> None:
    leave(root, replace(this_process(), started="earlier"))
    acquire(root).release()


def test_a_lock_that_names_a_running_process_is_not_taken_over(root: Path) -> None:
    leave(root, this_process())
    with pytest.raises(Held):
        acquire(root)
    assert json.loads(lock_file(root).read_text())["pid"] == os.getpid()


def test_another_machine_s_lock_is_not_taken_over_and_the_way_out_is_told(root: Path) -> None:
    leave(root, replace(this_process(), machine="another", host="desk-2"))
    with pytest.raises(Held) as held:
        acquire(root)
    assert "on desk-2" in str(held.value.sentence)
    assert f"delete {lock_file(root)}" in str(held.value.sentence)


@example(b"")
@example(b"[" * 60_000)
@example(b'{"pid": 1}')
@example(b'{"pid": 1, "machine": "", "host": "", "started": "", "since": 3}')
@given(st.binary(max_size=100))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
def test_a_damaged_lock_that_nobody_holds_is_taken_over(root: Path, content: bytes) -> None:
    lock_file(root).write_bytes(content)
    with acquire(root):
        assert json.loads(lock_file(root).read_text())["pid"] == os.getpid()


def test_a_lock_held_by_one_that_has_not_said_who_is_waited_for_and_then_refused(
    root: Path, faults: Faults
) -> None:
    with another_writer(root, faults):
        lock_file(root).write_bytes(b"")
        with pytest.raises(Held) as held:
            acquire(root)
    assert held.value.holder is None
    assert str(lock_file(root)) in str(held.value.sentence)


# File systems without locks: what is written in the file decides


@pytest.fixture
def no_flock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that holds nothing."""
    monkeypatch.setattr(lock, "hold", lambda _file: None)


@pytest.mark.usefixtures("no_flock")
def test_without_locks_a_running_process_s_file_is_enough(root: Path) -> None:
    with acquire(root), pytest.raises(Held):
        acquire(root)
    acquire(root).release()


@pytest.mark.usefixtures("no_flock")
def test_without_locks_a_dead_process_s_file_is_taken_over(root: Path) -> None:
    leave(root, replace(this_process(), started="earlier"))
    acquire(root).release()


@pytest.mark.usefixtures("no_flock")
def test_without_locks_a_file_that_names_nobody_yet_is_left_to_who_made_it(root: Path) -> None:
    lock_file(root).write_bytes(b"")
    with pytest.raises(Held):
        acquire(root)


# A state folder that cannot be written


def test_where_the_lock_cannot_be_written_a_sentence_says_where_and_what_to_do(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("WORKBENCH_STATE", str(tmp_path / "file"))
    with pytest.raises(SaveFailed, match=r"Not a directory.*WORKBENCH_STATE"):
        acquire(root)


def test_a_planted_link_is_not_written_through(root: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    lock_file(root).symlink_to(tmp_path / "precious")
    with pytest.raises(SaveFailed):
        acquire(root)
    assert (tmp_path / "precious").read_bytes() == b"precious"


def test_whichever_call_fails_the_lock_is_not_left_held(root: Path, faults: Faults) -> None:
    failed = set()
    acquire(root).release()
    for call, raised in faults.at_each_call(lambda: acquire(root).release(), errno.ENOSPC):
        failed.add(call)
        assert isinstance(raised, SaveFailed | None)
        acquire(root).release()
    assert failed == {"open", "write", "ftruncate", "unlink", "close"}
