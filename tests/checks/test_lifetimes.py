"""The rules about how long a cookie is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.samples import (
    ADVERTISING,
    ANALYTICS,
    CATEGORIES,
    COOKIE,
    SETTINGS,
    a_cookie,
    a_policy,
    of_one,
    problems,
)
from workbench.checks.problem import Severity
from workbench.checks.unit_slips import likely_span
from workbench.policy.kinds import CategoryId, Storage
from workbench.policy.lifetime import (
    PERSISTENT,
    SESSION,
    Duration,
    External,
    Fixed,
    Lifetime,
    Sliding,
    Unit,
    Unknown,
    Until,
    parse_duration,
    parse_lifetime,
)


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("sv", "okänd"),
        ("sv", "Uppgift saknas."),
        ("sv", "–"),
        ("en", "Unknown"),
        ("en", "n/a"),
        ("de", "unbekannt"),
        ("de", "k. A."),
        ("fr", "?"),
    ],
)
def test_a_lifetime_that_says_nothing_is_missing(locale: str, words: str) -> None:
    assert of_one("CK001", a_cookie(lifetime=Unknown(words)), locale) == [words]


@pytest.mark.parametrize(
    ("locale", "lifetime"),
    [
        ("sv", SESSION),
        ("sv", Unknown("Förfaller om 2096 år")),
        ("sv", Until("okänd")),  # an event of that name: CK002 asks for its bound
        ("en", Unknown("as long as the unknown device lives")),
        ("de", Unknown("bis zum Abmelden")),
    ],
)
def test_a_lifetime_that_says_something_is_not_missing(locale: str, lifetime: Lifetime) -> None:
    assert of_one("CK001", a_cookie(lifetime=lifetime), locale) == []


@pytest.mark.parametrize(
    ("locale", "lifetime", "quote"),
    [
        ("sv", PERSISTENT, "persistent"),
        ("sv", Until("Förblir bestående tills kampanjen ändras"), "Förblir bestående tills kampanjen ändras"),
        ("sv", External("Beror på kontots lagringsfrist"), "Beror på kontots lagringsfrist"),
        ("en", Until("until the user logs out"), "until the user logs out"),
        ("en", Unknown("as long as needed"), "as long as needed"),
        ("de", External("je nach Einstellung des Kontos"), "je nach Einstellung des Kontos"),
        ("fr", Until("jusqu’à la fin de la campagne"), "jusqu’à la fin de la campagne"),
    ],
)
def test_a_lifetime_without_an_upper_bound_is_told(locale: str, lifetime: Lifetime, quote: str) -> None:
    assert of_one("CK002", a_cookie(lifetime=lifetime), locale) == [quote]


@pytest.mark.parametrize(
    ("locale", "lifetime"),
    [
        ("sv", SESSION),
        ("sv", parse_lifetime("10 years")),
        ("sv", Until("Tills kampanjen ändras, dock högst 100 dagar")),
        ("en", Until("until you log out, at most 30 days")),
        ("de", External("nach Einstellung, längstens 13 Monate")),
        ("fr", Until("jusqu’à la fin de la campagne, au plus 90 jours")),
        ("sv", Unknown("okänd")),  # CK001's
        ("sv", Unknown("Förfaller om 2096 år")),  # CK003's
    ],
)
def test_a_bounded_lifetime_is_not_unbounded(locale: str, lifetime: Lifetime) -> None:
    assert of_one("CK002", a_cookie(lifetime=lifetime), locale) == []


@pytest.mark.parametrize("storage", [Storage.LOCAL_STORAGE, Storage.INDEXED_DB])
def test_web_storage_has_no_end_to_set(storage: Storage) -> None:
    assert of_one("CK002", a_cookie(lifetime=PERSISTENT, storage=storage)) == []


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("sv", "Förfaller om 2096 år"),
        ("en", "expires in 2050 years"),
        ("de", "läuft in 2038 Jahren ab"),
        ("fr", "6 m"),
        ("en", "03/04/2027"),
    ],
)
def test_words_with_two_readings_are_ambiguous(locale: str, words: str) -> None:
    assert of_one("CK003", a_cookie(lifetime=Unknown(words)), locale) == [words]


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("sv", "20 år"),
        ("sv", "2096"),
        ("en", "31/12/2027"),
        ("en", "04/04/2027"),
        ("en", "6 months"),
        ("sv", "6 mån"),
    ],
)
def test_words_with_one_reading_are_not_ambiguous(locale: str, words: str) -> None:
    assert of_one("CK003", a_cookie(lifetime=Unknown(words)), locale) == []


@pytest.mark.parametrize(
    ("lifetime", "quote"),
    [("2 years", "2 years"), ("401 days", "401 days"), ("16 years 8 months", "16 years 8 months")],
)
def test_no_browser_keeps_a_cookie_longer_than_400_days(lifetime: str, quote: str) -> None:
    assert of_one("CK004", a_cookie(lifetime=parse_lifetime(lifetime))) == [quote]
    assert of_one("CK004", a_cookie(lifetime=Sliding(parse_duration(lifetime)))) == [quote]


@pytest.mark.parametrize("lifetime", ["400 days", "13 months", "1 year", "session"])
def test_400_days_are_kept(lifetime: str) -> None:
    assert of_one("CK004", a_cookie(lifetime=parse_lifetime(lifetime))) == []


def test_the_cap_is_for_cookies_alone() -> None:
    kept = a_cookie(lifetime=parse_lifetime("2 years"), storage=Storage.LOCAL_STORAGE)
    assert of_one("CK004", kept) == []


@pytest.mark.parametrize(
    ("lifetime", "quote"),
    [
        (parse_lifetime("2 years"), ["2 years"]),
        (parse_lifetime("14 months"), ["14 months"]),
        (Sliding(parse_duration("30 minutes")), ["30 minutes"]),
        (parse_lifetime("13 months"), []),
        (parse_lifetime("396 days"), []),
        (SESSION, []),
        (PERSISTENT, []),
    ],
)
def test_analytics_cookies_end_after_13_months(lifetime: Lifetime, quote: list[str]) -> None:
    assert of_one("CK005", a_cookie(lifetime=lifetime, category=ANALYTICS)) == quote
    assert of_one("CK005", a_cookie(lifetime=lifetime, category=ADVERTISING)) == []


def test_in_france_it_is_an_error() -> None:
    policy = a_policy(a_cookie(lifetime=parse_lifetime("2 years"), category=ANALYTICS))
    severities = {}
    for country in ("SE", "FR"):
        settings = replace(SETTINGS, jurisdictions=(country,))
        [problem] = problems("CK005", replace(policy, settings=settings))
        severities[country] = problem.severity
    assert severities == {"SE": Severity.INFO, "FR": Severity.ERROR}


@pytest.mark.parametrize(
    "title", ["Statistik", "Prestandakakor", "Measurement", "Reichweitenmessung", "Mesure d’audience"]
)
def test_a_category_is_known_by_its_title(title: str) -> None:
    category = replace(CATEGORIES[1], id=CategoryId("second"), title=title)
    cookie = a_cookie(lifetime=parse_lifetime("2 years"), category=category.id)
    assert len(problems("CK005", a_policy(cookie, categories=[category]))) == 1


@pytest.mark.parametrize(
    ("span", "likely"),
    [
        ("16 years 8 months", "1 year"),
        ("1000 years", "1 year"),
        ("60 years", "1 year"),
        ("6 days 2 hours", "1 year"),
        ("8 hours 45 minutes 36 seconds", "1 year"),
        ("30000 days", "30 days"),
    ],
)
def test_a_number_taken_for_another_unit_is_suspect(span: str, likely: str) -> None:
    cookie = a_cookie(lifetime=parse_lifetime(span))
    [problem] = problems("CK006", a_policy(cookie))
    assert problem.quote == span
    assert likely in str(problem.message)


@pytest.mark.parametrize("span", ["68 years", "7975 years", "68 years 1 month"])
def test_the_largest_number_of_a_system_is_suspect(span: str) -> None:
    assert of_one("CK006", a_cookie(lifetime=parse_lifetime(span))) == [span]


@pytest.mark.parametrize(
    "span",
    [
        "2 years",
        "5 years",
        "10 years",
        "20 years",
        "30 years",
        "100 years",
        "1 year 1 month",
        "1 day 12 hours",
    ],
)
def test_a_long_span_alone_is_not_suspect(span: str) -> None:
    assert of_one("CK006", a_cookie(lifetime=parse_lifetime(span))) == []


@given(st.integers(1, 1000), st.sampled_from([Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH]))
def test_no_span_of_one_unit_below_two_years_is_suspect(amount: int, unit: Unit) -> None:
    span = Duration(((amount, unit),))
    if span.seconds <= parse_duration("2 years").seconds:
        assert likely_span(span) is None


def test_a_fixed_lifetime_quotes_what_stands_in_the_file() -> None:
    [problem] = problems("CK004", a_policy(a_cookie(lifetime=Fixed(parse_duration("2 years")))))
    assert problem.path == ("lifetime",)
    assert problem.file is not None
    assert problem.file.id == COOKIE.id
