"""What is drawn with ASCII alone: signs give way to letters that every terminal has, each one column wide."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_STAND_INS = (
    ("─━═╌╍▔▂▁", "-"),
    ("│┃║▌▐▎▍▋▊▉▏▕", "|"),
    ("┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛╔╗╚╝", "+"),
    ("▃▄▅▆▇▀\u00a0\u202f", " "),
    ("█", "#"),
    ("↑▲△", "^"),
    ("↓▼▽", "v"),
    ("←◀", "<"),
    ("→▶▸▹❯", ">"),
    ("…", "~"),
    ("·•●◦⍽¶", "."),
    ("–—−", "-"),
    ("“”„«»", '"'),
    ("‘’‚", "'"),
    ("✓✔×✗", "x"),
    ("⚠", "!"),
)
_TABLE = {ord(sign): stand_in for signs, stand_in in _STAND_INS for sign in signs}


class OnlyAscii(LineFilter):
    """Puts a stand-in for every sign that people need not read; letters of the policy stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line with stand-ins in them."""
        del background
        return [
            segment if segment.text.isascii() else segment._replace(text=segment.text.translate(_TABLE))
            for segment in segments
        ]
