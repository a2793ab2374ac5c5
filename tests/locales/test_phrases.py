"""Lifetimes, dates, lists and names of languages in the words of every locale that CLDR knows."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from collections.abc import Iterable

import pytest
from babel import Locale
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from workbench.locales.phrases import (
    ListStyle,
    are_of_one_language,
    babel_locale,
    day,
    duration,
    is_right_to_left,
    join,
    language_name,
)
from workbench.policy.kinds import DateFormat, LocaleTag
from workbench.policy.lifetime import Duration, Unit, parse_duration
from workbench.policy.model import UnitPatterns

SV, EN, PL = LocaleTag("sv"), LocaleTag("en"), LocaleTag("pl")

EVERY_LOCALE = [LocaleTag(name.replace("_", "-")) for name in sorted(locale_identifiers())]
"""All that Babel has data for, `root` not among them."""

SPANS = ("7 days", "16 years 8 months", "30 minutes", "1 month", "365 days")

IN_WORDS = {
    "sv": ("7 dagar", "16 år, 8 månader", "30 minuter", "1 månad", "365 dagar"),
    "en": ("7 days", "16 years, 8 months", "30 minutes", "1 month", "365 days"),
    "de": ("7 Tage", "16 Jahre, 8 Monate", "30 Minuten", "1 Monat", "365 Tage"),
    "fr": ("7\xa0jours", "16 ans et 8\xa0mois", "30 minutes", "1\xa0mois", "365\xa0jours"),
    "fi": ("7 päivää", "16 vuotta ja 8 kuukautta", "30 minuuttia", "1 kuukausi", "365 päivää"),
    "nb": ("7 dager", "16 år og 8 måneder", "30 minutter", "1 måned", "365 dager"),
    "da": ("7 dage", "16 år og 8 måneder", "30 minutter", "1 måned", "365 dage"),
    "ar": ("7 أيام", "16 سنة و8 أشهر", "30 دقيقة", "شهر", "365 يومًا"),
    "pl": ("7 dni", "16 lat i 8 miesięcy", "30 minut", "1 miesiąc", "365 dni"),
    "ja": ("7 日", "16 年 8 か月", "30 分", "1 か月", "365 日"),
    "he": ("7 ימים", "16 שנים, 8 חודשים", "30 דקות", "1 חודש", "365 ימים"),
}


@pytest.mark.parametrize("locale", IN_WORDS)
def test_durations_in_words(locale: str) -> None:
    said = tuple(duration(parse_duration(span), LocaleTag(locale)) for span in SPANS)

    assert said == IN_WORDS[locale]


@pytest.mark.parametrize(
    ("locale", "span", "words"),
    [
        ("sv", "2096 years", "2096 år"),
        ("en", "2096 years", "2096 years"),
        ("de", "2096 years", "2096 Jahre"),
        ("en", "1 year 0 months", "1 year, 0 months"),
        ("sv", "12 months", "12 månader"),
        ("sv", "24 hours", "24 timmar"),
        ("de", "1 year 2 months 3 days", "1 Jahr, 2 Monate und 3 Tage"),
        ("sv", "1 year 2 months 3 days 4 hours", "1 år, 2 månader, 3 dagar, 4 timmar"),
        ("he", "1 year 2 months 3 days", "1 שנה, חודשיים ו-3 ימים"),
        ("ar", "1 day", "يوم"),
        ("ar", "2 days", "يومان"),
        ("pl", "1 day", "1 dzień"),
        ("pl", "22 months", "22 miesiące"),
        ("cs", "7 days", "7 dnů"),
        ("sl", "2 days", "2 dneva"),
        ("pt-BR", "7 days", "7 dias"),
        ("zh-Hant", "16 years 8 months", "16 年 8 個月"),
        ("sr-Latn", "7 days", "7 dana"),
        ("sr", "7 days", "7 дана"),
        ("sv-FI", "7 days", "7 dagar"),
        ("nn", "7 days", "7 dagar"),
        ("no", "1 day", "1 dag"),
        ("tlh", "7 days", "7 days"),
    ],
)
def test_spans_are_said_as_they_were_written(locale: str, span: str, words: str) -> None:
    assert duration(parse_duration(span), LocaleTag(locale)) == words


AMOUNTS = (0, 1, 2, 3, 5, 7, 11, 21, 100, 365, 2096)
LONG_SPAN = ((2096, Unit.YEAR), (11, Unit.MONTH), (365, Unit.DAY), (7, Unit.MINUTE))
"""None of the amounts is written within another."""


def test_every_unit_has_words_in_every_locale() -> None:
    singles = [Duration(((amount, unit),)) for unit in Unit for amount in AMOUNTS]

    wordless = [
        (locale, str(span), said)
        for locale in EVERY_LOCALE
        for span in singles
        if not is_said((said := duration(span, locale)), span)
    ]

    assert wordless == []


def is_said(text: str, span: Duration) -> bool:
    """Whether a text is a number and a word, or a word alone where a language has one for one or two."""
    [(amount, _)] = span.parts
    word = text.replace(str(amount), "", 1).strip()
    is_word = (
        bool(word) and "duration" not in word and not any(sign.isdigit() or sign in "{}" for sign in word)
    )
    return is_word and (str(amount) in text or amount in (1, 2))


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_every_part_of_a_span_is_said_once_and_in_order_in_every_locale(count: int) -> None:
    amounts = [str(amount) for amount, _ in LONG_SPAN[:count]]
    span = Duration(LONG_SPAN[:count])

    garbled = [
        (locale, said)
        for locale in EVERY_LOCALE
        if not are_said_in_order((said := duration(span, locale)), amounts)
    ]

    assert garbled == []


@pytest.mark.parametrize("style", ListStyle)
@pytest.mark.parametrize("count", [1, 2, 3, 4, 7])
def test_every_item_of_a_list_is_said_once_and_in_order_in_every_locale(style: ListStyle, count: int) -> None:
    items = ["⟨A⟩", "⟨{0}⟩", "⟨C⟩", "⟨{1}⟩", "⟨E⟩", "⟨F⟩", "⟨G⟩"][:count]

    garbled = [
        (locale, said)
        for locale in EVERY_LOCALE
        if not are_said_in_order((said := join(items, locale, style)), items)
    ]

    assert garbled == []


def are_said_in_order(text: str, items: Iterable[str]) -> bool:
    """Whether each item stands in a text exactly once, the later ones further on."""
    places = [text.find(item) for item in items]
    return (
        places == sorted(places) and all(text.count(item) == 1 for item in items) and "duration" not in text
    )


@pytest.mark.parametrize(
    ("locale", "style", "said"),
    [
        ("sv", ListStyle.AND, ("", "A", "A och B", "A, B och C")),
        ("sv", ListStyle.OR, ("", "A", "A eller B", "A, B eller C")),
        ("sv", ListStyle.UNIT, ("", "A", "A, B", "A, B, C")),
        ("en", ListStyle.AND, ("", "A", "A and B", "A, B, and C")),
        ("en", ListStyle.OR, ("", "A", "A or B", "A, B, or C")),
        ("ar", ListStyle.UNIT, ("", "A", "A وB", "A، وB، وC")),
        ("he", ListStyle.UNIT, ("", "A", "A, B", "A, B ו-C")),
        ("my", ListStyle.UNIT, ("", "A", "Aနှင့် B", "A- Bနှင့် C")),
        ("hy", ListStyle.UNIT, ("", "A", "A և B", "A, B և C")),
        ("ja", ListStyle.AND, ("", "A", "A、B", "A、B、C")),
    ],
)
def test_lists(locale: str, style: ListStyle, said: tuple[str, ...]) -> None:
    assert tuple(join("ABC"[:count], LocaleTag(locale), style) for count in range(4)) == said


SUNS: UnitPatterns = {"day": {"one": "{0} sun", "other": "{0} suns"}}
DYGN: UnitPatterns = {"day": {"one": "{0} dygn", "other": "{0} dygn"}}
BRACES: UnitPatterns = {"day": {"other": "{1} {} { {0} dagar"}}
WORDS: UnitPatterns = {"day": {"other": "någon dag"}}

EXCEPTIONS = {
    "an exception replaces CLDR's words": (EN, SUNS, "7 days", "7 suns"),
    "for the plural category of the amount": (EN, SUNS, "1 day", "1 sun"),
    "and for that unit alone": (EN, SUNS, "2 months", "2 months"),
    "it replaces the package's own": (SV, DYGN, "7 days", "7 dygn"),
    "a category that it lacks is said as `other`": (PL, {"day": {"other": "{0} dób"}}, "3 days", "3 dób"),
    "and by CLDR where it has no `other` either": (PL, {"day": {"one": "{0} doba"}}, "3 days", "3 dni"),
    "by the package's own before CLDR": (SV, {"day": {"one": "ett dygn"}}, "3 days", "3 dagar"),
    "a pattern without a place for the number": (SV, WORDS, "7 days", "någon dag"),
    "a pattern with other braces": (SV, BRACES, "7 days", "{1} {} { 7 dagar"),
    "an empty pattern is none": (SV, {"day": {"other": ""}}, "7 days", "7 dagar"),
    "a part of a longer span": (SV, {"month": {"other": "{0} mån"}}, "1 year 8 months", "1 år, 8 mån"),
}


@pytest.mark.parametrize(("locale", "units", "span", "words"), EXCEPTIONS.values(), ids=EXCEPTIONS)
def test_exceptions_to_cldr(locale: LocaleTag, units: UnitPatterns, span: str, words: str) -> None:
    assert duration(parse_duration(span), locale, units) == words


@pytest.mark.parametrize(
    ("locale", "long"),
    [
        ("sv", "31 januari 2024"),
        ("en", "January 31, 2024"),
        ("en-GB", "31 January 2024"),
        ("de", "31. Januar 2024"),
        ("fi", "31. tammikuuta 2024"),
        ("ar", "31 يناير 2024"),
        ("fa", "31 ژانویهٔ 2024"),
        ("ja", "2024年1月31日"),
        ("tlh", "January 31, 2024"),
        ("wa", "2024-01-31"),
    ],
)
def test_long_dates(locale: str, long: str) -> None:
    assert day(dt.date(2024, 1, 31), LocaleTag(locale), DateFormat.LONG) == long


def test_iso_dates_are_the_same_in_every_locale() -> None:
    said = {day(dt.date(2024, 1, 31), locale, DateFormat.ISO) for locale in EVERY_LOCALE}

    assert said == {"2024-01-31"}


@pytest.mark.parametrize("month", [1, 10, 12])
def test_long_dates_can_be_read_in_every_locale(month: int) -> None:
    date = dt.date(2024, month, 31)
    marks = "\u200e\u200f\u061c\u202a\u202b"

    unreadable = [
        (locale, said)
        for locale in EVERY_LOCALE
        if (said := day(date, locale, DateFormat.LONG)).count("2024") != 1
        or said.count("31") != 1
        or f"M{month:02}" in said
        or any(mark in said for mark in marks)
    ]

    assert unreadable == []


@pytest.mark.parametrize(
    ("tag", "nearest"),
    [
        ("sv", "sv"),
        ("pt-BR", "pt_BR"),
        ("zh-Hant", "zh_Hant"),
        ("zh-TW", "zh_Hant_TW"),
        ("sr-Latn", "sr_Latn"),
        ("sr-Latn-RS", "sr_Latn_RS"),
        ("en-AQ", "en"),
        ("zh-Hant-AQ", "zh_Hant"),
        ("ca-valencia", "ca"),
        ("de-CH-1996", "de_CH"),
        ("sl-rozaj-biske-1994", "sl"),
        ("tlh", "en"),
        ("xx-Latn-SE", "en"),
        ("x-private", "en"),
    ],
)
def test_the_nearest_locale(tag: str, nearest: str) -> None:
    assert str(babel_locale(LocaleTag(tag))) == nearest


def test_every_locale_of_cldr_is_nearest_to_itself() -> None:
    assert [tag for tag in EVERY_LOCALE if str(babel_locale(tag)) != tag.replace("-", "_")] == []


WELL_FORMED = r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{4,8}){0,2}"


@given(st.from_regex(WELL_FORMED, fullmatch=True), st.sampled_from(["sv", "en", "ar", "tlh"]))
def test_no_well_formed_tag_is_refused(tag: str, reader: str) -> None:
    locale = LocaleTag(tag)

    assert isinstance(babel_locale(locale), Locale)
    assert duration(parse_duration("2096 years"), locale).count("2096") == 1
    assert is_right_to_left(locale) in (True, False)
    assert language_name(locale, LocaleTag(reader))


@pytest.mark.parametrize(
    ("tag", "is_so"),
    [
        ("sv", False),
        ("ar", True),
        ("he-IL", True),
        ("dv", True),
        ("pa", False),
        ("pa-Arab", True),
        ("pa-PK", True),
        ("ku-Arab", True),
        ("ar-Latn", False),
        ("tlh", False),
        ("xx", False),
        ("xx-Hebr", True),
        ("en-IL", False),
    ],
)
def test_right_to_left(tag: str, is_so: bool) -> None:
    assert is_right_to_left(LocaleTag(tag)) is is_so


def test_direction_agrees_with_cldr_in_every_locale() -> None:
    differing = [
        tag
        for tag in EVERY_LOCALE
        if is_right_to_left(tag) != (babel_locale(tag).character_order == "right-to-left")
    ]

    assert differing == []


@pytest.mark.parametrize(
    ("tag", "in_tag", "name"),
    [
        ("de", "sv", "tyska"),
        ("de", "de", "Deutsch"),
        ("pt-BR", "sv", "brasiliansk portugisiska"),
        ("zh-Hant", "en", "Traditional Chinese"),
        ("zh-Hant-HK", "en", "Traditional Chinese (Hong Kong SAR China)"),
        ("sr-Latn-RS", "sv", "serbiska (latinska, Serbien)"),
        ("tlh", "sv", "klingonska"),
        ("de-CH-1996", "en", "Swiss High German (1996)"),
        ("de", "tlh", "German"),
        ("xx-SE", "sv", "xx-SE"),
    ],
)
def test_names_of_languages(tag: str, in_tag: str, name: str) -> None:
    assert language_name(LocaleTag(tag), LocaleTag(in_tag)) == name


def test_babel_is_loaded_only_when_something_is_said() -> None:
    program = (
        "import sys, workbench.locales.phrases as phrases\n"
        "assert 'babel' not in sys.modules\n"
        "phrases.babel_locale('sv')\n"
        "assert 'babel' in sys.modules\n"
    )

    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    ("tag", "other", "is_so"),
    [
        ("de", "de", True),
        ("de-AT", "de", True),
        ("pt", "pt-BR", True),
        ("nb", "sv", False),
        ("zh-Hant", "zh-Hans", False),
        ("zh-TW", "zh", False),
        ("zh-TW", "zh-Hant", True),
        ("sr-Latn", "sr", False),
        ("xx", "xx-YY", True),
    ],
)
def test_locales_of_one_language_are_read_by_the_same_people(tag: str, other: str, is_so: bool) -> None:
    assert are_of_one_language(LocaleTag(tag), LocaleTag(other)) is is_so
    assert are_of_one_language(LocaleTag(other), LocaleTag(tag)) is is_so
