"""Text in several tones broken into lines of a width: what a page of prose is drawn from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from rich.cells import cell_len, chop_cells

from workbench.ui.text import Piece, Tone

Line: TypeAlias = tuple[Piece, ...]
"""A line's pieces; together no wider than the width it was made for."""

_WORD: Final = re.compile(r"[ ]+|[^ ]+")
ONE_COLUMN: Final = re.compile(
    r"[ -~\n\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f"
    r"\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2400-\u2426]*"
)
"""Text in which every character is one column wide: most European text, and quicker to break."""
_SPACES: Final = re.compile(r"[ \n]+")


def flowed(pieces: Iterable[Piece], width: int, *, indent: int = 0) -> list[Line]:
    """Break pieces into lines at spaces and newlines; every line but the first begins `indent` columns in."""
    if width <= indent:
        return []
    pieces = list(pieces)
    text = "".join(piece.text for piece in pieces)
    if ONE_COLUMN.fullmatch(text) and all(len(word) <= width - indent for word in _SPACES.split(text)):
        return list(_sliced(pieces, _breaks(text, width, indent), indent))
    return list(_lines(pieces, width, indent))


def _sliced(pieces: Sequence[Piece], breaks: Iterable[tuple[int, int]], indent: int) -> Iterator[Line]:
    """The lines that begin and end at these places."""
    runs = _Runs(pieces)
    for number, (start, end) in enumerate(breaks):
        line = runs.between(start, end)
        yield _merged([Piece(" " * indent), *line]) if indent and number else line


def _breaks(text: str, width: int, indent: int) -> Iterator[tuple[int, int]]:
    """Where the lines of a text begin and end whose characters are all one column wide, no word too long."""
    start, room = 0, width
    for line in text.split("\n"):
        end = start + len(line)
        here = _after_spaces(text, start, end)
        while end - here > room and (cut := text.rfind(" ", here, here + room + 1)) > here:
            after = _after_spaces(text, cut, end)
            if after == end:
                break
            yield here, here + len(text[here:cut].rstrip(" "))
            here, room = after, width - indent
        yield here, end if end - here <= room else here + len(text[here:end].rstrip(" "))
        start, room = end + 1, width - indent


def _after_spaces(text: str, start: int, end: int) -> int:
    while start < end and text[start] == " ":
        start += 1
    return start


class _Runs:
    """Pieces of a text, found by their place in it; asked for from its beginning to its end."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._rest = [piece for piece in reversed(pieces) if piece.text]
        self._start = 0

    def between(self, start: int, end: int) -> Line:
        """The pieces from a place to another, cut there; neighbours of one tone are joined."""
        found: list[Piece] = []
        while self._rest and self._start < end:
            piece = self._rest[-1]
            last = self._start + len(piece.text)
            text = piece.text[max(start - self._start, 0) : end - self._start]
            if text and found and found[-1].tone is piece.tone:
                found[-1] = Piece(found[-1].text + text, piece.tone)
            elif text:
                found.append(Piece(text, piece.tone))
            if last > end:
                break
            self._rest.pop()
            self._start = last
        return tuple(found)


def _lines(pieces: Iterable[Piece], width: int, indent: int) -> Iterator[Line]:
    """Break pieces of any characters, word by word."""
    line: list[Piece] = []
    used = 0
    for word, tone, is_break in _words(pieces):
        if is_break:
            yield _merged(line)
            line, used = _indented(indent)
            continue
        for part in _fitting(word, width - indent):
            length = cell_len(part)
            if used + length > width and not part.isspace():
                yield _merged(_without_trailing_space(line))
                line, used = _indented(indent)
            if used + length > width:  # spaces that do not fit: the next word goes on the next line
                used = width
            elif not (part.isspace() and used <= indent and line_is_new(line, indent)):
                line.append(Piece(part, tone))
                used += length
    yield _merged(line)


def line_is_new(line: Sequence[Piece], indent: int) -> bool:
    """Whether nothing but its indentation stands on a line."""
    return sum(len(piece.text) for piece in line) <= indent and all(piece.text.isspace() for piece in line)


def _indented(indent: int) -> tuple[list[Piece], int]:
    return ([Piece(" " * indent)] if indent else [], indent)


def _words(pieces: Iterable[Piece]) -> Iterator[tuple[str, Tone, bool]]:
    """Yield words and the spaces between them, and the line breaks."""
    for piece in pieces:
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                yield "", piece.tone, True
            for word in _WORD.findall(line):
                yield word, piece.tone, False


def _fitting(word: str, width: int) -> Sequence[str]:
    """A word as it is, or in parts where no line could hold it."""
    return (word,) if len(word) * 2 <= width or cell_len(word) <= width else chop_cells(word, width)


def _without_trailing_space(line: list[Piece]) -> list[Piece]:
    while line and line[-1].text.isspace():
        line = line[:-1]
    return line


def _merged(line: Sequence[Piece]) -> Line:
    """Join neighbours of one tone."""
    merged: list[Piece] = []
    for piece in line:
        if merged and merged[-1].tone is piece.tone:
            merged[-1] = Piece(merged[-1].text + piece.text, piece.tone)
        else:
            merged.append(piece)
    return tuple(merged)
