"""Words sought in texts as people mean them: Å is å however either is stored, a part of a letter is not."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Final, TypeGuard

from workbench.formats.visible import without_controls
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say
from workbench.policy.syntax import Span

if TYPE_CHECKING:
    from regex import Match, Pattern

_INSIDE: Final = -1
"""Where a character of the compared text is only a part of one that is written."""
_LONGEST_EXPRESSION: Final = 300
_MOST_REPEATS: Final = 1000
"""All counted repeats of an expression multiplied: nested ones take memory as their product grows."""
_REPEAT: Final = late(r"\{(?:\d+,)?(\d+),?\}")
_RECURSION: Final = late(r"\(\?(?:R|[+-]?\d|&|P>)")
SECONDS_FOR_AN_EXPRESSION: Final = 2.0
"""What an expression may take over all texts."""


class CannotSeek(ValueError):
    """What is sought cannot be; the sentence says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@frozen
class Sought:
    """What is sought, and how it is compared."""

    words: str
    is_case_told: bool = False
    is_whole_word: bool = False
    is_expression: bool = False


@frozen
class Occurrence:
    """Where what is sought stands in a text, and what is to stand there instead."""

    span: Span
    new: str


class Seeker:
    """Finds what is sought in one text after another, with what is to stand there. Raises CannotSeek."""

    def __init__(self, sought: Sought, new: str) -> None:
        self._sought = sought
        self._new = _composed(new)
        self._words = _compared(_composed(sought.words), sought)
        self._pattern = _pattern(sought) if sought.is_expression else None
        self._left = SECONDS_FOR_AN_EXPRESSION

    def occurrences(self, text: str) -> Iterator[Occurrence]:
        """Yield every place in a text, none of them overlapping another. Raises CannotSeek."""
        if not self._sought.words:
            return
        yield from self._plain(text) if self._pattern is None else self._matches(text)

    def _is_wanted(self, span: Span | None, text: str) -> TypeGuard[Span]:
        """Whether a stretch is one of whole letters, and of whole words where those are sought."""
        if span is None or span.start == span.end or _cuts_letters(text, span):
            return False
        return not self._sought.is_whole_word or _is_whole(text, span)

    def _plain(self, text: str) -> Iterator[Occurrence]:
        compared = _aligned(text, self._sought)
        start = compared.text.find(self._words)
        while start >= 0:
            span = compared.span(start, start + len(self._words))
            if self._is_wanted(span, text):
                yield Occurrence(span, self._capitalised(text[span.start : span.end]))
                start += len(self._words) - 1
            start = compared.text.find(self._words, start + 1)

    def _capitalised(self, old: str) -> str:
        """What replaces a stretch: with its capitals, where any were sought."""
        new, words = self._new, self._sought.words
        if self._sought.is_case_told or words != words.lower() or new != new.lower():
            return new
        if len(old) > 1 and old.isupper():
            return new.upper()
        return new[:1].upper() + new[1:] if old[:1].isupper() else new

    def _matches(self, text: str) -> Iterator[Occurrence]:
        compared = _aligned(text, Sought("", is_case_told=True))
        for match in self._timed(compared.text):
            span = compared.span(*match.span())
            if self._is_wanted(span, text):
                yield Occurrence(span, self._expanded(match))

    def _timed(self, text: str) -> Sequence[Match[str]]:
        """Every match in a text, in the time that is left. Raises CannotSeek."""
        if self._pattern is None:
            return ()
        began = monotonic()
        try:
            if self._left <= 0:
                raise TimeoutError
            return list(self._pattern.finditer(text, timeout=self._left, concurrent=True))
        except (TimeoutError, MemoryError):
            raise CannotSeek(
                say("The expression takes too long to look for; say more exactly what is sought.")
            ) from None
        finally:
            self._left -= monotonic() - began

    def _expanded(self, match: Match[str]) -> str:
        import regex

        try:
            return without_controls(match.expand(self._new))[0]
        except (regex.error, IndexError, KeyError, ValueError) as error:
            raise CannotSeek(
                say("The replacement cannot be read: {why}.", why=str(error).rstrip("."))
            ) from None


@frozen
class _Aligned:
    """A text as it is compared, and where each of its characters, and its end, is written."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span | None:
        """Where a stretch of the compared text is written; None where it cuts a character in two."""
        first, last = self.places[start], self.places[end]
        return None if _INSIDE in {first, last} else Span(first, last)


def _aligned(text: str, sought: Sought) -> _Aligned:
    compared = _compared(text, sought)
    if len(compared) == len(text) and unicodedata.is_normalized("NFC", text):
        return _Aligned(compared, range(len(text) + 1))
    pieces: list[str] = []
    places: list[int] = []
    for start, letter in _letters(text):
        piece = _compared(_composed(letter), sought)
        pieces.append(piece)
        places.extend([start, *[_INSIDE] * (len(piece) - 1)])
    return _Aligned("".join(pieces), [*places, len(text)])


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Yield every character with the marks that stand on it, and where it begins."""
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or not unicodedata.combining(text[end]):
            yield start, text[start:end]
            start = end


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _compared(text: str, sought: Sought) -> str:
    return text if sought.is_case_told else text.casefold()


def _cuts_letters(text: str, span: Span) -> bool:
    """Whether a stretch begins or ends between a letter and a mark on it."""
    return any(unicodedata.combining(text[place : place + 1] or " ") for place in span)


def _is_whole(text: str, span: Span) -> bool:
    """Whether no word goes on over an edge of a stretch."""
    return not any(
        0 < edge < len(text) and _is_of_word(text[edge - 1]) and _is_of_word(text[edge]) for edge in span
    )


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.combining(character) > 0


def _pattern(sought: Sought) -> Pattern[str]:
    """Read an expression. Raises CannotSeek."""
    import regex  # its searches can be given a time; few look for expressions

    if len(sought.words) > _LONGEST_EXPRESSION:
        raise CannotSeek(
            say("The expression is too long: no more than {most} characters.", most=_LONGEST_EXPRESSION)
        )
    if _is_dangerous(sought.words):
        raise CannotSeek(say("The expression repeats itself too often to be looked for safely."))
    flags = 0 if sought.is_case_told else regex.IGNORECASE | regex.FULLCASE
    try:
        return regex.compile(_composed(sought.words), flags | regex.MULTILINE)
    except (regex.error, RecursionError, MemoryError, OverflowError, ValueError) as error:
        why = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CannotSeek(say("The expression cannot be read: {why}.", why=why.rstrip("."))) from None


def _is_dangerous(expression: str) -> bool:
    """Whether it may take memory without end, before any time that it is given has passed."""
    repeats = (int(match[1]) for match in _REPEAT.finditer(expression) if len(match[1]) < 9)
    has_huge = any(len(match[1]) >= 9 for match in _REPEAT.finditer(expression))
    return has_huge or math.prod(repeats) > _MOST_REPEATS or _RECURSION.search(expression) is not None
