"""What a terminal shows already, line by line: nothing is sent to it twice.

Textual draws the whole screen again whenever something in it finds another place, as when the focus moves
and a hint appears below a field: 10 kB for a few lines that differ. Over a slow line that takes seconds.
"""

from __future__ import annotations

import re
from typing import Final

_PLACE: Final = re.compile(r"\x1b\[(\d+);(\d+)H")
_ELSEWHERE: Final = ("\x1b[?1049", "\x1b[2J", "\x1b[J")
"""What makes a terminal show something else altogether: its other screen, or nothing."""


class ShownLines:
    """Remembers the lines that were drawn whole; a line in which something was drawn since is not known."""

    def __init__(self) -> None:
        self._lines: dict[str, str] = {}

    def forget(self) -> None:
        """Know nothing: something else may have been drawn."""
        self._lines.clear()

    def news(self, sent: str) -> str:
        """What of this the terminal does not show already."""
        if any(code in sent for code in _ELSEWHERE):
            self.forget()
        before, *rest = _PLACE.split(sent)
        places = zip(rest[::3], rest[1::3], rest[2::3], strict=True)
        return before + "".join(self._new(row, column, drawn) for row, column, drawn in places)

    def _new(self, row: str, column: str, drawn: str) -> str:
        """What is drawn at a place, with the way there; nothing where the whole line is as it was."""
        if drawn and column == "1":
            if self._lines.get(row) == drawn.rstrip("\n"):
                return ""
            self._lines[row] = drawn.rstrip("\n")
        elif drawn:
            self._lines.pop(row, None)
        return f"\x1b[{row};{column}H{drawn}"
