"""Fields that hold any text and draw it safely; a paste is cleaned, and what was done to it is told.

`value` and `text` are always the logical text. Signs for hidden characters are only drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive, var
from textual.scrollbar import ScrollBar
from textual.strip import Strip
from textual.suggester import SuggestionReady
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit, EditResult, Location

from workbench.formats.visible import HIDDEN, visible, visible_in_place, without_controls
from workbench.ui.text import plain
from workbench.ui.widgets.sparing_scroll_bar import sparing_bar_of
from workbench.ui.widgets.stand_ins import drawn, with_stand_ins, without_stand_ins


@dataclass
class _PasteMessage(Message):
    """Something was done to what was pasted."""

    field: Widget

    @property
    def control(self) -> Widget:
        """The field, for selectors of handlers."""
        return self.field


@dataclass
class PasteJoined(_PasteMessage):
    """Several pasted lines became one."""

    line_count: int


@dataclass
class ControlsDropped(_PasteMessage):
    """Control characters were left out of what was pasted."""

    count: int


class SafeInput(Input):
    """A field of one line that shows hidden characters as signs, each one character and one column."""

    DEFAULT_CSS = "SafeInput { overflow-x: hidden; }"
    virtual_size = reactive(Size(0, 0), layout=False)
    """Whatever a field of one line holds, the screen around it stays as it is."""
    is_pasting = False
    """Whether the text changes because something is pasted."""

    def validate_placeholder(self, placeholder: str) -> str:
        """Take any text as placeholder."""
        return visible(placeholder)

    def update_node_styles(self, animate: bool = True) -> None:
        """Look up how the field looks; that of one that has no place yet is looked up when it gets one."""
        if self.parent is not None:
            super().update_node_styles(animate)

    def validate(self, value: str) -> None:
        """Leave it to others to say in words what is wrong; Textual would look the field's styles up anew."""

    def hold(self, text: str) -> None:
        """Show another text, the cursor at its end where it was there."""
        was_at_end = self.cursor_at_end
        self.value = text
        if was_at_end:
            self.cursor_position = len(text)

    def render_line(self, y: int) -> Strip:
        """Draw the value; without cursor, selection and suggestion it is one stretch in one style."""
        if y or self.has_focus or self.password or self.highlighter or not self.value:
            return super().render_line(y)
        shown, width = self._shown, self.scrollable_content_region.width + 1
        begin = self.scroll_offset.x
        strip = Strip([Segment(shown)], cell_len(shown)).crop(begin, begin + width)
        return strip.extend_cell_length(width).apply_style(self.rich_style)

    @property
    def _shown(self) -> str:
        return visible_in_place(self.value)

    @property
    def _value(self) -> Text:
        """What Textual draws for the value."""
        if self.password:
            return super()._value
        text = Text(self._shown, no_wrap=True, overflow="ignore", end="")
        return self.highlighter(text) if self.highlighter else text

    def _position_to_cell(self, position: int) -> int:
        return cell_len(self._shown[:position])

    def _cell_offset_to_index(self, offset: int) -> int:
        left = offset + self.scroll_offset.x
        for index, char in enumerate(self._shown):
            left -= get_character_cell_size(char)
            if left < 0:
                return index
        return len(self.value)

    async def _on_suggestion_ready(self, event: SuggestionReady) -> None:
        """Make no suggestion that would bring hidden characters in."""
        if HIDDEN.search(event.suggestion):
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._paste(event.text)

    def action_paste(self) -> None:
        """Paste from the app's own clipboard."""
        self._paste(self.app.clipboard)

    def _paste(self, text: str) -> None:
        pasted = _cleaned(self, text).strip("\n").replace("\t", " ")
        lines = [line.strip() for line in pasted.split("\n") if line.strip()]
        if len(lines) > 1:
            self.post_message(PasteJoined(self, len(lines)))
        self.is_pasting = True
        self.replace(" ".join(lines) if "\n" in pasted else pasted, *self.selection)
        self.is_pasting = False


_LEFT_TO_THE_APP = frozenset({"undo", "redo", "select_line", "select_all"})
"""What the app's own keys do: one history for everything, and F6 and F7 for its places."""


class SafeTextArea(TextArea, inherit_bindings=False):
    """A field of many lines that shows hidden characters as signs, each one character and one column."""

    BINDINGS: ClassVar[list[BindingType]] = [
        each
        for each in TextArea.BINDINGS
        if not isinstance(each, Binding) or each.action not in _LEFT_TO_THE_APP
    ]
    value = var("", init=False)
    """The whole text, for those who watch it."""
    virtual_size = reactive(Size(0, 0), layout=False)
    """The screen is laid out anew only where the field grows with its text."""
    is_pasting = False
    """Whether the text changes because something is pasted."""
    _is_styled = False
    """Whether the theme of the field has the styles that the field has now."""

    def __init__(
        self,
        text: str = "",
        *,
        placeholder: str = "",
        read_only: bool = False,
        show_line_numbers: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(
            with_stand_ins(text),
            placeholder=plain(placeholder, lines=True),
            read_only=read_only,
            show_line_numbers=show_line_numbers,
            id=id,
            classes=classes,
        )
        self.set_reactive(SafeTextArea.value, text)

    def notify_style_update(self) -> None:
        """Forget the styles of another theme or state."""
        super().notify_style_update()
        self._is_styled = False

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines; the styles for it are looked up once, not for each change of the text."""
        if self._is_styled:
            return super(TextArea, self).render_lines(crop)
        self._is_styled = True
        return super().render_lines(crop)

    def on_resize(self) -> None:
        """Draw every line again: it is wrapped anew now, in as many lines as before perhaps."""
        self.refresh()

    def watch_virtual_size(self, before: Size, size: Size) -> None:
        """Make room for another number of lines, or tell the scroll bar of it."""
        if self.styles.auto_dimensions:
            self.refresh(layout=size.height != before.height)
        elif self.show_vertical_scrollbar:
            self.vertical_scrollbar.window_virtual_size = size.height

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, of which only what changes is drawn."""
        return sparing_bar_of(self)

    @property
    def text(self) -> str:
        """The whole text."""
        return without_stand_ins(self.document.text)

    @text.setter
    def text(self, value: str) -> None:
        self.load_text(value)

    def load_text(self, text: str) -> None:
        """Show another text, and forget the edits of the one before."""
        super().load_text(with_stand_ins(text))
        self.value = self.text

    def hold(self, text: str) -> None:
        """Show another text, the cursor as near as can be to where it was."""
        place = self.cursor_location
        self.load_text(text)
        self.move_cursor(self.clamp_visitable(place))

    def get_text_range(self, start: Location, end: Location) -> str:
        """The text between two places."""
        return without_stand_ins(super().get_text_range(start, end))

    def get_line(self, line_index: int) -> Text:
        """What is drawn for a line."""
        return Text(drawn(self.document.get_line(line_index)), end="", no_wrap=True)

    def edit(self, edit: Edit) -> EditResult:
        """Do an edit given in logical text."""
        edit.text = with_stand_ins(edit.text)
        result = super().edit(edit)
        self.value = self.text
        return replace(result, replaced_text=without_stand_ins(result.replaced_text))

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._paste(event.text)

    def action_paste(self) -> None:
        """Paste from the app's own clipboard."""
        self._paste(self.app.clipboard)

    def _paste(self, text: str) -> None:
        if self.read_only:
            return
        self.is_pasting = True
        result = self._replace_via_keyboard(_cleaned(self, text), *self.selection)
        self.is_pasting = False
        if result is not None:
            self.move_cursor(result.end_location)


def _cleaned(field: Widget, pasted: str) -> str:
    text, dropped = without_controls(pasted)
    if dropped:
        field.post_message(ControlsDropped(field, dropped))
    return text
