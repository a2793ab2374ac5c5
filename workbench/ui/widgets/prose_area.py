"""Where a text of the policy is written: Enter ends a paragraph, marks go round what is selected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.message import Message

from workbench.ui.widgets.inputs import SafeTextArea
from workbench.ui.widgets.stand_ins import with_stand_ins, without_stand_ins

_WRAPPING = frozenset("*`")
"""Marks that go round what is selected when they are typed."""


class ProseArea(SafeTextArea):
    """Holds one text; what is done at its edges is told."""

    LEFT_KEYS: ClassVar[frozenset[str]] = frozenset({"enter"})
    """Keys that mean something in the place, and write nothing."""

    @dataclass
    class EdgeReached(Message):
        """The writer deletes backwards before the first character (-1), or forwards behind the last (1)."""

        area: ProseArea
        side: int

    @property
    def offset_in_text(self) -> int:
        """Where the cursor is, in characters of the text."""
        row, column = self.cursor_location
        held = "\n".join([*self.document.lines[:row], self.document.get_line(row)[:column]])
        return len(without_stand_ins(held))

    def put_cursor(self, offset: int) -> None:
        """Put the cursor behind so many characters."""
        lines = self.text[:offset].split("\n")
        self.move_cursor((len(lines) - 1, len(with_stand_ins(lines[-1]))))

    def put_in(self, text: str) -> None:
        """Write something in the place of what is selected, as if it were typed."""
        result = self._replace_via_keyboard(text, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)

    def wrap(self, before: str, after: str) -> None:
        """Put marks round what is selected, which stays so; the cursor between them where nothing is."""
        start, end = sorted(self.selection)
        selected = self.selected_text
        row, column = start
        self._replace_via_keyboard(f"{before}{selected}{after}", start, end)
        begin = (row, column + len(before))
        last = (end[0], end[1] + (len(before) if end[0] == row else 0))
        self.move_cursor(begin)
        if selected:
            self.move_cursor(last, select=True)

    def action_delete_left(self) -> None:
        """Delete a character; before the first one, say so."""
        if self.selection.is_empty and self.cursor_location == (0, 0) and not self.read_only:
            self.post_message(self.EdgeReached(self, -1))
            return
        super().action_delete_left()

    def action_delete_right(self) -> None:
        """Delete a character; behind the last one, say so."""
        if self.selection.is_empty and self.cursor_location == self.document.end and not self.read_only:
            self.post_message(self.EdgeReached(self, 1))
            return
        super().action_delete_right()

    async def _on_key(self, event: events.Key) -> None:
        """Leave some keys to the place; put typed marks round what is selected."""
        if event.key in self.LEFT_KEYS:
            event.prevent_default()
        elif event.character in _WRAPPING and not self.selection.is_empty and not self.read_only:
            event.prevent_default()
            event.stop()
            self.wrap(event.character or "", event.character or "")
