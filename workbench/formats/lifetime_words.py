"""Lifetimes as tables of cookies word them: “2 years”, “13 månader”, “Sitzung”; what was guessed is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from workbench.formats.lifetime_lexicon import LEXICONS, Lexicon
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.lifetime import PERSISTENT, SESSION, Duration, Fixed, Lifetime, Unit
from workbench.policy.sentence import Sentence, say

_LONGEST = 120
"""Characters; a cell that is longer tells a story, no lifetime."""
_YEARS_OF_OUR_TIME = range(1900, 2200)
_REMARK = late(r"\s*\([^()]*\)")
_SMALLER = {
    Unit.YEAR: (12, Unit.MONTH),
    Unit.MONTH: (30, Unit.DAY),
    Unit.WEEK: (7, Unit.DAY),
    Unit.DAY: (24, Unit.HOUR),
    Unit.HOUR: (60, Unit.MINUTE),
    Unit.MINUTE: (60, Unit.SECOND),
}
_LONGEST_FIRST = tuple(reversed(Unit))


@frozen
class LifetimeRead:
    """What some words say of a lifetime, None where they say none; `guessed` is for somebody to confirm."""

    lifetime: Lifetime | None = None
    guessed: tuple[Sentence, ...] = ()


_NOTHING = LifetimeRead()


@lru_cache(maxsize=4096)  # a table has the same few wordings over and over
def read_lifetime_in_words(text: str, language: str = "en") -> LifetimeRead:
    """Read a lifetime in a language's words, then in those of the others; what is doubtful is not read."""
    if len(text) > _LONGEST:
        return _NOTHING
    words = " ".join(text.casefold().split()).strip(" .;,!–-")
    without_remark = _REMARK.sub("", words).strip(" .;,")
    for each in (language, *(other for other in LEXICONS if other != language)):
        lexicon = LEXICONS.get(each)
        found = _read(without_remark, lexicon) if lexicon else None
        if found is not None:
            left_out = _left_out(words) if without_remark != words else ()
            return LifetimeRead(found.lifetime, (*left_out, *found.guessed))
    return _NOTHING


def _left_out(words: str) -> tuple[Sentence, ...]:
    return (say("the remark in “{words}” is left out", words=words),)


def _read(words: str, lexicon: Lexicon) -> LifetimeRead | None:
    """What the words say in one language; None where they say nothing in it."""
    if words in lexicon.session:
        return LifetimeRead(SESSION)
    if words in lexicon.endless:
        return LifetimeRead(PERSISTENT)
    if words in lexicon.persistent:
        guess = say("“{words}” may also mean only that the cookie outlives the session", words=words)
        return LifetimeRead(PERSISTENT, (guess,))
    bare = _qualifier(lexicon).sub("", words)
    found = _span(bare, lexicon)
    if found is None or bare == words or found.lifetime is None:
        return found
    about = say("“{words}” is read as exactly that", words=words)
    return LifetimeRead(found.lifetime, (about, *found.guessed))


def _span(words: str, lexicon: Lexicon) -> LifetimeRead | None:
    if not _whole(lexicon).fullmatch(words):
        return None
    amounts = list(_amounts(words, lexicon))
    doubt = _doubt(amounts)
    if doubt is not None:
        return LifetimeRead(None, (doubt,))
    parts: dict[Unit, int] = {}
    guesses: list[Sentence] = []
    for amount, unit in amounts:
        whole, smaller = _in_whole(amount, unit)
        if whole is None or smaller in parts:
            return _NOTHING
        if smaller is not unit:
            guesses.append(
                say("“{words}” is read as {read}", words=words, read=str(Duration(((whole, smaller),))))
            )
        parts[smaller] = whole
    duration = Duration(tuple((parts[unit], unit) for unit in _LONGEST_FIRST if parts.get(unit)))
    return LifetimeRead(Fixed(duration), tuple(guesses)) if duration.parts else _NOTHING


def _amounts(words: str, lexicon: Lexicon) -> Iterator[tuple[Fraction, Unit | None]]:
    """Every amount with its unit; None for a letter that is minutes to some and months to others."""
    for number, unit in _part(lexicon).findall(words):
        amount = lexicon.numbers.get(number)
        yield Fraction(number.replace(",", ".") if amount is None else amount), lexicon.unit_of.get(unit)


def _doubt(amounts: list[tuple[Fraction, Unit | None]]) -> Sentence | None:
    """Why a span can be read in two ways."""
    for amount, unit in amounts:
        if unit is None:
            return say("“{amount} m” may be minutes or months", amount=str(amount))
        if unit is Unit.YEAR and amount in _YEARS_OF_OUR_TIME:
            return say("“{amount}” may be a span or a year", amount=str(amount))
    return None


def _in_whole(amount: Fraction, unit: Unit | None) -> tuple[int | None, Unit]:
    """An amount in the longest unit in which it is whole: 1.5 years is 18 months."""
    now = unit or Unit.SECOND
    while amount.denominator != 1 and now in _SMALLER:
        times, now = _SMALLER[now]
        amount *= times
    return (int(amount) if amount.denominator == 1 else None), now


@cache
def _part(lexicon: Lexicon) -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, [*lexicon.unit_of, "m"]), key=len, reverse=True))
    numbers = "|".join(map(re.escape, lexicon.numbers))
    digits = r"\d{1,9}(?:[.,]\d{1,2})?(?!\d)"
    return re.compile(rf"(?<![\w.,])({digits}|(?:{numbers})(?=[ -]))[ -]?({units})(?!\w)")


@cache
def _whole(lexicon: Lexicon) -> re.Pattern[str]:
    part = _part(lexicon).pattern.replace(r"(?<![\w.,])(", "(?:").replace("[ -]?(", "[ -]?(?:")
    between = "|".join(map(re.escape, lexicon.between))
    return re.compile(rf"{part}(?:(?:,? ?(?:{between}) ?|, ?| ){part}){{0,6}}")


@cache
def _qualifier(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, lexicon.qualifiers), key=len, reverse=True))
    return re.compile(rf"^(?:(?:{words})(?!\w) ?)+|^[~≈<≤] ?")
