"""Keys that come faster than the focus moves reach what the keys before them led to.

Textual gives a key to the widget that has the focus when the key arrives, and looks its binding up when it
has bubbled back to the app. Where a key in between moved the focus (`/`, then a word), the rest of the word
would be commands of the table, or lost. A slow line delivers keys in such bursts.
"""

from __future__ import annotations

from collections import deque

from textual import events
from textual.app import App
from textual.widget import Widget

_UNDERWAY = 64
"""So many keys are remembered at most; a field that uses a key never gives it back."""


class TypingAheadApp(App[None]):
    """Gives a key that nobody has used to the widget that has the focus by then."""

    def __init__(self) -> None:
        super().__init__()
        self._underway: deque[tuple[events.Key, Widget]] = deque(maxlen=_UNDERWAY)

    async def on_event(self, event: events.Event) -> None:
        """Remember where a key is sent at first."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.focused is not None:
            self._underway.append((event, self.focused))
        await super().on_event(event)

    async def _on_key(self, event: events.Key) -> None:
        """Send a key on that has come back from a widget which has lost the focus since.

        Textual itself looks its binding up after this, unless it is prevented.
        """
        first = next((widget for key, widget in self._underway if key is event), None)
        focused = self.focused
        if first is None or focused is None or first is focused:
            return
        if self.screen not in first.ancestors:  # its dialog is closed, or lies below another
            return
        event.prevent_default()
        again = events.Key(event.key, event.character)
        self._underway.append((again, focused))
        focused._forward_event(again)
