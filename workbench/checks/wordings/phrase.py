"""The notation of the tables: `spar* … samtyck*` is some words, whatever stands between and however they end.

`*` stands for the rest of a word, before it or behind it; `…` for up to four words between; white space for
any white space. Letters match in either case. A phrase begins and ends where words do. All of one phrase
stands in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

_PARTS = re.compile(r"\*|\s*…\s*|\s+")
_ANY = {"*": r"[\w’'-]*"}
_BETWEEN = r"[,;:]?(?:\s+[^\s.!?]+){0,4}?\s+"
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")


def pattern_of(phrase: str) -> str:
    """The regular expression that a phrase of the notation stands for."""
    pieces: list[str] = []
    end = 0
    for part in _PARTS.finditer(phrase):
        pieces.append(re.escape(phrase[end : part.start()]))
        pieces.append(_ANY.get(part[0]) or (_BETWEEN if "…" in part[0] else r"\s+"))
        end = part.end()
    pieces.append(re.escape(phrase[end:]))
    return rf"(?<!\w){''.join(pieces)}(?!\w)"


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly: a dot within a word, as in a name or a number, ends none."""
    return [sentence for sentence in _BETWEEN_SENTENCES.split(text.strip()) if sentence]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Some phrases of one language, looked for together.

    Most texts hold none of them: a phrase is looked for, and made a pattern, only where its longest word is.
    """

    by_stem: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """Read phrases in the notation of the tables."""
        by_stem: dict[str, list[str]] = {}
        for phrase in phrases:
            by_stem.setdefault(_stem(phrase), []).append(phrase)
        return cls(by_stem)

    def search(self, text: str) -> str | None:
        """The words of a text that are one of these, those of the earliest; None where it has none."""
        lowered = text.lower()
        stems = [stem for stem in self.by_stem if stem in lowered]
        if not stems:
            return None
        found = (_compiled(phrase).search(text) for stem in stems for phrase in self.by_stem[stem])
        earliest = min((match for match in found if match), key=lambda match: match.start(), default=None)
        return earliest[0] if earliest else None

    def __contains__(self, text: str) -> bool:
        return self.search(text) is not None


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(pattern_of(phrase), re.IGNORECASE)


def _stem(phrase: str) -> str:
    return max(_PARTS.split(phrase.lower()), key=len)
