"""How long a cookie is kept: every kind there is, read, compared and counted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.sentence import Sentence, say


class Unit(StrEnum):
    """A unit of time, as written in a file (singular)."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


SECONDS: Mapping[Unit, int] = {
    Unit.SECOND: 1,
    Unit.MINUTE: 60,
    Unit.HOUR: 3_600,
    Unit.DAY: 86_400,
    Unit.WEEK: 604_800,
    Unit.MONTH: 2_628_000,  # a twelfth of 365 days
    Unit.YEAR: 31_536_000,  # 365 days
}

_UNITS_LONGEST_FIRST = tuple(reversed(Unit))
_PART = late(r"([0-9]{1,9}) (second|minute|hour|day|week|month|year)s?")
_DURATION = late(rf"{_PART.pattern}(?: {_PART.pattern})*")


class LifetimeUnreadable(ValueError):
    """A text is no lifetime; the sentence says why and what would be one."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@frozen
class Duration:
    """A span as it was written: amounts with their units, longest unit first, never converted.

    Ordered by length; spans of one length stated otherwise are not equal, and each is `<=` the other.
    """

    parts: tuple[tuple[int, Unit], ...]

    @property
    def seconds(self) -> int:
        """Its length in seconds; a month is a twelfth of 365 days, a year 365 days."""
        return sum(amount * SECONDS[unit] for amount, unit in self.parts)

    def __lt__(self, other: Duration) -> bool:
        return self.seconds < other.seconds

    def __le__(self, other: Duration) -> bool:
        return self.seconds <= other.seconds

    def __str__(self) -> str:
        """The text it is written as in a file: `16 years 8 months`."""
        return " ".join(f"{amount} {unit}{'' if amount == 1 else 's'}" for amount, unit in self.parts)


@frozen
class Session:
    """Kept until the browser closes."""


@frozen
class Persistent:
    """Kept without an end."""


@frozen
class Fixed:
    """Kept for a span from when it was set."""

    duration: Duration


@frozen
class Sliding:
    """Kept for a span that begins anew with every visit; `text` words it, `{lifetime}` in it is the span."""

    duration: Duration
    text: str | None = None


@frozen
class Until:
    """Kept until an event, told in words."""

    text: str


@frozen
class External:
    """Kept as long as someone else's rule says, told in words."""

    text: str


@frozen
class Unknown:
    """Printed as it was found; nobody knows what it means."""

    text: str


Lifetime: TypeAlias = Session | Persistent | Fixed | Sliding | Until | External | Unknown

SESSION = Session()
PERSISTENT = Persistent()

IN_WORDS: Mapping[str, type[Until | External | Unknown]] = {
    "until": Until,
    "external": External,
    "unknown": Unknown,
}
"""The kinds that are told in words, by their field in a file."""


def parse_duration(text: str) -> Duration:
    """Read `7 days` or `16 years 8 months`.

    Raises LifetimeUnreadable for anything else, for a unit named twice and for units out of order.
    """
    if not _DURATION.fullmatch(text):
        raise LifetimeUnreadable(
            say("“{text}” is not a duration; write it as “7 days” or “16 years 8 months”.", text=text)
        )
    parts = tuple((int(amount), Unit(unit)) for amount, unit in _PART.findall(text))
    order = [_UNITS_LONGEST_FIRST.index(unit) for _, unit in parts]
    if order != sorted(set(order)):
        raise LifetimeUnreadable(
            say("“{text}” must name each unit once, the longest first, as in “1 year 2 months”.", text=text)
        )
    if not any(amount for amount, _ in parts):
        raise LifetimeUnreadable(say("“{text}” lasts no time; write how long the cookie is kept.", text=text))
    return Duration(parts)


@lru_cache(maxsize=4096)  # the same few durations over and over
def parse_lifetime(text: str) -> Lifetime:
    """Read a lifetime that is written as one word or one duration. Raises LifetimeUnreadable."""
    if text == "session":
        return SESSION
    if text == "persistent":
        return PERSISTENT
    try:
        return Fixed(parse_duration(text))
    except LifetimeUnreadable as unreadable:
        if re.search(r"\d", text):
            raise
        raise LifetimeUnreadable(
            say(
                "“{text}” is not a lifetime; write “session”, “persistent”, a duration such as “7 days”, "
                "or one of sliding, until, external, unknown with its text.",
                text=text,
            )
        ) from unreadable


def seconds(lifetime: Lifetime) -> int | None:
    """How many seconds a cookie is kept, or None where the lifetime has no number."""
    if isinstance(lifetime, Fixed | Sliding):
        return lifetime.duration.seconds
    return None


def worded(lifetime: Lifetime) -> str | None:
    """The translatable text of a lifetime, or None where it has none."""
    if isinstance(lifetime, Sliding | Until | External | Unknown):
        return lifetime.text
    return None


class Comparison(StrEnum):
    """What became of a lifetime when it was changed."""

    SAME = "same"
    RESTATED = "restated"
    LONGER = "longer"
    SHORTER = "shorter"
    CHANGED = "changed"


_TOLERANCE = 0.01
"""Spans in other units that are nearer than this are one span stated otherwise: 1 year, 366 days."""


def compare(old: Lifetime, new: Lifetime) -> Comparison:
    """Say whether `new` is longer or shorter than `old`, only restates it, or cannot be compared."""
    if old == new:
        return Comparison.SAME
    rank_old, rank_new = _rank(old), _rank(new)
    if rank_old is None or rank_new is None:
        return Comparison.CHANGED
    if abs(rank_new - rank_old) <= _tolerance(old, new) * min(rank_old, rank_new):
        return Comparison.RESTATED if type(old) is type(new) else Comparison.CHANGED
    return Comparison.LONGER if rank_new > rank_old else Comparison.SHORTER


def _rank(lifetime: Lifetime) -> float | None:
    """A number to order lifetimes by: a session is shorter than any span, no end longer than all."""
    if isinstance(lifetime, Session):
        return 0
    if isinstance(lifetime, Persistent):
        return float("inf")
    return seconds(lifetime)


def _tolerance(old: Lifetime, new: Lifetime) -> float:
    """How much two spans may differ and be one: nothing where one has the units of the other."""
    units_old, units_new = _units(old), _units(new)
    return 0 if units_old <= units_new or units_new <= units_old else _TOLERANCE


def _units(lifetime: Lifetime) -> frozenset[Unit]:
    if isinstance(lifetime, Fixed | Sliding):
        return frozenset(unit for _, unit in lifetime.duration.parts)
    return frozenset()
