"""One field of a form: its label, its text, and in words what is wrong with it or what it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Static

from workbench.cookie_fields import Field, Shape
from workbench.formats.layout import FileRef
from workbench.language import _
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.inputs import SafeInput, SafeTextArea


class FieldRow(Vertical):
    """Shows one field; what is typed is told, never kept here."""

    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow Horizontal { height: auto; }
    FieldRow .label { width: 20; padding: 0 1 0 0; }
    FieldRow .field { width: 1fr; }
    FieldRow SafeInput { height: 1; border: none; padding: 0; background: $boost; }
    FieldRow SafeTextArea {
        height: auto; min-height: 2; max-height: 8; border: none; padding: 0; background: $boost;
    }
    FieldRow SafeInput:focus, FieldRow SafeTextArea:focus { background: $primary-muted; }
    FieldRow .message { height: auto; padding: 0 0 0 20; display: none; }
    FieldRow .message.-shown { display: block; }
    """

    @dataclass
    class Typed(Message):
        """The field has another text; whoever has seen to it answers with `row.heard()`."""

        row: FieldRow
        file: FileRef
        text: str

        @property
        def field(self) -> Field:
            """The field that was typed in."""
            return self.row.field

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._is_area = field.shape is Shape.TEXT
        self._file: FileRef | None = None
        self._kept = ""
        self._seen = ""
        self._unheard = 0
        self._trouble = ""
        self.choices: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """The label beside the field, the message below."""
        with Horizontal():
            yield Static(self._label(), classes="label", markup=False)
            if self._is_area:
                yield SafeTextArea(classes="field")
            else:
                yield SafeInput(classes="field", compact=True)
        yield Static("", classes="message", markup=False)

    @property
    def editor(self) -> SafeInput | SafeTextArea:
        """The widget that is typed in."""
        return self.query_one(SafeTextArea) if self._is_area else self.query_one(SafeInput)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.editor.value

    def on_mount(self) -> None:
        """Hear of every text at once, while it is known which file it is for."""
        self.watch(self.editor, "value", self._text_changed, init=False)

    def show(self, file: FileRef | None, text: str, *, is_read_only: bool) -> None:
        """Show what a file says.

        What has been typed and not been heard of is newer than what the session says, and stands until then.
        """
        is_other = file != self._file
        self._file, self._kept = file, text
        if isinstance(self.editor, SafeTextArea):
            self.editor.read_only = is_read_only
        else:
            self.editor.disabled = is_read_only
        if is_other:
            self._write(text)
        else:
            self._follow()

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
        if text != self._seen and self._file is not None:
            self._seen = text
            self._unheard += 1
            self.post_message(self.Typed(self, self._file, text))

    def suggest(self, choices: Sequence[str]) -> None:
        """Complete what is typed from these."""
        self.choices = choices
        if isinstance(self.editor, SafeInput):
            self.editor.suggester = SuggestFromList(choices, case_sensitive=False) if choices else None

    def take(self, text: str | None) -> None:
        """Hold a text that was picked, as if it had been typed."""
        if text is not None:
            self.editor.hold(text)

    def say(self, trouble: str) -> None:
        """Say below the field what is wrong; without trouble, what the field takes while it has the focus."""
        self._trouble = trouble
        self._refresh_message()

    def mark(self, is_changed: bool) -> None:
        """Mark the label where the field differs from what is on disk."""
        sign = "+ " if is_changed else ""
        self.query_one(".label", Static).update(joined(Piece(sign, Tone.ACCENT), self._label()))

    def on_descendant_focus(self) -> None:
        """Say what the field takes."""
        self._refresh_message()

    def on_descendant_blur(self) -> None:
        """Say only what is wrong, and show the text as it is kept: without blanks around it."""
        if not self._unheard:
            self._write(self._kept)
        self._refresh_message()

    def _refresh_message(self) -> None:
        message = self.query_one(".message", Static)
        help_text = _(self.field.help) if self.field.help and self.has_focus_within else ""
        if self._trouble:
            message.update(joined(Piece("! " + self._trouble, Tone.ERROR)))
        else:
            message.update(joined(Piece(help_text, Tone.MUTED)))
        message.set_class(bool(self._trouble or help_text), "-shown")

    def _label(self) -> str:
        return str(plain(_(self.field.label)))
