"""A text in pieces: words, what a translation must keep, and characters that XML cannot hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import Enum
from typing import Final

from workbench.checks.pairs.pair import PLACEHOLDER
from workbench.policy.entries import TextKind
from workbench.policy.frozen import frozen

UNFIT: Final = r"\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""Characters that XML cannot hold, for a character class."""

_PLAIN: Final = rf"(?P<unfit>[{UNFIT}])|(?P<braces>\{{\{{|\}}\}})|(?P<token>{PLACEHOLDER})"
_MARKS: Final = (
    rf"(?P<link>\]\([^)\s{UNFIT}]*\))|(?P<mark>\*+|`[^`{UNFIT}]*`)|(?P<opening>\[(?=[^\[\]]*\]\())"
)
_PIECES: Final = {
    TextKind.PLAIN: re.compile(_PLAIN),
    TextKind.PROSE: re.compile(f"{_PLAIN}|{_MARKS}"),
}


class Nature(Enum):
    """What a piece of a text is."""

    WORDS = "words"
    PROTECTED = "protected"
    UNFIT = "unfit"


@frozen
class Piece:
    """A part of a text; joined, the pieces are the text."""

    text: str
    nature: Nature


def pieces(text: str, kind: TextKind) -> Iterator[Piece]:
    """Yield the pieces of a text in order."""
    end = 0
    for match in _PIECES[kind].finditer(text):
        if match.start() > end:
            yield Piece(text[end : match.start()], Nature.WORDS)
        yield Piece(match[0], Nature.UNFIT if match.lastgroup == "unfit" else Nature.PROTECTED)
        end = match.end()
    if end < len(text):
        yield Piece(text[end:], Nature.WORDS)


def missing_and_added(source: str, target: str, kind: TextKind) -> tuple[list[str], list[str]]:
    """Which tokens, targets of links and marks of emphasis a translation lacks, and has too many."""
    wanted, there = _needed(source, kind), _needed(target, kind)
    return list((wanted - there).elements()), list((there - wanted).elements())


def _needed(text: str, kind: TextKind) -> Counter[str]:
    return Counter(match[0] for match in _PIECES[kind].finditer(text) if _is_needed(match))


def _is_needed(match: re.Match[str]) -> bool:
    """Whether a piece must come back; an address that is no link of ours may be another in each locale."""
    if match.lastgroup == "link":
        return match[0].startswith("](link:")
    return match.lastgroup in {"token", "mark"}
