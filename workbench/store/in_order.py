"""What is done beside whoever asks for it: one thing after another, as it was asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.policy.sentence import Sentence
from workbench.store.save_failed import SaveFailed

if TYPE_CHECKING:
    from concurrent.futures import Future

Act = Callable[[], None]
"""Does something; raises SaveFailed where the disk does not let it."""


def _untold() -> None:
    """Nobody hears it."""


class InOrder:
    """Does what one thread asks for in another, which Python does not end before all of it is done.

    What goes wrong in another way than SaveFailed is raised to whoever asks or waits next.
    """

    def __init__(self) -> None:
        from concurrent.futures import ThreadPoolExecutor  # most sessions have nothing done beside

        self.trouble: Sentence | None = None
        """Why the last thing could not be done; None where it was."""
        self.told: Act = _untold
        """Hears, in the other thread, that there is trouble now, or none any more."""
        self._thread = ThreadPoolExecutor(1, "in order")
        self._last: Future[None] | None = None
        self._error: Exception | None = None

    def ask(self, act: Act) -> None:
        """Have something done after all that was asked for before."""
        self._raise()
        self._last = self._thread.submit(self._do, act)

    def wait(self) -> None:
        """Return when all that was asked for has been done, or has failed."""
        if self._last is not None:
            self._last.result()
        self._raise()

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
