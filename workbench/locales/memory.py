"""A memory of translations: what is translated already, as suggestions and to look words up in."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import compress, islice
from typing import Final, TypeAlias

from workbench.locales.catalog import CatalogEntry, State
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen

LEAST_SCORE: Final = 70.0
"""Texts less alike than this, of 100, help nobody; it also bounds which lengths are worth comparing."""

LONG: Final = 64
"""Longer texts take long to compare, letter by letter: only those are that share words."""

LEAST_WORDS_SCORE: Final = 40.0
"""How alike the words of longer texts have to be, of 100; of real texts that are alike all are by far."""

_WORD_BEGINS = 4
"""So many letters tell words apart here: what is inflected stays the same word."""

Place: TypeAlias = tuple[int, int]
"""Where words begin and end in a text."""


@frozen
class Pair:
    """A text and its translation, and the entry they were found in."""

    key: Key
    source: str
    target: str


@frozen
class Suggestion:
    """A translation of a text like the one asked for; a score of 100 means the same text."""

    source: str
    target: str
    score: float
    key: Key


@frozen
class Usage:
    """A pair that words are used in, and where they stand in each of its texts."""

    pair: Pair
    in_source: tuple[Place, ...]
    in_target: tuple[Place, ...]


def pairs(entries: Iterable[CatalogEntry]) -> Iterator[Pair]:
    """The pairs that entries vouch for: a stale target belongs to the source that it was made from."""
    for entry in entries:
        if entry.state is State.TRANSLATED:
            yield Pair(entry.key, entry.source, entry.target)
        elif entry.state is State.STALE and entry.previous:
            yield Pair(entry.key, entry.previous, entry.target)


class _Signs(dict[str, str]):
    """A sign for each word, so that a text's words are compared as if each were a letter."""

    def __init__(self) -> None:
        super().__init__()
        self._of_beginnings: dict[str, str] = {}

    def __missing__(self, word: str) -> str:
        begins, known = word[:_WORD_BEGINS].lower(), self._of_beginnings
        sign = self[word] = known.setdefault(begins, chr(1 + len(known) % sys.maxunicode))
        return sign

    def of(self, text: str) -> str:
        """The signs of a text that is asked for; words that are nowhere else are all the same."""
        begins = (word[:_WORD_BEGINS].lower() for word in text.split())
        return "".join(self._of_beginnings.get(each, "\0") for each in begins)


@frozen
class Memory:
    """Pairs with a source each of its own, the shortest source first.

    The others are made from them, in their order, so that a query is fast: `lowered` has both texts, `words`
    a sign for each word of the source.
    """

    pairs: tuple[Pair, ...] = ()
    sources: tuple[str, ...] = ()
    lengths: tuple[int, ...] = ()
    lowered: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    _signs: _Signs = field(default_factory=_Signs, repr=False)

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Memory:
        """Index pairs; of those with one source the first is kept, those without words are not."""
        by_source: dict[str, Pair] = {}
        for pair in pairs:
            if pair.source.strip() and pair.target.strip():
                by_source.setdefault(pair.source, pair)
        ordered = tuple(sorted(by_source.values(), key=lambda pair: len(pair.source)))
        sources = tuple(pair.source for pair in ordered)
        lowered = tuple(f"{pair.source}\n{pair.target}".lower() for pair in ordered)
        signs = _Signs()
        words = tuple("".join(map(signs.__getitem__, source.split())) for source in sources)
        return cls(ordered, sources, tuple(map(len, sources)), lowered, words, signs)

    def suggestions(self, text: str, *, limit: int = 5) -> list[Suggestion]:
        """Translations of texts like this one, the same text first, then the most alike."""
        from rapidfuzz import fuzz, process

        if not text.strip():
            return []
        alike = self._with_like_words(text)
        found = process.extract(
            text,
            [self.sources[index] for index in alike],
            scorer=fuzz.ratio,
            score_cutoff=LEAST_SCORE,
            limit=limit,
        )
        return [_suggestion(self.pairs[alike[place]], score) for _, score, place in found]

    def search(self, words: str, *, limit: int = 100) -> list[Usage]:
        """The pairs with these words in one of the texts, in any case, also inside of longer words."""
        return list(islice(self._usages(words.split()), limit))

    def _with_like_words(self, text: str) -> Sequence[int]:
        """The pairs worth comparing letter by letter; to compare words takes a fifth of the time."""
        from rapidfuzz import fuzz, process

        like = self._of_like_length(text)
        if len(text) <= LONG:
            return like
        words = self.words[like.start : like.stop]
        found = process.extract(
            self._signs.of(text), words, scorer=fuzz.ratio, score_cutoff=LEAST_WORDS_SCORE, limit=None
        )
        return sorted(like.start + index for _, _, index in found)

    def _of_like_length(self, text: str) -> range:
        """The pairs whose source can reach the least score: the shorter text bounds what both share."""
        shortest = len(text) * LEAST_SCORE / (200 - LEAST_SCORE)
        longest = len(text) * (200 - LEAST_SCORE) / LEAST_SCORE
        return range(bisect_left(self.lengths, shortest), bisect_right(self.lengths, longest))

    def _usages(self, words: list[str]) -> Iterator[Usage]:
        pattern = re.compile(r"\s+".join(map(re.escape, words)), re.IGNORECASE)
        longest = max(words, key=len, default="").lower()
        for pair in compress(self.pairs, (longest in texts for texts in self.lowered if longest)):
            in_source, in_target = _places(pattern, pair.source), _places(pattern, pair.target)
            if in_source or in_target:
                yield Usage(pair, in_source, in_target)


def _suggestion(pair: Pair, score: float) -> Suggestion:
    return Suggestion(pair.source, pair.target, score, pair.key)


def _places(pattern: re.Pattern[str], text: str) -> tuple[Place, ...]:
    return tuple(match.span() for match in pattern.finditer(text))
