"""Hands a file to the user's own editor, and waits."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from textual.app import App, SuspendNotSupported

from workbench.formats.visible import without_controls
from workbench.formats.yaml_write import folded_lines
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


def edit_words(app: App[None], name: str, text: str) -> tuple[str, str | None]:
    """Let a text be written in the editor, a sentence a line, and take it back.

    What was written, and what kept the editor from opening, or None. The file is gone afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        path = Path(folder) / f"{name}.md"
        path.write_text("\n".join(folded_lines(text)) + "\n", encoding="utf-8")
        trouble = edit(app, path)
        try:
            written = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return text, trouble or _("what was written there could not be read; the text is as it was")
    return unfolded(without_controls(written)[0]), trouble


def unfolded(written: str) -> str:
    """A text written on lines: a line end is a blank, each empty line ends a line of the text."""
    text = ""
    for line in (each.strip() for each in written.strip("\n").split("\n")):
        if not line:
            text += "\n"
        else:
            text += f" {line}" if text and not text.endswith("\n") else line
    return text.strip()
