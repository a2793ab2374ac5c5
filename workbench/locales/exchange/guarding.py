"""Cells that a spreadsheet takes for what is written in them: for text, never for a formula or a number."""

from __future__ import annotations

from typing import Final

from workbench.policy.late_pattern import late

_WOULD_ACT: Final = late(
    r"'*(?:[=+\-@\t\r\n＝＋－＠]|[\s(.,€$£]*\d[\s\d.,:/%()€$£-]*(?:[eE][+-]?\d+)?\Z|(?i:true|false)\Z)"
)
"""What a spreadsheet would work out, or write in another way; or what was guarded against that."""
_GUARD: Final = "'"
_SHOWN_FAULT: Final = late(r"#[A-ZÀ-Þ0-9/]{2,}[!?]?|#{3,}|(?:Err|Fel|Fehler|Erreur):\s?\d{3}")
"""What a cell shows in place of what was typed: `#NAME?`, `Err:509`, `###` where it is too narrow."""


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for anything but text."""
    return _GUARD + cell if _WOULD_ACT.match(cell) else cell


def unguarded(cell: str) -> str:
    """A cell as it was before it was guarded."""
    return cell[1:] if cell.startswith(_GUARD) and _WOULD_ACT.match(cell) else cell


def is_shown_fault(cell: str) -> bool:
    """Whether a spreadsheet shows a fault of its own in place of a text."""
    return _SHOWN_FAULT.fullmatch(cell.strip()) is not None
