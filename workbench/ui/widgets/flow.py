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


def flowed(pieces: Iterable[Piece], width: int, *, indent: int = 0) -> list[Line]:
    """Break pieces into lines at spaces and newlines; every line but the first begins `indent` columns in."""
    if width <= indent:
        return []
    return list(_lines(pieces, width, indent))


def _lines(pieces: Iterable[Piece], width: int, indent: int) -> Iterator[Line]:
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
            if used + length <= width and not (
                part.isspace() and used <= indent and line_is_new(line, indent)
            ):
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
