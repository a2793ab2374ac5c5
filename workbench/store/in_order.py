"""What is done beside whoever asks for it: one thing after another, as it was asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Condition, Thread

from workbench.policy.sentence import Sentence
from workbench.store.save_failed import SaveFailed

Act = Callable[[], None]
"""Does something; raises SaveFailed where the disk does not let it."""


def _untold() -> None:
    """Nobody hears it."""


class InOrder:
    """Does what one thread asks for in another, which is there only while there is something to do.

    Python does not end before it has been done. What goes wrong in another way than SaveFailed is raised to
    whoever asks or waits next.
    """

    def __init__(self) -> None:
        self.trouble: Sentence | None = None
        """Why the last thing could not be done; None where it was."""
        self.told: Act = _untold
        """Hears, in the other thread, that there is trouble now, or none any more."""
        self._acts: deque[Act] = deque()
        self._changed = Condition()
        self._is_running = False
        self._error: Exception | None = None

    def ask(self, act: Act) -> None:
        """Have something done after all that was asked for before."""
        self._raise()
        with self._changed:
            self._acts.append(act)
            if not self._is_running:
                self._is_running = True
                Thread(target=self._run, name="in order").start()

    def wait(self) -> None:
        """Return when all that was asked for has been done, or has failed."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_running)
        self._raise()

    def _run(self) -> None:
        while (act := self._next()) is not None:
            self._do(act)

    def _next(self) -> Act | None:
        with self._changed:
            if self._acts:
                return self._acts.popleft()
            self._is_running = False
            self._changed.notify_all()
            return None

    def _do(self, act: Act) -> None:
        trouble = None
        try:
            act()
        except SaveFailed as failed:
            trouble = failed.sentence
        except Exception as error:
            self._error = error
        if trouble != self.trouble:
            self.trouble = trouble
            self.told()

    def _raise(self) -> None:
        error, self._error = self._error, None
        if error is not None:
            raise error
