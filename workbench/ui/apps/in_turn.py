"""Keys in turn: one is handed on when everything that those before it led to has been done.

Textual gives a key to the widget that has the focus when the key arrives, while what earlier keys opened,
wrote or moved the focus to may still be on its way from one widget's queue to the next. So in a burst, as a
slow line delivers them, keys would run commands that were not meant, or be lost.

The one module that looks into Textual's queues.
"""

from __future__ import annotations

import asyncio
from collections import deque
from time import monotonic

from textual import events
from textual.app import App
from textual.css.query import NoMatches
from textual.message_pump import MessagePump
from textual.screen import Screen

from workbench.ui.terminal.sparing_compositor import SparingCompositor

_STILL_TURNS = 4
"""Turns of the event loop without work after which nothing more comes: a task may hand over to another."""
_SPINS = 200
"""Turns after which what is waited for takes long, and waiting is not to take time from it."""
_GLANCE = 0.002
"""Seconds between looks then."""
_PATIENCE = 3.0
"""Seconds after which a key is handed on whatever is still being done: the keyboard never goes dead."""


_PICTURE = 0.05
"""Seconds after which the screen is drawn although not everything is done that a key led to."""
_PICTURE_OF_MANY = 0.1
"""Seconds after which it is drawn although more keys wait, as when one is held down."""


class OnePictureScreen(Screen[None]):
    """Is drawn once for a key, when the table, the form and the rest have all heard of it."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._compositor = SparingCompositor()

    def on_idle(self, event: events.Idle) -> None:
        """Put drawing off: whoever hands keys on asks again."""
        if isinstance(self.app, InTurnApp) and self.app.is_at_a_key:
            event.prevent_default()


class InTurnApp(App[None]):
    """Hands on keys, pastes and what the mouse does one at a time, in the order they came."""

    is_at_a_key = False
    """Whether a key has been handed on and something of what it led to may still be on its way."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[events.Event] = deque()
        self._in_turn: events.Event | None = None
        self._handing_on: asyncio.Task[None] | None = None
        self._last_busy: MessagePump = self
        self._drawn = 0.0

    def get_default_screen(self) -> Screen[None]:
        """The screen below every dialog."""
        return OnePictureScreen(id="_default")

    async def ready_for(self, event: events.Event) -> None:
        """Wait until this event can mean something."""

    def is_ready_for(self, _event: events.Event) -> bool:
        """Whether it can mean something now."""
        return True

    def is_urgent(self, _event: events.Event) -> bool:
        """Whether an event is to overtake those that wait."""
        return False

    def went_wrong(self, error: Exception) -> None:
        """End for an error that nobody expected."""
        super()._handle_exception(error)

    def _handle_exception(self, error: Exception) -> None:
        """Pass over what a screen misses that was opening while the app is left: its widgets never come."""
        if self.is_running or not isinstance(error, NoMatches):
            self.went_wrong(error)

    async def on_event(self, event: events.Event) -> None:
        """Let what a person does wait for its turn."""
        is_new = isinstance(event, (events.InputEvent, events.Paste)) and not event.is_forwarded
        if not is_new or event is self._in_turn or self.is_urgent(event):
            await super().on_event(event)
            return
        self._waiting.append(event)
        if self._handing_on is None:
            self._handing_on = asyncio.create_task(self._hand_on())

    async def _hand_on(self) -> None:
        try:
            while self._waiting and self.is_running:
                event = self._waiting.popleft()
                await self._stillness(_PICTURE)
                if self._is_anything_busy or not self.is_ready_for(event):
                    self._draw()
                await self._stillness(_PATIENCE)
                await self.ready_for(event)
                self._in_turn = event
                self.is_at_a_key = True
                self.post_message(event)
                await self._stillness(_PICTURE)
                if not self._waiting or monotonic() > self._drawn + _PICTURE_OF_MANY:
                    self._draw()
        finally:
            self._draw()
            self._handing_on = None

    def _draw(self) -> None:
        """Let the screen be drawn."""
        self.is_at_a_key, self._drawn = False, monotonic()
        if self.is_running:
            self.screen_stack[0].check_idle()

    async def _stillness(self, patience: float) -> None:
        """Wait until no widget has anything to do, or for too long."""
        end, still, spins = monotonic() + patience, 0, 0
        while still < _STILL_TURNS and monotonic() < end:
            still = 0 if self._is_anything_busy else still + 1
            spins += 1
            await asyncio.sleep(0 if still or spins < _SPINS else _GLANCE)

    @property
    def is_still(self) -> bool:
        """Whether every key that came has been handed on, and has done what it does."""
        return not self._waiting and self._handing_on is None and not self._is_anything_busy

    @property
    def _is_anything_busy(self) -> bool:
        """Whether any widget is; the one that last was is looked at first."""
        if _is_busy(self._last_busy):
            return True
        busy = next(filter(_is_busy, (self, *self._registry)), None)
        self._last_busy = busy or self
        return busy is not None


def _is_busy(pump: MessagePump) -> bool:
    """Whether a widget has messages to read, or is doing what one asks: it does not wait for another then."""
    task = pump._task
    if task is None or task.done() or pump._closed:
        return False
    ready: asyncio.Event = pump._message_queue.ready_event
    waits_for_another: bool = bool(vars(ready)["_waiters"]) and not ready.is_set()
    return not waits_for_another or pump._pending_message is not None
