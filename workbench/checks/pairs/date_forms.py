"""Dates in texts: 2024-01-31, and as a locale writes them in words or figures."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from workbench.checks.wordings.locale_marks import language
from workbench.policy.kinds import LocaleTag
from workbench.policy.late_pattern import late

_YEAR = late(r"\d{4}")
_ISO = r"(?<!\d)(?P<iso_y>\d{4})-(?P<iso_m>\d{2})-(?P<iso_d>\d{2})(?!\d)"
_FIGURES = r"(?<![\d.])(?P<first>\d{1,2})[./]\s?(?P<second>\d{1,2})[./]\s?(?P<year>\d{4})(?!\d)"
_MONTH_FIRST = frozenset({"en-US"})
_UNCLEAR = frozenset({"en"})
"""Where 1/2/2024 may be either."""


def dates(text: str, locale: LocaleTag) -> Iterator[dt.date]:
    """Every date in a text that a locale reads as one."""
    for match in _pattern(locale).finditer(text) if _YEAR.search(text) else ():
        date = _read(match, locale)
        if date:
            yield date


def without_dates(text: str, locale: LocaleTag) -> str:
    """A text without its dates."""
    if not _YEAR.search(text):
        return text
    return _pattern(locale).sub(lambda match: "" if _read(match, locale) else match[0], text)


def _read(match: re.Match[str], locale: LocaleTag) -> dt.date | None:
    parts = match.groupdict()
    try:
        if parts["iso_y"]:
            return dt.date(int(parts["iso_y"]), int(parts["iso_m"]), int(parts["iso_d"]))
        if parts["first"]:
            return _in_figures(int(parts["year"]), int(parts["first"]), int(parts["second"]), locale)
        month = _months(locale)[(parts["month1"] or parts.get("month2") or "").lower()]
        return dt.date(int(parts["y1"] or parts["y2"]), month, int(parts["d1"] or parts["d2"]))
    except ValueError:
        return None


def _in_figures(year: int, first: int, second: int, locale: LocaleTag) -> dt.date | None:
    if locale in _UNCLEAR and first != second and max(first, second) <= 12:
        return None
    is_month_first = locale in _MONTH_FIRST or (locale in _UNCLEAR and second > 12)
    return dt.date(year, first, second) if is_month_first else dt.date(year, second, first)


@cache
def _pattern(locale: LocaleTag) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months(locale)), key=len, reverse=True))
    in_words = (
        rf"(?<!\d)(?P<d1>\d{{1,2}})(?:\.|er|st|nd|rd|th)?[\s\u00a0]+(?:of |de |d’|d')?(?P<month1>{names})"
        rf"[,\s\u00a0]+(?:de |del )?(?P<y1>\d{{4}})"
    )
    pattern = rf"(?=\d)(?:{_ISO}|{_FIGURES}|{in_words})"
    if language(locale) == "en":
        day = r"(?P<d2>\d{1,2})(?:st|nd|rd|th)?"
        pattern += rf"|(?<!\w)(?P<month2>{names})[\s\u00a0]+{day},?[\s\u00a0]+(?P<y2>\d{{4}})"
    return re.compile(pattern, re.IGNORECASE)


@cache
def _months(locale: LocaleTag) -> dict[str, int]:
    from workbench.locales.phrases import babel_locale

    forms = babel_locale(locale).months
    return {
        name.lower(): number
        for form in ("format", "stand-alone")
        for number, name in forms[form]["wide"].items()
    }
