"""Shows what publishing comes to, and asks whether it is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from workbench.language import _
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.inputs import SafeInput


class Publish(ModalScreen[str | None]):
    """Returns the note that readers are given with the revision, empty for none; Escape publishes nothing.

    What there is to say arrives later: until then nothing can be published.
    """

    DEFAULT_CSS = """
    Publish { align: center middle; }
    Publish > Vertical {
        width: 76; max-width: 98%; height: auto; max-height: 100%;
        background: $surface; border: round $primary; padding: 0 1;
    }
    Publish VerticalScroll { height: auto; max-height: 12; }
    Publish SafeInput { height: 1; border: none; padding: 0; background: $boost; }
    Publish Horizontal { height: 1; }
    Publish Button { margin: 0 1 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    def __init__(self, find_out: Callable[[], None]) -> None:
        """`find_out` is called as soon as there is something to tell it in."""
        super().__init__()
        self._find_out = find_out
        self._can_publish = False

    def compose(self) -> ComposeResult:
        """What would be done, the note, and the two answers."""
        with Vertical():
            with VerticalScroll(can_focus=False):
                yield Static(plain(_("Being checked …")), id="told", markup=False)
            yield Static(plain(_("A note for readers, if you like:")))
            yield SafeInput(id="note", compact=True, disabled=True)
            with Horizontal():
                yield Button(plain(_("Cancel") + " (esc)"), id="cancel", compact=True)
                yield Button(plain(_("Publish")), id="publish", compact=True, disabled=True)

    def on_mount(self) -> None:
        """Stand on the answer that changes nothing, and find out what there is to say."""
        self.query_one("#cancel", Button).focus()
        self._find_out()

    def tell(self, lines: Sequence[str], *, can_publish: bool) -> None:
        """Say what publishing comes to; with what stands in its way it cannot be done."""
        tone = Tone.PLAIN if can_publish else Tone.ERROR
        self.query_one("#told", Static).update(joined(Piece("\n".join(lines), tone), lines=True))
        self._can_publish = can_publish
        self.query_one("#note", SafeInput).disabled = not can_publish
        self.query_one("#publish", Button).disabled = not can_publish
        if can_publish:
            self.query_one("#note", SafeInput).focus()

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Publish nothing."""
        self.dismiss(None)

    @on(Input.Submitted, "#note")
    def _noted(self) -> None:
        self.query_one("#publish", Button).focus()

    @on(Button.Pressed, "#publish")
    def _publish(self) -> None:
        if self._can_publish:
            self.dismiss(self.query_one("#note", SafeInput).value.strip())
