"""The words that lifetimes are told in, by language; all in small letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from workbench.policy.frozen import frozen
from workbench.policy.lifetime import Unit


@frozen(slots=False, eq=False)
class Lexicon:
    """One language's words; `between` joins amounts, `qualifiers` stand before a span and say little."""

    units: Mapping[Unit, tuple[str, ...]]
    numbers: Mapping[str, int]
    session: frozenset[str]
    endless: frozenset[str]
    persistent: frozenset[str]
    between: tuple[str, ...]
    qualifiers: tuple[str, ...]
    unit_of: Mapping[str, Unit] = field(init=False)

    def __post_init__(self) -> None:
        words = {word: unit for unit, some in self.units.items() for word in some}
        object.__setattr__(self, "unit_of", words)


_ENGLISH = Lexicon(
    units={
        Unit.SECOND: ("second", "seconds", "sec", "secs", "s"),
        Unit.MINUTE: ("minute", "minutes", "min", "mins"),
        Unit.HOUR: ("hour", "hours", "hr", "hrs", "h"),
        Unit.DAY: ("day", "days", "d"),
        Unit.WEEK: ("week", "weeks", "wk", "w"),
        Unit.MONTH: ("month", "months", "mon", "mo", "mos"),
        Unit.YEAR: ("year", "years", "yr", "yrs", "y"),
    },
    numbers={"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "six": 6, "twelve": 12, "thirteen": 13},
    session=frozenset(
        {
            "session", "session cookie", "session-cookie", "browser session", "end of session", "session end",
            "per session", "during session", "until end of session", "end of the session", "sessional",
            "end of browser session", "end of browsing session", "browsing session", "this session",
            "until the end of the session", "when the session ends", "when session ends", "the session",
            "duration of the session", "when the browser closes", "when the browser is closed",
            "when browser is closed", "until the browser is closed", "until browser is closed",
            "on browser close", "when you close your browser", "session only",
        }
    ),
    endless=frozenset(
        {
            "never expires", "never", "no expiry", "no expiration", "does not expire", "unlimited",
            "indefinite", "indefinitely", "infinite", "forever", "permanent", "until deleted",
            "until cleared", "none (never expires)",
        }
    ),
    persistent=frozenset({"persistent", "persistent cookie"}),
    between=("and", "&", "+"),
    qualifiers=(
        "up to", "at most", "max", "max.", "maximum", "about", "approx", "approx.", "approximately", "after",
        "expires after", "expires in", "kept for", "stored for", "circa", "ca", "ca.", "for",
    ),
)  # fmt: skip
_SWEDISH = Lexicon(
    units={
        Unit.SECOND: ("sekund", "sekunder", "sek", "s"),
        Unit.MINUTE: ("minut", "minuter", "min"),
        Unit.HOUR: ("timme", "timmar", "timma", "tim", "h"),
        Unit.DAY: ("dag", "dagar", "dygn", "d"),
        Unit.WEEK: ("vecka", "veckor", "v"),
        Unit.MONTH: ("månad", "månader", "mån"),
        Unit.YEAR: ("år",),
    },
    numbers={"en": 1, "ett": 1, "två": 2, "tre": 3, "sex": 6, "tolv": 12, "tretton": 13},
    session=frozenset(
        {
            "session", "sessionen", "sessionscookie", "sessionskaka", "sessionens slut", "sessionsbaserad",
            "under sessionen", "tills sessionen avslutas", "webbläsarsession", "tills webbläsaren stängs",
            "när webbläsaren stängs", "tills sessionen är slut",
        }
    ),
    endless=frozenset(
        {"upphör aldrig", "löper aldrig ut", "aldrig", "obegränsad", "obegränsat", "permanent"}
    ),
    persistent=frozenset({"beständig", "varaktig", "ihållande"}),
    between=("och", "samt", "&", "+"),
    qualifiers=("upp till", "högst", "längst", "max", "max.", "maximalt", "cirka", "ca", "ca.", "omkring",
                "efter", "i"),
)  # fmt: skip
_GERMAN = Lexicon(
    units={
        Unit.SECOND: ("sekunde", "sekunden", "sek", "s"),
        Unit.MINUTE: ("minute", "minuten", "min"),
        Unit.HOUR: ("stunde", "stunden", "std", "h"),
        Unit.DAY: ("tag", "tage", "tagen", "d"),
        Unit.WEEK: ("woche", "wochen"),
        Unit.MONTH: ("monat", "monate", "monaten"),
        Unit.YEAR: ("jahr", "jahre", "jahren"),
    },
    numbers={"ein": 1, "eine": 1, "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "sechs": 6, "zwölf": 12,
             "dreizehn": 13},
    session=frozenset(
        {
            "sitzung", "session", "sitzungsende", "ende der sitzung", "sitzungscookie", "sitzungs-cookie",
            "session-cookie", "bis zum ende der sitzung", "browsersitzung", "browser-sitzung",
            "bis zum schliessen des browsers", "dauer der sitzung", "session-ende",
        }
    ),
    endless=frozenset({"unbegrenzt", "läuft nie ab", "läuft nicht ab", "nie", "dauerhaft", "unbefristet"}),
    persistent=frozenset({"persistent", "persistentes cookie"}),
    between=("und", "&", "+"),
    qualifiers=("bis zu", "höchstens", "max", "max.", "maximal", "etwa", "ca", "ca.", "circa", "nach"),
)  # fmt: skip
LEXICONS: Mapping[str, Lexicon] = {"en": _ENGLISH, "sv": _SWEDISH, "de": _GERMAN}
"""The languages whose words are known."""
