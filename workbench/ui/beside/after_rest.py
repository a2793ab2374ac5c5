"""Does something once nothing has asked for it for a while.

Textual's own timers let an event fall whose time has passed when they come to it: on a busy machine a timer
that fires once would never fire.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App


class AfterRest:
    """Acts in the app's turn, so many seconds after it was last asked to."""

    def __init__(self, app: App[None], act: Callable[[], None]) -> None:
        self._app = app
        self._act = act
        self._waiting: asyncio.TimerHandle | None = None

    def begin(self, seconds: float) -> None:
        """Begin to wait, or begin again."""
        self.stop()
        self._waiting = asyncio.get_running_loop().call_later(seconds, self._turn)

    def stop(self) -> None:
        """Wait no longer."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _turn(self) -> None:
        self._waiting = None
        if self._app.is_running:
            self._app.call_next(self._act)
