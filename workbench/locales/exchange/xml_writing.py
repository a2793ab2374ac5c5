"""XML as parcels have it: written line by line, every character that XML can hold kept as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from workbench.locales.exchange.protected import UNFIT, Nature, Piece, pieces
from workbench.policy.entries import TextKind
from workbench.policy.late_pattern import late

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>'
CHARACTER: Final = "x-char"
"""The type of an element that stands for a character which XML cannot hold."""

_IN_TEXT: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"}
_IN_VALUE: Final = {**_IN_TEXT, '"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_SPECIAL: Final = late(r'[&<>\r"\n\t]')
_UNFIT: Final = late(f"[{UNFIT}]")
_CODE_POINT: Final = late(r"U\+([0-9A-F]{4})")


def text_of(text: str) -> str:
    """A text as the content of an element; a character that XML cannot hold becomes a sign for it."""
    return _SPECIAL.sub(lambda match: _IN_TEXT.get(match[0], match[0]), without_unfit(text))


def without_unfit(text: str) -> str:
    """A text with a sign for each character that XML cannot hold."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def attributes(values: Mapping[str, str | None]) -> str:
    """Attributes with a space before each; those without a value are left out."""
    return "".join(f' {name}="{_value(value)}"' for name, value in values.items() if value is not None)


def element(name: str, values: Mapping[str, str | None], inside: str = "") -> str:
    """An element with what is inside of it, which is XML."""
    return f"<{name}{attributes(values)}>{inside}</{name}>" if inside else f"<{name}{attributes(values)}/>"


def code_point(char: str) -> str:
    """The name of a character, as an attribute or a text can hold it."""
    return f"U+{ord(char):04X}"


def char_of(name: str) -> str | None:
    """The character of such a name."""
    found = _CODE_POINT.fullmatch(name)
    char = chr(int(found[1], 16)) if found else ""
    return char if _UNFIT.fullmatch(char) else None


def numbered(text: str, kind: TextKind) -> Iterator[tuple[int, Piece]]:
    """The pieces of a text; those that are no words are counted from 1, words have 0."""
    count = 0
    for piece in pieces(text, kind):
        count += piece.nature is not Nature.WORDS
        yield (0 if piece.nature is Nature.WORDS else count), piece


def _value(text: str) -> str:
    return _SPECIAL.sub(lambda match: _IN_VALUE[match[0]], without_unfit(text))
