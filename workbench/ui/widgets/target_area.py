"""Where a translation is written; what is typed is told, never kept here."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from textual import events
from textual.message import Message

from workbench.formats.po_entry import edged_like
from workbench.policy.entries import Key
from workbench.ui.widgets.inputs import SafeTextArea


class TargetArea(SafeTextArea):
    """Holds the translation of one entry; chords of the place come before those of a field."""

    DEFAULT_CSS = """
    TargetArea {
        height: auto; min-height: 2; max-height: 8; border: none; padding: 0; background: $boost;
        overflow-y: scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $boost; scrollbar-background-hover: $boost; scrollbar-background-active: $boost;
    }
    TargetArea:focus { border: none; background: $primary-muted; }
    """

    @dataclass
    class Typed(Message):
        """The translation is another; whoever has seen to it answers with `area.heard()`."""

        area: TargetArea
        key: Key
        text: str

    @dataclass
    class LetterTyped(Message):
        """The letter that was awaited, which is not to be written."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._key: Key | None = None
        self._source = ""
        self._kept = ""
        self._seen = ""
        self._unheard = 0
        self.is_pasted = False
        """Whether the text that was told last came by a paste."""
        self.awaits_letter = False
        """Whether the next key is not to be written."""

    def leave_keys(self, keys: Collection[str]) -> None:
        """Let these keys mean what they mean in the place, and nothing in the field."""
        for key in keys:
            self._bindings.key_to_bindings.pop(key, None)

    def on_mount(self) -> None:
        """Hear of every text at once, while it is known which entry it is of."""
        self.watch(self, "value", self._text_changed, init=False)

    def show(self, key: Key | None, source: str, text: str, *, is_read_only: bool) -> None:
        """Show an entry; what has been typed and not been heard of stands until it has."""
        is_other = key != self._key
        self._key, self._source, self._kept = key, source, text
        self.read_only = is_read_only
        if is_other:
            self._unheard = 0
            self._seen = text
            self.load_text(text)
            self.move_cursor(self.document.end)
        else:
            self._follow()

    def heard(self) -> None:
        """The session knows what was typed."""
        self._unheard = max(0, self._unheard - 1)
        self._follow()

    def put_in(self, text: str) -> None:
        """Write something where the cursor is, as if it were typed."""
        start, end = self.selection
        self.replace(text, start, end)

    @property
    def word(self) -> str:
        """What is selected, or else the word at the cursor."""
        if self.selected_text:
            return self.selected_text
        row, column = self.cursor_location
        line = self.document.get_line(row)
        start = end = column
        while start > 0 and line[start - 1].isalnum():
            start -= 1
        while end < len(line) and line[end].isalnum():
            end += 1
        return line[start:end]

    def _follow(self) -> None:
        """Show what the session says, unless something newer was typed or the field says the same."""
        if not self._unheard and edged_like(self.text, self._source) != edged_like(self._kept, self._source):
            self._seen = self._kept
            self.hold(self._kept)

    def _text_changed(self, text: str) -> None:
        if text != self._seen and self._key is not None:
            self._seen = text
            self.is_pasted = self.is_pasting
            self._unheard += 1
            self.post_message(self.Typed(self, self._key, text))

    async def _on_key(self, event: events.Key) -> None:
        if self.awaits_letter:
            self.awaits_letter = False
            event.stop()
            event.prevent_default()
            self.post_message(self.LetterTyped(event.key))
