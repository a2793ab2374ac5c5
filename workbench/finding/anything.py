"""Anything of a project found by a part of what it is called or says, in any locale, the likeliest first.

What is looked through lies in one long text a shelf, so that looking takes one search of it.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from itertools import accumulate, islice
from typing import Final, Protocol

from workbench.edits import Place
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag


class Kind(StrEnum):
    """What can be found; the value is an English message id."""

    COOKIE = "cookie"
    PROVIDER = "provider"
    CATEGORY = "category"
    SECTION = "section"
    TEXT = "text"
    LINK = "link"
    TERM = "term"
    TRANSLATION = "translation"


class Rank(IntEnum):
    """How what is typed is in what is found, the likeliest first."""

    NAME = 0
    NAME_BEGINS = 1
    NAME_WORD = 2
    NAME_HOLDS = 3
    TEXT_WORD = 4
    TEXT_HOLDS = 5
    ALL_IN_NAME = 6
    ALL_WORDS = 7
    ALIKE = 8


@frozen
class Target:
    """One thing that can be gone to: what it is called, what it says, and where either is written."""

    kind: Kind
    place: Place
    names: tuple[str, ...]
    text: str = ""
    text_place: Place | None = None
    locale: LocaleTag | None = None


@frozen
class Match:
    """A target, and how it was found."""

    target: Target
    rank: Rank

    @property
    def place(self) -> Place:
        """Where to go: to the text, if that is what was found."""
        is_text = self.rank in {Rank.TEXT_WORD, Rank.TEXT_HOLDS}
        return self.target.text_place if is_text and self.target.text_place else self.target.place


def folded(text: str) -> str:
    """A text as it is compared, on one line."""
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return composed.casefold().replace("\n", " ")


class Lines:
    """Many texts in one, each with the row that it belongs to."""

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        rows, texts = array("I"), list[str]()
        for row, text in lines:
            rows.append(row)
            texts.append(folded(text))
        self._rows = rows
        self._starts = array("I", accumulate((len(text) + 1 for text in texts), initial=1))
        self._text = "\n".join(["", *texts, ""])

    def found(self, words: str) -> Iterator[tuple[int, bool]]:
        """Yield the row of every text that holds words, and whether a word begins so."""
        place = self._text.find(words)
        while place >= 0:
            line = bisect_right(self._starts, place) - 1
            if 0 <= line < len(self._rows):
                yield self._rows[line], not self._text[place - 1].isalnum()
            place = self._text.find(words, self._starts[line + 1] if line >= 0 else place + 1)

    def rows(self, words: str) -> Iterator[int]:
        """Yield the row of every text that holds words."""
        return (row for row, _is_word in self.found(words))

    def beginning(self, words: str) -> Iterator[int]:
        """Yield the row of every text that begins with words."""
        return self._framed(f"\n{words}")

    def equal(self, words: str) -> Iterator[int]:
        """Yield the row of every text that is these words."""
        return self._framed(f"\n{words}\n")

    def _framed(self, words: str) -> Iterator[int]:
        place = self._text.find(words)
        while place >= 0:
            line = bisect_right(self._starts, place + 1) - 1
            if line < len(self._rows):
                yield self._rows[line]
            place = self._text.find(words, place + 1)

    def alike(self, words: str, most: int) -> Iterator[int]:
        """Yield the rows of the texts that are most like words, misspelt as they may be."""
        from rapidfuzz import fuzz, process

        texts = self._text.split("\n")[1:-1]
        found = process.extract(words, texts, scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE, limit=most)
        return (self._rows[line] for _text, _score, line in found)


class Shelf(Protocol):
    """Where things are looked for: the names of its rows, their texts, and what a row is."""

    @property
    def names(self) -> Lines:
        """What its rows are called."""

    @property
    def texts(self) -> Lines:
        """What its rows say."""

    def target(self, row: int) -> Target:
        """What a row is."""


@frozen
class Index:
    """All that is looked through, and how many locales are still being read."""

    shelves: tuple[Shelf, ...] = ()
    locales_left: int = 0


_LEAST_ALIKE: Final = 75
_MOST_LOOKED_AT: Final = 2000
"""So many texts that hold one of several words are looked at for the others."""


@dataclass(slots=True)
class _Search:
    """What has been found so far, each thing once."""

    most: int
    matches: list[Match] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)

    @property
    def is_full(self) -> bool:
        return len(self.matches) >= self.most

    def take(self, shelves: Sequence[Shelf], number: int, rows: Iterable[int], rank: Rank) -> None:
        for row in rows:
            if self.is_full:
                return
            if (number, row) not in self.seen:
                self.seen.add((number, row))
                self.matches.append(Match(shelves[number].target(row), rank))


def search(index: Index, typed: str, most: int = 100) -> Sequence[Match]:
    """Find what is typed, no more than so many, the likeliest first."""
    words = folded(typed).strip()
    if not words:
        return ()
    found, shelves = _Search(most), index.shelves
    for number, shelf in enumerate(shelves):
        found.take(shelves, number, shelf.names.equal(words), Rank.NAME)
    for number, shelf in enumerate(shelves):
        found.take(shelves, number, shelf.names.beginning(words), Rank.NAME_BEGINS)
    _take_holding(found, shelves, words, (Rank.NAME_WORD, Rank.NAME_HOLDS), lambda shelf: shelf.names)
    _take_holding(found, shelves, words, (Rank.TEXT_WORD, Rank.TEXT_HOLDS), lambda shelf: shelf.texts)
    _take_all_words(found, shelves, words.split())
    if shelves and not found.matches and len(words) >= _LEAST_TYPED:
        found.take(shelves, 0, shelves[0].names.alike(words, _FEW), Rank.ALIKE)
    return found.matches


_FEW: Final = 5
_LEAST_TYPED: Final = 4


def _take_holding(
    found: _Search,
    shelves: Sequence[Shelf],
    words: str,
    ranks: tuple[Rank, Rank],
    lines: Callable[[Shelf], Lines],
) -> None:
    """Take what begins a word with what is typed, then what holds it anywhere."""
    if found.is_full:
        return
    held = [list(islice(lines(shelf).found(words), found.most * 4)) for shelf in shelves]
    for wants_word, rank in zip((True, False), ranks, strict=True):
        for number, rows in enumerate(held):
            found.take(shelves, number, (row for row, is_word in rows if is_word == wants_word), rank)


def _take_all_words(found: _Search, shelves: Sequence[Shelf], words: Sequence[str]) -> None:
    """Take what has every one of several words: in its names, then wherever they stand."""
    if found.is_full or len(words) < 2:
        return
    rarest = max(words, key=len)
    for number, shelf in enumerate(shelves):
        named = (row for row in shelf.names.rows(rarest) if _has_all(shelf.target(row).names, words))
        found.take(shelves, number, named, Rank.ALL_IN_NAME)
    for number, shelf in enumerate(shelves):
        rows = (*shelf.names.rows(rarest), *islice(shelf.texts.rows(rarest), _MOST_LOOKED_AT))
        targets = ((row, shelf.target(row)) for row in rows)
        has_all = (row for row, each in targets if _has_all((*each.names, each.text), words))
        found.take(shelves, number, has_all, Rank.ALL_WORDS)


def _has_all(texts: Iterable[str], words: Iterable[str]) -> bool:
    everything = folded(" ".join(texts))
    return all(word in everything for word in words)
