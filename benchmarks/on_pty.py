"""A program on a terminal: what a key costs it, until the last byte of its answer."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_SIZE = (40, 120)
_QUIET = 0.15
"""Seconds without a byte after which a screen is finished."""
_REST = 0.3
"""Seconds in which a program that is at rest uses next to no processor."""
_LIMIT = 60.0


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took, in milliseconds: until the last byte of the answer, and of processor time."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Running:
    """A program in a terminal of 120×40."""

    pid: int
    fd: int
    began: float

    def until(self, words: bytes) -> Cost:
        """Read until these words come; the cost since the start. Raises TimeoutError."""
        read = b""
        while words not in read:
            if not select.select([self.fd], [], [], _LIMIT)[0]:
                raise TimeoutError(f"{words!r} never came")
            read += os.read(self.fd, 1 << 16)
        return Cost((time.perf_counter() - self.began) * 1000, self._cpu)

    def press(self, keys: bytes) -> Cost:
        """Press a key, and wait for all of the answer."""
        cpu, pressed = self._cpu, time.perf_counter()
        os.write(self.fd, keys)
        return Cost((self._answered(_QUIET) - pressed) * 1000, self._cpu - cpu)

    def rest(self) -> None:
        """Wait until nothing is being done any more."""
        end = time.perf_counter() + _LIMIT
        while time.perf_counter() < end:
            cpu = self._cpu
            self._answered(_REST, first=_REST)
            if self._cpu - cpu < _REST * 1000 / 20:
                return

    @property
    def memory(self) -> float:
        """Resident memory in megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(status.split("VmRSS:")[1].split()[0]) / 1024

    @property
    def _cpu(self) -> float:
        """Processor time so far, of all threads, in milliseconds; by Linux's clock of another process."""
        return time.clock_gettime((~self.pid << 3) | 2) * 1000

    def _answered(self, quiet: float, *, first: float = 2.0) -> float:
        """Wait until nothing more comes; when the last byte came."""
        last, has_come = time.perf_counter(), False
        while select.select([self.fd], [], [], quiet if has_come else first)[0]:
            os.read(self.fd, 1 << 16)
            last, has_come = time.perf_counter(), True
        return last


@contextmanager
def running(command: Sequence[str], environment: Mapping[str, str]) -> Iterator[Running]:
    """A program in a terminal, ended when it has been measured."""
    began = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.environ.update(environment)
        os.execv(command[0], list(command))
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", *_SIZE, 0, 0))
    try:
        yield Running(pid, fd, began)
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)
