"""A locale's words for lifetimes, dates, lists and languages: CLDR, and where policies say it otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from workbench.policy.kinds import DateFormat, LocaleTag
from workbench.policy.lifetime import Duration, Unit
from workbench.policy.model import UnitPatterns

if TYPE_CHECKING:
    from babel import Locale

_EXCEPTIONS: Mapping[str, UnitPatterns] = {
    "nb": {Unit.DAY: {"one": "{0} dag", "other": "{0} dager"}},
    "nn": {Unit.DAY: {"one": "{0} dag", "other": "{0} dagar"}},
    "no": {Unit.DAY: {"one": "{0} dag", "other": "{0} dager"}},
    "sv": {Unit.DAY: {"one": "{0} dag", "other": "{0} dagar"}},
}
"""Where CLDR's word is not what policies say: its Scandinavian day is one of 24 hours, dygn or døgn."""

_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}
)
"""The living scripts that CLDR's scriptMetadata.txt has as right to left."""
_EVEN_SCRIPTS = frozenset(
    {
        "",
        "Armn",
        "Cans",
        "Cher",
        "Cyrl",
        "Ethi",
        "Geor",
        "Grek",
        "Hans",
        "Hant",
        "Jpan",
        "Kore",
        "Latn",
        "Thai",
    }
)
"""The scripts without marks that terminals measure each in their own way, as they do those of India."""


class ListStyle(StrEnum):
    """How a list is joined: a, b and c; a, b or c; or the parts of one measure."""

    AND = "standard"
    OR = "or"
    UNIT = "unit"


_LIST_FALLBACKS: Mapping[ListStyle, tuple[str, ...]] = {
    ListStyle.AND: ("standard",),
    ListStyle.OR: ("or",),
    ListStyle.UNIT: ("unit", "unit-short", "standard"),
}
"""Where CLDR's root looks for a pattern that a style lacks: pattern by pattern, not style by style."""


def duration(span: Duration, locale: LocaleTag, units: UnitPatterns | None = None) -> str:
    """Say a span as it was written, no unit converted; `units` are the policy's exceptions to CLDR."""
    parts = [_part(amount, _patterns(unit, locale, units or {}), locale) for amount, unit in span.parts]
    return join(parts, locale, ListStyle.UNIT)


def day(date: dt.date, locale: LocaleTag, date_format: DateFormat) -> str:
    """Say a date: 2024-01-31 in every locale, or its long form; ISO too where CLDR has no names of months."""
    if date_format is DateFormat.LONG:
        from babel.dates import format_date

        text = format_date(date, "long", locale=babel_locale(locale))
        if f"M{date.month:02}" not in text:  # CLDR's root calls the months M01 to M12
            return text
    return date.isoformat()


def join(items: Sequence[str], locale: LocaleTag, style: ListStyle = ListStyle.AND) -> str:
    """Join a list as the locale does; none is an empty text."""
    if len(items) <= 1:
        return "".join(items)
    if len(items) == 2:
        return _list_pattern(locale, style, "2").format(*items)
    first, second, *others = items
    text = _list_pattern(locale, style, "start").format(first, second)
    for item in others[:-1]:
        text = _list_pattern(locale, style, "middle").format(text, item)
    return _list_pattern(locale, style, "end").format(text, others[-1])


@cache
def babel_locale(tag: LocaleTag) -> Locale:
    """CLDR's locale nearest to a BCP 47 tag: subtags fall away from its end; English where none is known."""
    from babel import Locale, UnknownLocaleError

    for candidate in _truncated(tag):
        try:
            return Locale.parse(candidate)
        except (ValueError, UnknownLocaleError):
            continue
    return Locale("en")


def is_right_to_left(tag: LocaleTag) -> bool:
    """Whether a locale is written from right to left."""
    return _script(tag) in _RIGHT_TO_LEFT_SCRIPTS


def has_even_widths(tag: LocaleTag) -> bool:
    """Whether a terminal draws a locale's text as wide, and as far left, as is reckoned with.

    So not where it is written from right to left, which terminals turn round each in their own way.
    """
    return _script(tag) in _EVEN_SCRIPTS


@cache
def _script(tag: LocaleTag) -> str:
    """The script that a locale names, else its likely one; an empty text where none is known."""
    import babel  # not `babel.core`: a thread that imports that while another imports `babel` gets half of it

    likely = babel.core.get_global("likely_subtags")
    known = next((likely[candidate] for candidate in _truncated(tag) if candidate in likely), "")
    scripts = (part.title() for part in [*tag.split("-")[1:], *known.split("_")] if _is_script(part))
    return next(scripts, "")


@cache
def are_of_one_language(tag: LocaleTag, other: LocaleTag) -> bool:
    """Whether who reads a locale reads another: `de` and `de-AT`, but not `zh-Hant` and `zh-Hans`."""
    return tag.split("-")[0] == other.split("-")[0] and _script(tag) == _script(other)


def language_name(tag: LocaleTag, in_tag: LocaleTag) -> str:
    """A locale's name in another's words, `brasiliansk portugisiska`; the tag itself where it has none."""
    words = babel_locale(in_tag)
    for candidate in _truncated(tag):
        name = words.languages.get(candidate)
        if name:
            rest = tag.split("-")[candidate.count("_") + 1 :]
            details = [words.scripts.get(part) or words.territories.get(part) or part for part in rest]
            return f"{name} ({', '.join(details)})" if details else name
    return tag


def _patterns(unit: Unit, locale: LocaleTag, units: UnitPatterns) -> Iterator[Mapping[str, str]]:
    """Where to look for a unit's words: the policy's exceptions, the package's, CLDR."""
    yield units.get(unit, {})
    yield _EXCEPTIONS.get(babel_locale(locale).language, {}).get(unit, {})
    yield _unit_patterns(unit, locale)


def _part(amount: int, sources: Iterator[Mapping[str, str]], locale: LocaleTag) -> str:
    """One amount in words. Years are not grouped; some languages say one and two without a digit."""
    form = babel_locale(locale).plural_form(amount)
    found = (patterns.get(form) or patterns.get("other") for patterns in sources)
    return next(filter(None, found)).replace("{0}", str(amount))


@cache
def _unit_patterns(unit: Unit, locale: LocaleTag) -> Mapping[str, str]:
    """CLDR's long patterns of a unit by plural category; short ones stand where they lack (babel#1217)."""
    # Babel has no public way to a pattern.
    lengths = babel_locale(locale)._data["unit_patterns"][f"duration-{unit}"]
    return {**lengths["short"], **lengths.get("long", {})}


@cache
def _list_pattern(locale: LocaleTag, style: ListStyle, part: str) -> str:
    patterns: Mapping[str, Mapping[str, str]] = babel_locale(locale).list_patterns
    return next(patterns[name][part] for name in _LIST_FALLBACKS[style] if part in patterns.get(name, {}))


def _truncated(tag: LocaleTag) -> Iterator[str]:
    """A tag as CLDR writes it, then without its last subtag, and so on to the language alone."""
    subtags = tag.split("-")
    for count in range(len(subtags), 0, -1):
        yield "_".join(subtags[:count])


def _is_script(subtag: str) -> bool:
    return len(subtag) == 4 and subtag.isalpha()
