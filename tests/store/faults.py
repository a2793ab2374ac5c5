"""Faults at every call that changes or secures a file: failures, and ends of the process."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

_CALLS = ("open", "write", "fchmod", "fchown", "fsync", "close", "replace", "unlink", "mkdir", "ftruncate")


Which = Callable[[str, str], bool]
"""Whether a call of a name about a path counts."""


class Faults:
    """Runs an action again and again, each time with a fault at another of its calls to the system."""

    def at_each_call(
        self, action: Callable[[], object], error: int, which: Which = lambda _name, _path: True
    ) -> Iterator[tuple[str, Exception | None]]:
        """Yields, for each call that failed, its name and what the action raised."""
        for at in range(1, 10_000):
            failed: list[str] = []

            def fail(number: int, name: str, at: int = at, failed: list[str] = failed) -> None:
                if number == at:
                    failed.append(name)
                    raise OSError(error, os.strerror(error))

            raised: Exception | None = None
            with watched(fail, which):
                try:
                    action()
                except Exception as problem:
                    raised = problem
            if not failed:
                assert raised is None
                return
            yield failed[0], raised

    def killed_at_each_call(
        self, action: Callable[[], object], which: Which = lambda _name, _path: True
    ) -> Iterator[int]:
        """Yields after each time that a process doing the action was killed before another of its calls."""
        for at in range(1, 10_000):

            def kill(number: int, _name: str, at: int = at) -> None:
                if number == at:
                    os.kill(os.getpid(), signal.SIGKILL)

            def run(kill: Callable[[int, str], None] = kill) -> None:
                with watched(kill, which):
                    action()

            if self.in_child(run) == 0:
                return
            yield at

    def in_child(self, action: Callable[[], object]) -> int:
        """Runs an action in another process; 0 where it ended well, else the signal that killed it."""
        child = self.started(action)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the action raised in its process"
        return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0

    def started(self, action: Callable[[], object]) -> int:
        """Starts an action in another process, and says its number."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads: the child is this one alone
            child = os.fork()
        if child:
            return child
        try:
            action()
        except BaseException as problem:
            print(f"{type(problem).__name__}: {problem}", file=sys.stderr, flush=True)
            os._exit(1)
        os._exit(0)

    def calls(self, action: Callable[[], object]) -> list[tuple[str, str]]:
        """The calls of an action, in order, each with the path it names or whose file it is given."""
        with watched(lambda _number, _name: None) as seen:
            action()
        return seen


@contextmanager
def watched(
    before: Callable[[int, str], None], which: Which = lambda _name, _path: True
) -> Iterator[list[tuple[str, str]]]:
    """Lets `before` see each call with its number, and gives them all, each with the path it is about.

    `which` says of a call by its name and path whether it counts.

    A file's first write, and its first after a sync, takes half of what it is given, as it may. Nothing is
    synced: to all but a power cut that makes no difference.
    """
    calls = _Calls(before, which)
    with pytest.MonkeyPatch.context() as patch:
        for name in _CALLS:
            patch.setattr(os, name, calls.instead_of(name))
        yield calls.seen


class _Calls:
    def __init__(self, before: Callable[[int, str], None], which: Which) -> None:
        self.before = before
        self.which = which
        self.seen: list[tuple[str, str]] = []
        self.paths: dict[object, str] = {}
        self.halved: set[object] = set()

    def instead_of(self, name: str) -> Callable[..., object]:
        """What to call instead of one of the system's calls."""
        real = {"write": self.half, "fsync": self.halved.discard}.get(name, getattr(os, name))

        def call(subject: object, *given: object) -> object:
            path = self.paths.get(subject, str(subject))
            does_count = self.which(name, path)
            if does_count:
                self.seen.append((name, path))
            if name == "close":  # a failing close closes as well
                real(subject)
            if does_count:
                self.before(len(self.seen), name)
            result = None if name == "close" else real(subject, *given)
            if name == "open":
                self.paths[result] = path
                self.halved.discard(result)
            return result

        return call

    def half(self, file: int, data: bytes, real: Callable[[int, bytes], int] = os.write) -> int:
        """Write a half the first time."""
        if file in self.halved:
            return real(file, data)
        self.halved.add(file)
        return real(file, data[: (len(data) + 1) // 2])
