"""Hands a file to the user's own editor, and waits."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Sequence
from pathlib import Path

from textual.app import App, SuspendNotSupported

from workbench.language import _

_LINE_FIRST = frozenset(
    {"emacs", "emacsclient", "joe", "kak", "micro", "nano", "ne", "nvim", "vi", "view", "vim"}
)
"""Editors that take `+LINE` before the file."""
_PLACE_BEHIND = frozenset({"hx", "helix", "subl", "zed"})
"""Editors that take `FILE:LINE:COLUMN`."""
_DEFAULT = "vi"


def editor_command(path: Path, line: int, column: int) -> Sequence[str]:
    """What opens a file at a place, by `VISUAL` or `EDITOR`; never by anything a project says."""
    words = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or _DEFAULT)
    name = Path(words[0]).name
    if name in _LINE_FIRST:
        return [*words, f"+{line}", str(path)]
    if name in _PLACE_BEHIND:
        return [*words, f"{path}:{line}:{column}"]
    if name in {"code", "codium"}:
        return [*words, "--wait", "--goto", f"{path}:{line}:{column}"]
    return [*words, str(path)]


def edit(app: App[None], path: Path, line: int = 1, column: int = 1) -> str | None:
    """Open a file in the editor while the app waits; what kept it from opening, or None."""
    command = editor_command(path, line, column)
    try:
        with app.suspend():
            subprocess.run(command, check=False)
    except SuspendNotSupported:
        return _("this terminal cannot be handed over")
    except OSError as error:
        return f"{command[0]}: {error.strerror}"
    return None
