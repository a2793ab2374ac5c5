"""Rules about how long a cookie is kept: the typed lifetime."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.checks.context import Context
from workbench.checks.passages import lifetime_path
from workbench.checks.places import in_cookie
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import Pack, per_cookie, terms
from workbench.checks.sources import Source
from workbench.checks.two_readings import readings
from workbench.checks.wordings.purposes import Purpose
from workbench.checks.wordings.theme import Theme
from workbench.formats.data import Path
from workbench.policy.kinds import Storage
from workbench.policy.lifetime import (
    SECONDS,
    External,
    Fixed,
    Lifetime,
    Persistent,
    Sliding,
    Unit,
    Unknown,
    Until,
    seconds,
)
from workbench.policy.model import Cookie
from workbench.policy.sentence import say

_DAY = SECONDS[Unit.DAY]
_CAP = 400 * _DAY
_THIRTEEN_MONTHS = 397 * _DAY
"""The longest that thirteen months of the calendar can be."""
_KEPT_WITHOUT_END = frozenset({Storage.LOCAL_STORAGE, Storage.INDEXED_DB})
"""What a browser keeps until somebody clears it; it has no lifetime to set."""


@per_cookie("CK001", "duration-missing", Severity.ERROR, Source.PLANET49, Source.PTS)
def duration_missing(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """The lifetime says nothing: “unknown”, “n/a”, a dash.

    Visitors must be told how long each cookie is kept before they consent. A file without any lifetime is a
    reading error already; this finds the words that people write instead of one.
    """
    words = _unknown_words(cookie)
    if words is not None and says_nothing(words, context):
        message = say(
            "“{cookie}” does not say how long it is kept; find out, and write it.", cookie=cookie.name
        )
        yield in_cookie(cookie, lifetime_path(cookie), message, words)


@per_cookie("CK002", "duration-unbounded", Severity.ERROR, Source.PLANET49, Source.GDPR)
def duration_unbounded(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """The lifetime hangs on an event or on someone else's rule, or has no end, and no upper bound is told.

    “Until the campaign changes” tells a visitor nothing; “until the campaign changes, 100 days at most” does.
    What a browser keeps in local storage or a database has no end to set, and is let be.
    """
    if isinstance(cookie.lifetime, Persistent) and cookie.storage not in _KEPT_WITHOUT_END:
        message = say("“{cookie}” is kept without an end; set one, and write it.", cookie=cookie.name)
        yield in_cookie(cookie, ("lifetime",), message, "persistent")
    words = _open_words(cookie, context)
    if words is not None and not is_bounded(words, context):
        message = say(
            "“{cookie}” is kept for “{words}”, and nobody can tell how long that is at most; add an upper "
            "bound.",
            cookie=cookie.name,
            words=words,
        )
        yield in_cookie(cookie, lifetime_path(cookie), message, words)


@per_cookie("CK004", "duration-over-400-days", Severity.WARNING, Source.COOKIE_LIFETIME_CAP)
def duration_over_400_days(cookie: Cookie, _context: Context) -> Iterable[Finding]:
    """A cookie is said to be kept for longer than browsers keep any: 400 days (34,560,000 seconds).

    Local storage and databases know no such cap.
    """
    if cookie.storage in _KEPT_WITHOUT_END or (seconds(cookie.lifetime) or 0) <= _CAP:
        return
    quote = span_of(cookie.lifetime)
    message = say(
        "“{cookie}” is said to be kept for {span}, but browsers keep no cookie longer than 400 days; "
        "set and write at most that.",
        cookie=cookie.name,
        span=quote,
    )
    yield in_cookie(cookie, span_path(cookie), message, quote)


@per_cookie(
    "CK005",
    "analytics-over-13-months",
    Severity.INFO,
    Source.CNIL_MEASUREMENT,
    Source.EXEMPTIONS,
    terms=terms("category.id", "category.title", packs={"FR": Pack(Severity.ERROR)}),
)
def analytics_over_13_months(cookie: Cookie, context: Context) -> Iterable[Finding]:
    """An analytics cookie is kept for more than 13 months, or begins anew with every visit.

    The French authority asks for 13 months at most, not prolonged; elsewhere it is good practice.
    """
    purposes = context.purposes.get(cookie.category, frozenset())
    if Purpose.ANALYTICS not in purposes or not isinstance(cookie.lifetime, Fixed | Sliding):
        return
    if isinstance(cookie.lifetime, Sliding):
        message = say(
            "“{cookie}” measures visits, and its lifetime begins anew with each; let it end 13 months "
            "after it was set.",
            cookie=cookie.name,
        )
        yield in_cookie(cookie, span_path(cookie), message, span_of(cookie.lifetime))
    elif cookie.lifetime.duration.seconds > _THIRTEEN_MONTHS:
        quote = span_of(cookie.lifetime)
        message = say(
            "“{cookie}” measures visits and is kept for {span}; 13 months is what authorities accept.",
            cookie=cookie.name,
            span=quote,
        )
        yield in_cookie(cookie, span_path(cookie), message, quote)


def says_nothing(words: str, context: Context) -> bool:
    """Whether a lifetime's words are what people write who do not know it."""
    if not any(character.isalnum() for character in words):
        return True
    return context.wordings is not None and context.wordings.is_word(Theme.SAYS_NOTHING, words)


def is_bounded(words: str, context: Context) -> bool:
    """Whether words name a span as the most that a cookie is kept."""
    table = context.wordings
    if table is None:
        return any(character.isdigit() for character in words)
    return table.find(Theme.AT_MOST, words) is not None and any(table.spans(words))


def span_of(lifetime: Lifetime) -> str:
    """A lifetime's span as it stands in the file; empty where it has none."""
    return str(lifetime.duration) if isinstance(lifetime, Fixed | Sliding) else ""


def span_path(cookie: Cookie) -> Path:
    """Where a lifetime's span stands."""
    return ("lifetime", "sliding") if isinstance(cookie.lifetime, Sliding) else ("lifetime",)


def _unknown_words(cookie: Cookie) -> str | None:
    return cookie.lifetime.text if isinstance(cookie.lifetime, Unknown) else None


def _open_words(cookie: Cookie, context: Context) -> str | None:
    """The words of a lifetime that ends when something happens, or as someone else says."""
    match cookie.lifetime:
        case Until(words) | External(words):
            return words
        case Unknown(words) if not says_nothing(words, context) and not readings(words, context):
            return words
        case _:
            return None
