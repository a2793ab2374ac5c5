"""Which process wrote a file, and whether that one has certainly ended."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Self

from workbench.policy.frozen import frozen

_PROCESSES = Path("/proc")
_STATE, _STARTED = 0, 19
"""Where these stand in `/proc/PID/stat` after the command's name, see proc(5); start in ticks since boot."""


@frozen
class Process:
    """A process that no other is mistaken for, though its number be given again after its end.

    `machine` tells machines apart, `host` is the machine's name for people. `started` is comparable on one
    machine only, and empty where it cannot be known.
    """

    pid: int
    machine: str
    host: str
    started: str

    @classmethod
    def of(cls, record: Mapping[str, object]) -> Self:
        """The process that a file names. Raises ValueError where the file is damaged."""
        match record:
            case {"pid": int(pid), "machine": str(machine), "host": str(host), "started": str(started)}:
                return cls(pid, machine, host, started)
        raise ValueError("no process is named")

    @property
    def is_here(self) -> bool:
        """Whether it ran on this machine, so that its end can be proven."""
        return self.machine == _machine()

    @property
    def is_dead(self) -> bool:
        """Whether it has certainly ended; nothing is certain of other machines' processes."""
        if not self.is_here:
            return False
        if not is_running(self.pid):
            return True
        now = _started(self.pid)
        return bool(self.started) and bool(now) and now != self.started


def this_process() -> Process:
    """The process that asks."""
    return Process(os.getpid(), _machine(), platform.node(), _started(os.getpid()))


def is_running(pid: int) -> bool:
    """Whether a process of this number runs here; also yes where that cannot be known."""
    if os.name == "nt" or pid <= 0:  # there, signal 0 is no question but Ctrl+C
        return os.name == "nt"
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    fields = _fields(pid)
    return not fields or fields[_STATE] not in "ZX"


@cache
def _machine() -> str:
    """A name of this machine that outlasts changes of its host name, where the system keeps one."""
    try:
        own = Path("/etc/machine-id").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        own = ""
    # The system's own number is confidential, see machine-id(5).
    return hashlib.sha256(f"workbench {own or platform.node()}".encode()).hexdigest()[:16]


def _started(pid: int) -> str:
    """When a process began: the boot and its tick, which no setting of the clock moves; else what ps says."""
    if fields := _fields(pid):
        return f"{_boot()} {fields[_STARTED]}"
    if os.name == "nt":
        return ""
    command = ["ps", "-o", "lstart=", "-p", str(pid)]
    try:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            timeout=5,
            check=False,
            env={"LC_ALL": "C", "TZ": "UTC", "PATH": os.defpath},
        ).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def _fields(pid: int) -> list[str]:
    """What Linux says of a process from its state on, the name left out: it may hold anything."""
    try:
        status = (_PROCESSES / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return status.rpartition(")")[2].split()


@cache
def _boot() -> str:
    try:
        return (_PROCESSES / "sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return ""
