"""Two texts as one: what went and what came, by signs and tones."""

from __future__ import annotations

from workbench.revisions.word_diff import Mark, word_diff
from workbench.ui.text import Piece, Tone

_SIGNED = {Mark.SAME: "{}", Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}
_TONES = {Mark.SAME: Tone.PLAIN, Mark.GONE: Tone.REMOVED, Mark.NEW: Tone.ADDED}


def marked_words(old: str, new: str) -> list[Piece]:
    """Two texts as one, what went struck out and what came underlined."""
    return [Piece(_SIGNED[run.mark].format(run.text), _TONES[run.mark]) for run in word_diff(old, new)]
