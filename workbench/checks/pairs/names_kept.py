"""Names that no locale translates: cookies, companies and products, found in a text the longest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from itertools import filterfalse

from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

_WORD = late(r"\w+")
_ORDINARY_WORD = late(r"[A-ZÅÄÖ]?[a-zåäö]+")
_ENDING = late(r"(?:[:’'-]?[^\W\d_]{1,6})?(?!\w)|-")
_NO_ENDING = late(r"(?!\w)")
_JOINERS = str.maketrans("-\u00a0\u202f", "   ")
"""A language that writes compounds with hyphens joins the words of a name too: Google-Analytics-Cookies."""


@frozen
class Occurrence:
    """A name where it stands in a text."""

    name: str
    start: int

    @property
    def end(self) -> int:
        """Where the text goes on."""
        return self.start + len(self.name)


@frozen
class _Alike:
    """Names of one length whose first word begins at one place."""

    length: int
    offset: int
    names: frozenset[str]


@frozen(eq=False)
class Names:
    """Some names by their first word, the longest first; `inflected` are those that take endings."""

    by_word: Mapping[str, tuple[_Alike, ...]] = field(default_factory=dict)
    all: frozenset[str] = frozenset()
    inflected: frozenset[str] = frozenset()

    @classmethod
    def of(cls, cookies: Iterable[str], companies: Iterable[str], before: Names | None = None) -> Names:
        """Index the names of cookies, and those of companies and products; `before` is an index of most.

        A cookie whose name is an ordinary word (`lang`, `consent`) is left out: texts mean the word.
        """
        called = frozenset(company for company in companies if company)
        names = called.union(filterfalse(_is_ordinary, cookies))
        known = before or cls()
        by_word = dict(known.by_word)
        for word, others in _by_first_word(names ^ known.all).items():
            there = {name for each in by_word[word] for name in each.names} if word in by_word else set()
            by_word[word] = _alike(there ^ others, word)
        return cls(by_word, names, called)

    def other_than(self, before: Names) -> frozenset[str]:
        """The names that one of the two has and the other has not, or has as another kind."""
        return (self.all ^ before.all) | (self.inflected ^ before.inflected)

    def find(self, text: str) -> Iterator[Occurrence]:
        """Every name in a text that stands alone: no letter, digit, `_` or `-` beside it."""
        words = _WORD.findall(text)
        if self.by_word.keys().isdisjoint(words):
            return
        at = end = 0
        for word in words:
            at = text.index(word, at)
            alike = self.by_word.get(word)
            found = _found(alike, text, at) if alike and at >= end else None
            if found and found.start >= end:
                end = found.end
                yield found
            at += len(word)

    def is_name(self, text: str) -> bool:
        """Whether a whole text is the name of a company, however it is spaced and capitalised."""
        return _folded(text) in _all_folded(self.inflected)

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


def _found(names: tuple[_Alike, ...], text: str, at: int) -> Occurrence | None:
    """The longest of some names that a text has, its first word there."""
    for alike in names:
        start = at - alike.offset
        name = text[start : start + alike.length] if start >= 0 else ""
        if name in alike.names and _stands_alone(text, start, start + alike.length):
            return Occurrence(name, start)
    return None


def first_word(name: str) -> str:
    """The word that a name is found by; nothing where it has none."""
    first = _WORD.search(name)
    return first[0] if first else ""


def _by_first_word(names: Iterable[str]) -> Mapping[str, set[str]]:
    by_word: dict[str, set[str]] = {}
    for name in names:
        if word := first_word(name):
            by_word.setdefault(word, set()).add(name)
    return by_word


def _alike(names: Collection[str], word: str) -> tuple[_Alike, ...]:
    """Names of one first word, apart by length and by where it begins; the longest first."""
    if len(names) == 1:
        (name,) = names
        return (_Alike(len(name), name.index(word), frozenset(names)),)
    apart: dict[tuple[int, int], set[str]] = {}
    for name in names:
        apart.setdefault((len(name), name.index(word)), set()).add(name)
    return tuple(_Alike(*size, frozenset(apart[size])) for size in sorted(apart, reverse=True))


@lru_cache(maxsize=2**15)
def _is_ordinary(cookie: str) -> bool:
    return _ORDINARY_WORD.fullmatch(cookie) is not None


@lru_cache(maxsize=2**12)
def _folded(text: str) -> str:
    return "".join(_WORD.findall(text)).casefold()


@lru_cache(maxsize=4)
def _all_folded(names: frozenset[str]) -> frozenset[str]:
    """All of some names, folded once: texts are asked about one by one, and names are the same for many."""
    return frozenset(map(_folded, names))


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (_is_beside(text[end : end + 1]) or (start and _is_beside(text[start - 1])))


def _is_beside(character: str) -> bool:
    return character.isalnum() or character in {"_", "-"}
