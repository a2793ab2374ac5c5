"""Where the sentences of a text end: what a line of a file is, and where a paragraph can be split."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.policy.late_pattern import late

_END = late(r"(?:(?<=[.!?…])|(?<=[.!?…][”’»)\]\"'*])) (?=[^\sa-zß-öø-ÿ])")
"""The one space between two sentences; lower case after it means that an abbreviation ended."""
_OPENING = "([{„“”«‘’\"'*_"
_CLOSING = "”’»)]\"'*"
_SHORT = """
abs anm art bzw ca corp dr enl esim etc ev evtl f.d fig gem ggf hr inc inkl jfr jr kap lit ltd mr mrs nr no
osv para prof resp sec sid sog st str t.ex tel usw vgl vol vs ym zzgl
"""
ABBREVIATIONS = frozenset(_SHORT.split())
"""Words, in small letters, whose full stop ends no sentence."""


def sentence_ends(text: str) -> Iterator[int]:
    """Yield the offset of each space that stands between two sentences."""
    return (found.start() for found in _END.finditer(text) if not _is_abbreviation(text, found.start()))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; with one space between each two they are the text again."""
    start = 0
    for end in sentence_ends(text):
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _is_abbreviation(text: str, end: int) -> bool:
    """Whether the word before a space is one letter and a stop, or known to be short for another."""
    word = text[text.rfind(" ", 0, end) + 1 : end].lstrip(_OPENING).rstrip(_CLOSING)
    if not word.endswith("."):
        return False
    word = word[:-1].lower()
    last = word.rpartition(".")[2]
    return (len(last) == 1 and last.isalpha()) or word in ABBREVIATIONS
