"""Names that no locale translates: cookies, companies and products, found in a text the longest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_WORD = re.compile(r"\w+")
_ORDINARY_WORD = re.compile(r"[A-ZÅÄÖ]?[a-zåäö]+")
_BESIDE = re.compile(r"[\w-]")
_ENDING = re.compile(r"(?:[:’'-]?[^\W\d_]{1,6})?(?!\w)|-")
_NO_ENDING = re.compile(r"(?!\w)")
_JOINERS = str.maketrans("-\u00a0\u202f", "   ")
"""A language that writes compounds with hyphens joins the words of a name too: Google-Analytics-Cookies."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name where it stands in a text."""

    name: str
    start: int

    @property
    def end(self) -> int:
        """Where the text goes on."""
        return self.start + len(self.name)


@dataclass(frozen=True, eq=False, slots=True)
class Names:
    """Some names by their first word; `inflected` are those that take a language's endings."""

    by_word: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    inflected: frozenset[str] = frozenset()

    @classmethod
    def of(cls, cookies: Iterable[str], companies: Iterable[str]) -> Names:
        """Index the names of cookies, and those of companies and products.

        A cookie whose name is an ordinary word (`lang`, `consent`) is left out: texts mean the word.
        """
        called = frozenset(company for company in companies if company)
        names = cls({}, called)
        kept = {cookie for cookie in cookies if not _ORDINARY_WORD.fullmatch(cookie)}
        for text in sorted(called | kept, key=lambda text: (-len(text), text)):
            if first := _WORD.search(text):
                names.by_word.setdefault(first[0], []).append((first.start(), text))
        return names

    def find(self, text: str) -> Iterator[Occurrence]:
        """Every name in a text that stands alone: no letter, digit, `_` or `-` beside it."""
        if self.by_word.keys().isdisjoint(_WORD.findall(text)):
            return
        end = 0
        for word in _WORD.finditer(text):
            found = self._at(text, word) if word.start() >= end else None
            if found and found.start >= end:
                end = found.end
                yield found

    def is_name(self, text: str) -> bool:
        """Whether a whole text is the name of a company, however it is spaced and capitalised."""
        return _folded(text) in map(_folded, self.inflected)

    def replaced(self, text: str, filler: str) -> str:
        """A text with each name replaced."""
        pieces: list[str] = []
        end = 0
        for found in self.find(text):
            pieces += [text[end : found.start], filler]
            end = found.end
        return "".join([*pieces, text[end:]]) if pieces else text

    def counted_in_translation(self, names: Iterable[str], text: str) -> Counter[str]:
        """How often each of some names is in a text; companies also with endings and in compounds."""
        counted: Counter[str] = Counter()
        for name in sorted(set(names), key=len, reverse=True):
            counted[name], text = self._taken(name, text)
        return counted

    def _taken(self, name: str, text: str) -> tuple[int, str]:
        """Count a name, and return the text without it, so that no shorter name is found in it."""
        written = name.translate(_JOINERS) if name in self.inflected else name
        searched = text.translate(_JOINERS) if name in self.inflected else text
        count, start = 0, searched.find(written)
        while start >= 0:
            end = start + len(name)
            if self._stands_translated(name, text, start, end):
                count += 1
                text = f"{text[:start]}{'￼' * len(name)}{text[end:]}"
            start = searched.find(written, end)
        return count, text

    def _stands_translated(self, name: str, text: str, start: int, end: int) -> bool:
        if start and (text[start - 1].isalnum() or text[start - 1] == "_"):
            return False
        ending = _ENDING if name in self.inflected else _NO_ENDING
        return ending.match(text, end) is not None

    def _at(self, text: str, word: re.Match[str]) -> Occurrence | None:
        for offset, name in self.by_word.get(word[0], ()):
            found = Occurrence(name, word.start() - offset)
            if found.start >= 0 and text.startswith(name, found.start) and _stands_alone(found, text):
                return found
        return None


def _folded(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


def _stands_alone(found: Occurrence, text: str) -> bool:
    before = text[found.start - 1 : found.start]
    return not (_BESIDE.match(text, found.end) or (before and _BESIDE.match(before)))
