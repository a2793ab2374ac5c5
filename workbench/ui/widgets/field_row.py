"""One field of a form: its label, its text, and in words what is wrong with it or what it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static, TextArea

from workbench.cookie_fields import Field, Shape
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
        """The field's text is another."""

        field: Field
        text: str

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._is_area = field.shape is Shape.TEXT
        self._shown = ""
        self._underway: list[str] = []
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
        editor = self.editor
        return editor.text if isinstance(editor, SafeTextArea) else editor.value

    def show(self, text: str, *, is_read_only: bool) -> None:
        """Show a field's text; one that is being typed in is left alone where it says the same."""
        editor = self.editor
        if text in self._underway:
            del self._underway[: self._underway.index(text) + 1]
            if self._underway:  # what was typed after it is on its way, and would be lost
                return
        self._shown = text
        if isinstance(editor, SafeTextArea):
            editor.read_only = is_read_only
            if editor.text != text:
                editor.load_text(text)
        else:
            editor.disabled = is_read_only
            if editor.value != text:
                with editor.prevent(Input.Changed):
                    editor.value = text

    def suggest(self, choices: Sequence[str]) -> None:
        """Complete what is typed from these."""
        self.choices = choices
        if isinstance(self.editor, SafeInput):
            self.editor.suggester = SuggestFromList(choices, case_sensitive=False) if choices else None

    def take(self, text: str | None) -> None:
        """Hold a text that was picked, as if it had been typed."""
        editor = self.editor
        if text is not None and isinstance(editor, SafeInput):
            editor.value = text

    def say(self, trouble: str) -> None:
        """Say below the field what is wrong; without trouble, what the field takes while it has the focus."""
        self._trouble = trouble
        self._refresh_message()

    def mark(self, is_changed: bool) -> None:
        """Mark the label where the field differs from what is on disk."""
        sign = "+ " if is_changed else ""
        self.query_one(".label", Static).update(joined(Piece(sign, Tone.ACCENT), self._label()))

    @on(Input.Changed)
    def _input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell(event.value)

    @on(TextArea.Changed)
    def _area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._tell(self.text)

    def _tell(self, text: str) -> None:
        if text != self._shown:
            self._shown = text
            self._underway.append(text)
            self.post_message(self.Typed(self.field, text))

    def on_descendant_focus(self) -> None:
        """Say what the field takes."""
        self._refresh_message()

    def on_descendant_blur(self) -> None:
        """Say only what is wrong."""
        self._underway.clear()
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
