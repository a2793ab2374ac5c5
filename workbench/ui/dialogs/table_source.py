"""Asks where a table of cookies is: a file by its path, or pasted here."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from workbench.language import _
from workbench.policy.frozen import frozen
from workbench.ui.text import plain
from workbench.ui.widgets.inputs import SafeInput


@frozen
class TableSource:
    """A table's text, or the path of its file."""

    text: str = ""
    path: str = ""


class _PathOrTable(SafeInput):
    """Takes a path; a table that is pasted is no path, and told."""

    class TablePasted(Message):
        """A text of several cells was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def _paste(self, text: str) -> None:
        if is_table(text):
            self.post_message(self.TablePasted(text))
        else:
            super()._paste(text)


class AskTable(ModalScreen[TableSource | None]):
    """A path and Enter, or a paste; Escape asks for nothing."""

    DEFAULT_CSS = """
    AskTable { align: center middle; }
    AskTable > Vertical {
        width: 76; max-width: 96%; height: auto; background: $surface; border: round $primary; padding: 1 2;
    }
    AskTable SafeInput { margin: 1 0; height: 1; border: none; padding: 0; background: $boost; }
    AskTable Horizontal { height: auto; }
    AskTable Button { margin: 0 1 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    def compose(self) -> ComposeResult:
        """What is asked for, and the field for it."""
        with Vertical():
            told = _("Paste the rows of a table, or name its file (TSV, CSV); nothing changes yet.")
            yield Static(plain(told))
            yield _PathOrTable(placeholder=_("~/Downloads/cookies.csv"), id="path", compact=True)
            with Horizontal():
                yield Button(plain(_("Cancel") + " (esc)"), id="cancel", compact=True)
                yield Button(plain(_("Open") + " (enter)"), id="open", compact=True)

    def on_mount(self) -> None:
        """Stand where the path is typed."""
        self.query_one("#path").focus()

    @on(_PathOrTable.TablePasted)
    def _pasted(self, event: _PathOrTable.TablePasted) -> None:
        self.dismiss(TableSource(text=event.text))

    @on(Input.Submitted, "#path")
    @on(Button.Pressed, "#open")
    def _named(self) -> None:
        path = self.query_one("#path", SafeInput).value.strip()
        self.dismiss(TableSource(path=path) if path else None)

    @on(Button.Pressed, "#cancel")
    def action_cancel(self) -> None:
        """Ask for nothing."""
        self.dismiss(None)


def is_table(text: str) -> bool:
    """Whether a pasted text is more than one value: it has several lines, or cells parted by tabs."""
    return len(text.strip().splitlines()) > 1 or "\t" in text.strip()
