"""Text handed to the terminal's clipboard: by OSC 52, to which terminals give no answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from workbench.language import _, _n
from workbench.ui.text import notify

if TYPE_CHECKING:
    from textual.app import App

_Result = TypeVar("_Result")
_TOLD = 60
"""Characters of what was copied that are told."""


def copy(app: App[_Result], text: str) -> None:
    """Copy a text, and say what became of it as far as that can be known."""
    if not text.strip():
        notify(app, _("There is nothing to copy here."))
        return
    app.copy_to_clipboard(text)
    lines = text.count("\n") + 1
    told = text if lines == 1 else _n("{count} line", "{count} lines", lines)
    told = told if len(told) <= _TOLD else f"{told[:_TOLD]}…"
    notify(app, _("Given to the terminal to copy: {text}").format(text=told))
