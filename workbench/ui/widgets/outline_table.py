"""The outline as a table whose rows can be dragged to another place."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message

from workbench.prose.at import At
from workbench.ui.widgets.record_table import RecordTable


class OutlineTable(RecordTable[At]):
    """The parts of the prose; one is dragged onto another with the mouse."""

    @dataclass
    class Dropped(Message):
        """A part was dragged onto another."""

        part: At
        onto: At

    _dragged: At | None = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember what may be dragged."""
        self._dragged = self._part_at(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Drop what was dragged."""
        dragged, onto = self._dragged, self._part_at(event)
        self._dragged = None
        if dragged is not None and onto is not None and onto != dragged:
            self.post_message(self.Dropped(dragged, onto))

    def _part_at(self, event: events.MouseEvent) -> At | None:
        offset = event.get_content_offset(self)
        row = None if offset is None else self.row_at(offset.y)
        return None if row is None else self.rows[row]
