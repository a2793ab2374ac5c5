"""Which process wrote a file, and whether that one has certainly ended."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from tests.store.faults import Faults
from workbench.store import process
from workbench.store.process import Process, is_running, this_process


@pytest.fixture
def other(faults: Faults) -> Iterator[int]:
    """Another process, which waits."""
    child = faults.started(signal.pause)
    yield child
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def from_linux(_monkeypatch: pytest.MonkeyPatch) -> None:
    """Knows by what Linux says."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("this system has no /proc")


def from_ps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Knows by what other systems' ps says."""
    if shutil.which("ps", path=os.defpath) is None:
        pytest.skip("this system has no ps")
    monkeypatch.setattr(process, "_PROCESSES", Path("/nowhere"))


@pytest.mark.parametrize("system", [from_linux, from_ps])
def test_a_process_that_runs_is_not_dead(
    other: int, monkeypatch: pytest.MonkeyPatch, system: Callable[[pytest.MonkeyPatch], None]
) -> None:
    system(monkeypatch)
    assert this_process().started
    assert not this_process().is_dead
    assert is_running(other)


@pytest.mark.parametrize("system", [from_linux, from_ps])
def test_a_number_given_again_is_not_taken_for_the_process_that_had_it(
    monkeypatch: pytest.MonkeyPatch, system: Callable[[pytest.MonkeyPatch], None]
) -> None:
    system(monkeypatch)
    assert replace(this_process(), started="earlier").is_dead


def test_a_killed_process_is_dead_before_and_after_its_parent_knows(faults: Faults) -> None:
    from_linux(pytest.MonkeyPatch())
    child = faults.started(signal.pause)
    was = replace(this_process(), pid=child, started="")
    os.kill(child, signal.SIGKILL)
    os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT)
    assert was.is_dead
    os.waitpid(child, 0)
    assert was.is_dead


def test_nothing_is_certain_without_a_start_or_of_another_machine(other: int) -> None:
    assert not replace(this_process(), pid=other, started="").is_dead
    elsewhere = replace(this_process(), pid=2**22 + 1, machine="another", started="earlier")
    assert not elsewhere.is_here
    assert not elsewhere.is_dead


@pytest.mark.parametrize("pid", [0, -1, 2**31, 2**70])
def test_a_number_that_no_process_has_does_not_run(pid: int) -> None:
    assert not is_running(pid)


def test_a_process_of_another_user_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_pid: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refused)
    assert is_running(1)


def test_a_process_is_known_again_from_what_was_written_of_it() -> None:
    assert Process.of(asdict(this_process())) == this_process()


@pytest.mark.parametrize(
    "record", [{}, {"pid": "1"}, {"pid": 1, "machine": 2, "host": "", "started": ""}, {"pid": None}]
)
def test_a_damaged_record_names_no_process(record: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="no process"):
        Process.of(record)


def test_the_machine_s_own_number_is_not_given_away() -> None:
    own = Path("/etc/machine-id")
    if not own.exists() or not own.read_text().strip():
        pytest.skip("this machine has no number")
    assert own.read_text().strip() not in this_process().machine
