"""Spans and dates in words that can be read in two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.passages import lifetime_path
from workbench.checks.places import in_cookie
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_cookie
from workbench.checks.sources import Source
from workbench.formats.data import Path
from workbench.policy.late_pattern import late
from workbench.policy.lifetime import Sliding, Unit, worded
from workbench.policy.model import Cookie
from workbench.policy.sentence import Sentence, say

_SHORT_UNIT = late(r"(?<![\w.,])(\d{1,4})\s?([mM])\.?(?!\w)")
_SHORT_DATE = late(r"(?<![\d/.-])(0?[1-9]|1[0-2])([/.-])(0?[1-9]|1[0-2])\2(\d{4}|\d{2})(?![\d/.-])")
_YEARS_OF_OUR_TIME = range(1900, 2200)


@per_cookie("CK003", "duration-ambiguous", Severity.WARNING, Source.PLANET49)
def duration_ambiguous(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """The words of a lifetime can be read in two ways.

    “2096 years” is a span or a year, “6 m” six minutes or months, 03/04/2027 in March or April.
    """
    for path, words in _words(cookie):
        for reading in readings(words, context):
            message = say(
                "The lifetime of “{cookie}”, “{words}”, can be read in two ways: {reading} Write which is "
                "meant.",
                cookie=cookie.name,
                words=words,
                reading=reading,
            )
            yield in_cookie(cookie, path, message, words)
            return


def readings(words: str, context: Context) -> list[Sentence]:
    """In which ways some words about time have two meanings; none where they have one."""
    return [*_year_or_span(words, context), *_minutes_or_months(words), *_day_or_month(words)]


def _words(cookie: Cookie) -> Iterator[tuple[Path, str]]:
    words = worded(cookie.lifetime)
    if words is not None and not isinstance(cookie.lifetime, Sliding):
        yield lifetime_path(cookie), words
    if cookie.printed.lifetime is not None:
        yield ("printed", "lifetime"), cookie.printed.lifetime


def _year_or_span(words: str, context: Context) -> Iterator[Sentence]:
    if context.wordings is None:
        return
    for _, span in context.wordings.spans(words):
        [(amount, unit)] = span.parts
        if unit is Unit.YEAR and amount in _YEARS_OF_OUR_TIME:
            yield say("in {year} years, or in the year {year}?", year=amount)


def _minutes_or_months(words: str) -> Iterator[Sentence]:
    for amount, _ in _SHORT_UNIT.findall(words):
        yield say("{amount} minutes, or {amount} months?", amount=amount)


def _day_or_month(words: str) -> Iterator[Sentence]:
    for first, _, second, _ in _SHORT_DATE.findall(words):
        if int(first) != int(second):
            yield say(
                "the day {first} of month {second}, or the other way round?", first=first, second=second
            )
