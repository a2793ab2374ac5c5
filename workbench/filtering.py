"""The filter language of lists: `provider:google lifetime:>13m party:third -printed some words`.

Every term must hold. A bare word is looked for in all texts of a row, `field:words` in one field, `-` before
a term turns it round, `*` in a field stands for anything.
`lifetime:` compares: `>13m`, `<=30d`, `session`; units: s, min, h, d, w, m (month), y.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import field
from fnmatch import fnmatchcase
from operator import eq, ge, gt, le, lt
from typing import Protocol, TypeVar

from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.lifetime import SECONDS, Unit
from workbench.policy.sentence import Sentence, say


class Facts(Protocol):
    """What a filter can ask of a row."""

    @property
    def haystack(self) -> str:
        """All its texts, case-folded."""

    @property
    def flags(self) -> Collection[str]:
        """What it is, of what can be asked for by the bare word."""

    @property
    def seconds(self) -> int | None:
        """How long its lifetime is; None where it has no number."""

    @property
    def is_session(self) -> bool:
        """Whether it is kept for the session."""

    def field(self, name: str) -> str:
        """One of its fields, case-folded."""


@frozen
class PlainFacts:
    """Facts that are at hand; a list of thousands has others, which are made when they are asked for."""

    haystack: str
    fields: Mapping[str, str] = field(default_factory=dict)
    flags: Collection[str] = ()
    seconds: int | None = None
    is_session: bool = False

    def field(self, name: str) -> str:
        """One of the fields."""
        return self.fields.get(name, "")


Term = Callable[[Facts], bool]
Row = TypeVar("Row")


class FilterUnreadable(ValueError):
    """A filter cannot be understood; the sentence says which term and what would be right."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@frozen
class Filter:
    """A filter that has been read; without terms everything passes."""

    terms: tuple[Term, ...] = ()

    def passing(self, rows: Iterable[Row], facts: Callable[[Row], Facts]) -> list[Row]:
        """The rows to be shown; each term is asked only of those that the terms before it let pass."""
        if not self.terms:
            return list(rows)
        told = [(row, facts(row)) for row in rows]
        for term in self.terms:
            told = [each for each in told if term(each[1])]
        return [row for row, _facts in told]


FLAGS = ("marked", "printed", "problem", "unsaved")
"""What a row can be, asked for by the bare word."""
FIELDS = (
    "category",
    "description",
    "domain",
    "id",
    "match",
    "name",
    "note",
    "party",
    "provider",
    "purpose",
    "storage",
)
"""The fields that can be asked for by name."""


@frozen
class Vocabulary:
    """What a list can be asked: fields by name, flags by the bare word, and whether rows have lifetimes.

    `kinds` are the fields of which a word is asked for by its beginning.
    """

    fields: Collection[str]
    flags: Collection[str] = ()
    has_lifetimes: bool = False
    kinds: Collection[str] = ()


COOKIES = Vocabulary(FIELDS, FLAGS, has_lifetimes=True)

_COMPARISONS: Mapping[str, Callable[[int, int], bool]] = {
    ">=": ge,
    "<=": le,
    ">": gt,
    "<": lt,
    "=": eq,
    "": eq,
}
_AMOUNT = late(r"(?P<how>>=|<=|>|<|=|)(?P<number>\d{1,9})(?P<unit>s|min|h|d|w|m|y)", re.ASCII)
_UNITS = {
    "s": Unit.SECOND,
    "min": Unit.MINUTE,
    "h": Unit.HOUR,
    "d": Unit.DAY,
    "w": Unit.WEEK,
    "m": Unit.MONTH,
    "y": Unit.YEAR,
}


def parse_filter(query: str, vocabulary: Vocabulary = COOKIES) -> Filter:
    """Read a filter. Raises FilterUnreadable."""
    return Filter(tuple(_term(word, vocabulary) for word in _words(query)))


def _words(query: str) -> Sequence[str]:
    """The terms of a query; quotes keep words together, one that is not closed is a character."""
    lexer = shlex.shlex(query, posix=True)
    lexer.whitespace_split, lexer.commenters, lexer.escape, lexer.quotes = True, "", "", '"'
    try:
        return list(lexer)
    except ValueError:
        return query.split()


def _term(word: str, vocabulary: Vocabulary) -> Term:
    if word.startswith("-") and len(word) > 1:
        term = _positive(word[1:], vocabulary)
        return lambda facts: not term(facts)
    return _positive(word, vocabulary)


def _positive(word: str, vocabulary: Vocabulary) -> Term:
    name, colon, value = word.partition(":")
    if word in vocabulary.flags:
        return lambda facts: word in facts.flags
    if not colon or not name.isalpha():
        return _holds(word.casefold())
    if name == "is" and value in vocabulary.flags:
        return lambda facts: value in facts.flags
    if name == "lifetime" and vocabulary.has_lifetimes:
        return _lifetime(value)
    if name in vocabulary.kinds:
        return _kind(name, value.casefold())
    if name in vocabulary.fields:
        return _field(name, value.casefold())
    known = (*vocabulary.kinds, *vocabulary.fields)
    known = (*known, "lifetime") if vocabulary.has_lifetimes else known
    raise FilterUnreadable(
        say("There is no field “{name}”; known are: {known}.", name=name, known=", ".join(known))
    )


def _holds(text: str) -> Term:
    return lambda facts: text in facts.haystack


def _field(name: str, value: str) -> Term:
    if not value:
        return lambda facts: not facts.field(name)
    if "*" in value:
        return lambda facts: fnmatchcase(facts.field(name), value)
    return lambda facts: value in facts.field(name)


def _kind(name: str, value: str) -> Term:
    return lambda facts: any(word.startswith(value) for word in facts.field(name).split())


def _lifetime(value: str) -> Term:
    if not value:
        return lambda _facts: True  # still being typed
    if "session".startswith(value):
        return lambda facts: facts.is_session
    if value in {"none", "unknown"}:
        return lambda facts: facts.seconds is None and not facts.is_session
    match = _AMOUNT.fullmatch(value)
    if match is None:
        raise FilterUnreadable(
            say("“{value}” is no lifetime to compare with; write >13m, <=30d, =1y or session.", value=value)
        )
    limit = int(match["number"]) * SECONDS[_UNITS[match["unit"]]]
    compare = _COMPARISONS[match["how"]]
    return lambda facts: facts.seconds is not None and compare(facts.seconds, limit)
