"""Asks where a table of cookies is: a file by its path, or pasted here."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Input, Static

from workbench.language import _
from workbench.policy.frozen import frozen
from workbench.ui.dialogs.dialog import Dialog, cancel_button
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


class AskTable(Dialog[TableSource]):
    """A path and Enter, or a paste; Escape asks for nothing."""

    DEFAULT_CSS = """
    AskTable > Vertical { width: 76; padding: 1 2; }
    AskTable SafeInput { margin: 1 0; }
    """

    def compose(self) -> ComposeResult:
        """What is asked for, and the field for it."""
        with Vertical():
            told = _("Paste the rows of a table, or name its file (CSV, xlsx, ods); nothing changes yet.")
            yield Static(plain(told))
            yield _PathOrTable(placeholder=_("~/Downloads/cookies.csv"), id="path", compact=True)
            with Horizontal():
                yield cancel_button()
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


def is_table(text: str) -> bool:
    """Whether a pasted text is more than one value: it has several lines, or cells parted by tabs."""
    return len(text.strip().splitlines()) > 1 or "\t" in text.strip()
