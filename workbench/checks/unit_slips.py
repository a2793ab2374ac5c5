"""The rule about lifetimes that were written in another unit than they were meant in."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.checks.context import Context
from workbench.checks.lifetimes import span_of, span_path
from workbench.checks.places import in_cookie
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_cookie
from workbench.checks.sources import Source
from workbench.policy.lifetime import SECONDS, Duration, Fixed, Sliding, Unit, parse_duration
from workbench.policy.model import Cookie
from workbench.policy.sentence import say


@per_cookie("CK006", "duration-unit-suspect", Severity.WARNING, Source.PRACTICE)
def duration_unit_suspect(cookie: Cookie, _context: Context) -> Iterable[Finding]:
    """The lifetime looks like a number taken for another unit: milliseconds for seconds, minutes for seconds.

    An implausible span that would be a usual one if divided (or multiplied) by 60 or 1,000, or the largest
    number that a system can hold, is most likely a slip.
    """
    if not isinstance(cookie.lifetime, Fixed | Sliding):
        return
    likely = likely_span(cookie.lifetime.duration)
    if likely is not None:
        quote = span_of(cookie.lifetime)
        message = say(
            "“{cookie}” is said to be kept for {span}, which is {likely} with its number taken for another "
            "unit; look the value up, and correct it.",
            cookie=cookie.name,
            span=quote,
            likely=likely,
        )
        yield in_cookie(cookie, span_path(cookie), message, quote)
    elif is_largest_number(cookie.lifetime.duration.seconds):
        quote = span_of(cookie.lifetime)
        message = say(
            "“{cookie}” is said to be kept for {span}, the largest number a system can hold; find out what "
            "is meant.",
            cookie=cookie.name,
            span=quote,
        )
        yield in_cookie(cookie, span_path(cookie), message, quote)


_YEAR = SECONDS[Unit.YEAR]
_USUAL = tuple(
    map(parse_duration, ("7 days", "14 days", "30 days", "90 days", "180 days", "1 year", "2 years"))
)
"""Spans that people mean."""
_SLIPS_UP = ((1, 1000), (1, 60), (60, 1000))
"""What an implausibly long span is multiplied with to undo a slip: ms for s, s for minutes, both."""
_SLIPS_DOWN = (60, 1000)
_LARGEST = range(68 * _YEAR, 2**31 + 500_000)
"""The largest number of 32 bits in seconds, 68 years, as people round it."""
_YEAR_9999 = 7_900 * _YEAR


def likely_span(duration: Duration) -> Duration | None:
    """The usual span that a span would be without a slip of the unit, or None."""
    length = duration.seconds
    if length > 2 * _YEAR:
        found = (usual for usual in _USUAL for by, over in _SLIPS_UP if length * by == usual.seconds * over)
        return next(found, None)
    if len(duration.parts) > 1:
        years = (usual for usual in _USUAL if usual.seconds >= _YEAR)
        return next((each for each in years for by in _SLIPS_DOWN if length * by == each.seconds), None)
    return None


def is_largest_number(length: int) -> bool:
    """Whether so many seconds are the most that a system can say."""
    return length in _LARGEST or length >= _YEAR_9999
