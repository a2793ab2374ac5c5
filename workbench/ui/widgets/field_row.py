"""One field of a form: its label, its text, and in words what is wrong with it or what it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import fill

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from workbench.edits import Place
from workbench.forms.field import Field
from workbench.language import _
from workbench.ui.text import Piece, Tone, joined
from workbench.ui.widgets.completing import Completing
from workbench.ui.widgets.inputs import SafeInput, SafeTextArea
from workbench.ui.widgets.plain_lines import PlainLines

_LABEL_WIDTH = 20
_CHANGED = "+ "


class FieldRow(Widget):
    """Shows one field; what is typed is told, never kept here.

    The label is drawn by the row itself, and the message made when there is one: a form has many rows, and
    every widget costs time when it is made and whenever the screen is laid out.
    """

    DEFAULT_CSS = f"""
    FieldRow {{ layout: vertical; height: auto; }}
    FieldRow SafeInput {{ height: 1; border: none; padding: 0; background: $boost; }}
    FieldRow SafeTextArea {{
        height: 5; border: none; padding: 0; background: $boost;
        overflow-y: scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $boost; scrollbar-background-hover: $boost; scrollbar-background-active: $boost;
    }}
    FieldRow SafeTextArea:focus {{ height: auto; min-height: 5; max-height: 12; border: none; }}
    FieldRow SafeInput:focus, FieldRow SafeTextArea:focus {{ background: $primary-muted; }}
    FieldRow > * {{ margin: 0 0 0 {_LABEL_WIDTH}; }}
    FieldRow .message {{ height: auto; }}
    """
    virtual_size = reactive(Size(0, 0), layout=False)
    """Scrolls nothing: what it was given room for needs no other room."""

    @dataclass
    class Typed(Message):
        """The field has another text; whoever has seen to it answers with `row.heard()`."""

        row: FieldRow
        thing: Place
        text: str

        @property
        def field(self) -> Field:
            """The field that was typed in."""
            return self.row.field

    @dataclass
    class Finished(Message):
        """The cursor left the field, which holds another text than when it came: not `before`."""

        row: FieldRow
        thing: Place
        before: str

    def __init__(
        self,
        field: Field,
        choices: Callable[[], Sequence[str]],
        area: Callable[[], SafeTextArea] = SafeTextArea,
    ) -> None:
        super().__init__()
        self.field = field
        self.choices = choices
        self._is_area = field.shape.has_lines
        self._thing: Place | None = None
        self._kept = ""
        self._begun: tuple[Place | None, str] = (None, "")
        self._seen = ""
        self._unheard = 0
        self.is_pasted = False
        """Whether the text that was told last came by a paste."""
        self._trouble = ""
        self._is_marked = False
        self._message: Static | None = None
        self.editor: SafeInput | SafeTextArea = area() if self._is_area else SafeInput(compact=True)
        """The widget that is typed in."""
        self.editor._styles_cache = PlainLines()
        self.editor.disable_messages(Input.Changed, TextArea.Changed, TextArea.SelectionChanged)

    def compose(self) -> ComposeResult:
        """The field; a message is put below it when there is one."""
        yield self.editor

    def render(self) -> Content:
        """The label, at the left of the field."""
        sign = _CHANGED if self._is_marked else ""
        label = fill(_(self.field.label), _LABEL_WIDTH - 1, initial_indent=" " * len(sign))
        return joined(Piece(sign, Tone.ACCENT), label[len(sign) :], lines=True)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.editor.value

    def on_mount(self) -> None:
        """Hear of every text at once, while it is known which thing it is for."""
        self.watch(self.editor, "value", self._text_changed, init=False)

    def show(self, thing: Place | None, text: str, *, is_read_only: bool) -> None:
        """Show what is said of a thing.

        What has been typed and not been heard of is newer than what the session says, and stands until then.
        """
        is_other = thing != self._thing
        self._thing, self._kept = thing, text
        self._put_out_of_use(thing is None)
        if thing is not None:
            self._set_read_only(is_read_only)
        if is_other:
            self._write(text)
        else:
            self._follow()

    def _put_out_of_use(self, is_so: bool) -> None:
        """Let no one go to the field; it looks as ever: another look for every field of a form takes time."""
        self.editor.can_focus = not is_so
        if is_so and self.editor.has_focus:
            self.editor.blur()

    def _set_read_only(self, is_read_only: bool) -> None:
        if isinstance(self.editor, SafeTextArea):
            self.editor.read_only = is_read_only
        else:
            self.editor.disabled = is_read_only

    def heard(self) -> None:
        """The session knows what was typed."""
        self._unheard -= 1
        self._follow()

    def _follow(self) -> None:
        """Show what the session says, unless something newer was typed or the field says the same."""
        if not self._unheard and self.field.read(self.text) != self.field.read(self._kept):
            self._write(self._kept)

    def _write(self, text: str) -> None:
        self._seen = text
        if text != self.text:
            self.editor.hold(text)

    def _text_changed(self, text: str) -> None:
        if text != self._seen and self._thing is not None:
            self._seen = text
            self.is_pasted = self.editor.is_pasting
            self._unheard += 1
            self.post_message(self.Typed(self, self._thing, text))

    def take(self, text: str | None) -> None:
        """Hold a text that was picked, as if it had been typed."""
        if text is not None:
            self.editor.hold(text)

    def say(self, trouble: str) -> None:
        """Say below the field what is wrong; without trouble, what the field takes while it has the focus."""
        if trouble != self._trouble:
            self._trouble = trouble
            self._refresh_message()

    def mark(self, is_changed: bool) -> None:
        """Mark the label where the field differs from what is on disk."""
        if is_changed != self._is_marked:
            self._is_marked = is_changed
            self.refresh()

    def on_descendant_focus(self) -> None:
        """Say what the field takes, and complete what is typed."""
        self._begun = (self._thing, self.text)
        if isinstance(self.editor, SafeInput):
            self.editor.suggester = Completing(self.choices)
        elif self.field.begun and self.text == _(self.field.begun):
            self.editor.select_all()
        self._refresh_message()

    def on_descendant_blur(self) -> None:
        """Say only what is wrong, and show the text as it is kept: without blanks around it."""
        if isinstance(self.editor, SafeInput):
            self.editor.suggester = None
        if not self._unheard:
            self._write(self._kept)
        self._refresh_message()
        thing, before = self._begun
        if thing is not None and thing == self._thing and before != self.text:
            self.post_message(self.Finished(self, thing, before))

    def _refresh_message(self) -> None:
        help_text = _(self.field.help) if self.field.help and self.has_focus_within else ""
        text = Piece("! " + self._trouble, Tone.ERROR) if self._trouble else Piece(help_text, Tone.MUTED)
        if self._message is None and (self._trouble or help_text):
            self._message = Static(classes="message", markup=False)
            self.mount(self._message)
        if self._message is not None:
            self._message.update(joined(text))
            self._message.display = bool(self._trouble or help_text)
