"""The places that can be replaced as rows of a list: where, and the words before and after."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.finding.replacing import Hit
from workbench.policy.model import Policy
from workbench.ui.rows.place_names import place_name
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.record_line import Cell

_BEFORE, _AFTER = 24, 120
"""So many characters around the words are shown in a row."""


def cells(hit: Hit, policy: Policy | None) -> Sequence[Cell]:
    """The cells of a row."""
    where = place_name(hit.written.place, policy)
    return (Piece(where, Tone.ACCENT), tuple(change(hit, _BEFORE, _AFTER)))


def change(hit: Hit, before: int, after: int) -> Sequence[Piece]:
    """What goes and what comes, by signs and tones, among so many characters of the text."""
    text, (start, end) = hit.written.text, hit.span
    left, right = text[max(0, start - before) : start], text[end : end + after]
    pieces = [
        Piece("…" if start > before else ""),
        Piece(left),
        Piece(f"[-{hit.old}-]", Tone.REMOVED),
        Piece(f"{{+{hit.new}+}}" if hit.new else "", Tone.ADDED),
        Piece(right),
        Piece("…" if end + after < len(text) else ""),
    ]
    return [Piece(_on_one_line(piece.text), piece.tone) for piece in pieces if piece.text]


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")
