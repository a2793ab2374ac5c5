"""A table of records whose rows are dragged to another place with the mouse."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import events
from textual.message import Message

from workbench.ui.widgets.following import RecordId
from workbench.ui.widgets.record_table import RecordTable

_Told = TypeVar("_Told", bound=Hashable)


class DraggableTable(RecordTable[RecordId], Generic[RecordId]):
    """A press on a row, held and let go on another one, tells where the row was dropped."""

    @dataclass
    class Dropped(Message, Generic[_Told]):
        """A row was dragged onto another one, `is_after` where it is to stand below that."""

        record: _Told
        target: _Told
        is_after: bool

    _held: int | None = None
    _was_dragged = False

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Hold the row under the pointer."""
        self._held = self._row_under(event) if event.button == 1 else None
        self._was_dragged = False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Let the cursor follow the pointer while a row is held, to show where it would come."""
        row = self._row_under(event)
        if self._held is None or event.button != 1 or row is None:
            return
        if row != self._held and not self._was_dragged:
            self._was_dragged = True
            self.capture_mouse()
        if self._was_dragged:
            self._move_to(row)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Drop the row."""
        held, row = self._held, self._row_under(event)
        self._held = None
        if self._was_dragged:
            self.release_mouse()
        if self._was_dragged and held is not None and row is not None and row != held:
            self.post_message(self.Dropped(self.rows[held], self.rows[row], row > held))

    def on_click(self, event: events.Click) -> None:
        """Choose nothing by letting go of a row."""
        if self._was_dragged:
            self._was_dragged = False
            event.prevent_default()

    def _row_under(self, event: events.MouseEvent) -> int | None:
        return self.row_at(event.get_content_offset_capture(self).y)
