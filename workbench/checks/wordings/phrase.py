"""The notation of the tables: `spar* … samtyck*` is some words, whatever stands between and however they end.

`*` stands for the rest of a word, before it or behind it; `…` for up to four words between; white space for
any white space. Letters match in either case. A phrase begins and ends where words do. All of one phrase
stands in one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

_PARTS = late(r"\*|\s*…\s*|\s+")
_ANY = {"*": r"[\w'-]*(?:’[\w'-]*)*"}
"""The typographic apostrophe by itself: a class that holds it takes four times as long to compile."""
_BETWEEN = r"[,;:]?(?:\s+[^\s.!?]+){0,4}?\s+"
_BETWEEN_SENTENCES = late(r"(?<=[.!?])\s+|\n+")


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


@frozen
class _Phrase:
    """One phrase; `words` are its literal parts, in lower case: where one is missing, it cannot be."""

    written: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, written: str) -> _Phrase:
        return cls(written, tuple(sorted(filter(None, _PARTS.split(written.lower())), key=len, reverse=True)))

    def search(self, lowered: str) -> re.Match[str] | None:
        """Find the phrase in a text in lower case."""
        if all(word in lowered for word in self.words):
            return _compiled(self.written.lower()).search(lowered)
        return None


@frozen
class Phrases:
    """Some phrases of one language, looked for together, by their longest words: most texts hold none."""

    by_stem: Mapping[str, Sequence[_Phrase]]

    @classmethod
    def of(cls, phrases: Iterable[str]) -> Phrases:
        """Read phrases in the notation of the tables."""
        by_stem: dict[str, list[_Phrase]] = {}
        for phrase in map(_Phrase.of, phrases):
            by_stem.setdefault(phrase.words[0] if phrase.words else "", []).append(phrase)
        return cls(by_stem)

    def search(self, text: str) -> str | None:
        """The words of a text that are one of these, those of the earliest; None where it has none."""
        lowered = in_lower_case(text)
        stems = [stem for stem in self.by_stem if stem in lowered]
        found = (phrase.search(lowered) for stem in stems for phrase in self.by_stem[stem])
        earliest = min((match for match in found if match), key=lambda match: match.start(), default=None)
        return text[earliest.start() : earliest.end()] if earliest else None

    def __contains__(self, text: str) -> bool:
        return self.search(text) is not None


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(pattern_of(phrase))


def in_lower_case(text: str) -> str:
    """A text in lower case, each letter where it was: one whose lower case is two, as that of İ, stays."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
