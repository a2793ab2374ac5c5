"""The rules about the words that a lifetime is told in."""

from __future__ import annotations

import pytest

from tests.checks.samples import SETTINGS, a_cookie, a_policy, of_one, problems
from workbench.checks.problem import NewValue
from workbench.policy.lifetime import (
    SESSION,
    External,
    Lifetime,
    Sliding,
    Until,
    parse_duration,
    parse_lifetime,
)
from workbench.policy.model import Wordings


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("sv", "30 minuter, förnyas vid varje besök"),
        ("sv", "nollställs vid varje besök, 2 år"),
        ("en", "30 minutes, renewed with each visit"),
        ("en", "2 years from your last visit, reset on every visit"),
        ("de", "30 Minuten, wird bei jedem Besuch erneuert"),
        ("de", "verlängert sich mit jedem Besuch"),
    ],
)
def test_words_of_renewal_ask_for_a_sliding_lifetime(locale: str, words: str) -> None:
    assert of_one("CK007", a_cookie(lifetime=External(words)), locale) == [words]


def test_a_printed_wording_of_renewal_counts_too() -> None:
    words = "2 år, förnyas vid varje besök"
    cookie = a_cookie(lifetime=parse_lifetime("2 years"), printed=Wordings(lifetime=words))
    [problem] = problems("CK007", a_policy(cookie))
    assert problem.path == ("printed", "lifetime")


@pytest.mark.parametrize(
    ("locale", "lifetime"),
    [
        ("sv", Sliding(parse_duration("30 minutes"), "{lifetime}, förnyas vid varje besök")),
        ("sv", Until("tills kampanjen ändras")),
        ("en", Until("until the new campaign starts")),
        ("de", Until("bis die Kampagne endet")),
        ("fi", External("uusitaan joka käynnillä")),
    ],
)
def test_other_words_do_not(locale: str, lifetime: Lifetime) -> None:
    assert of_one("CK007", a_cookie(lifetime=lifetime), locale) == []


def test_one_lifetime_has_one_wording() -> None:
    cookies = [
        a_cookie(name="a", lifetime=parse_lifetime("1 year")),
        a_cookie(name="b", lifetime=parse_lifetime("1 year")),
        a_cookie(name="c", lifetime=parse_lifetime("365 days")),
        a_cookie(name="d", lifetime=parse_lifetime("12 months")),
        a_cookie(name="e", lifetime=parse_lifetime("366 days")),  # another span
    ]
    [problem] = problems("CK008", a_policy(*cookies))
    assert (problem.quote, problem.count) == ("365 days", 2)
    assert str(problem.message) == (
        "One lifetime is told in 3 ways: “1 year” (2), “365 days” (1), “12 months” (1); use one."
    )


def test_the_fix_gives_every_row_the_usual_wording() -> None:
    cookies = [
        a_cookie(name="a", lifetime=SESSION),
        a_cookie(name="b", lifetime=SESSION),
        a_cookie(name="c", lifetime=SESSION, printed=Wordings(lifetime="Sessionskaka")),
        a_cookie(name="d", lifetime=SESSION, printed=Wordings(lifetime="Till fönstret stängs", name="D")),
    ]
    [problem] = problems("CK008", a_policy(*cookies))
    assert problem.fix is not None
    changed = {(value.file.id, value.path, value.value) for value in problem.fix.values}
    assert changed == {("own.c", ("printed",), None), ("own.d", ("printed", "lifetime"), None)}


def test_the_fix_restates_a_span() -> None:
    cookies = [
        a_cookie(name="a", lifetime=parse_lifetime("1 day")),
        a_cookie(name="b", lifetime=parse_lifetime("1 day")),
        a_cookie(name="c", lifetime=parse_lifetime("24 hours"), printed=Wordings(lifetime="ett dygn")),
    ]
    [problem] = problems("CK008", a_policy(*cookies))
    assert problem.fix is not None
    assert [(value.path, value.value) for value in problem.fix.values] == [
        (("printed",), None),
        (("lifetime",), "1 day"),
    ]


def test_the_fix_takes_over_printed_words_that_most_rows_have() -> None:
    printed = Wordings(lifetime="Sessionskaka")
    cookies = [
        a_cookie(name="a", printed=printed),
        a_cookie(name="b", printed=printed),
        a_cookie(name="c"),
    ]
    [problem] = problems("CK008", a_policy(*cookies))
    assert problem.fix is not None
    [value] = problem.fix.values
    assert value == NewValue(value.file, ("printed", "lifetime"), "Sessionskaka")
    assert value.file.id == "own.c"


def test_one_wording_everywhere_is_no_problem() -> None:
    label = SETTINGS.labels.get("session", "Session")
    cookies = [a_cookie(name="a"), a_cookie(name="b", printed=Wordings(lifetime=label))]
    assert problems("CK008", a_policy(*cookies)) == []


@pytest.mark.parametrize(
    ("locale", "description", "quote"),
    [
        (
            "sv",
            "Räknar besök. Den upphävs när du stänger din webbläsare.",
            "Den upphävs när du stänger din webbläsare.",
        ),
        ("sv", "Räknar besök och sparas i 30 dagar.", "Räknar besök och sparas i 30 dagar."),
        (
            "en",
            "Counts visits. It expires when you close the browser.",
            "It expires when you close the browser.",
        ),
        ("en", "Counts visits. It is deleted after 2 years.", "It is deleted after 2 years."),
        ("de", "Zählt Besuche. Er wird nach 30 Tagen gelöscht.", "Er wird nach 30 Tagen gelöscht."),
        (
            "de",
            "Er wird gelöscht, sobald der Browser geschlossen wird.",
            "Er wird gelöscht, sobald der Browser geschlossen wird.",
        ),
    ],
)
def test_a_description_leaves_the_lifetime_to_the_lifetime(locale: str, description: str, quote: str) -> None:
    assert of_one("CK009", a_cookie(description=description), locale) == [quote]


@pytest.mark.parametrize(
    ("locale", "description"),
    [
        ("sv", "Räknar hur ofta en besökare har stängt sin webbläsare och sedan öppnat den igen."),
        ("sv", "Räknar besök under de senaste 30 dagarna."),
        ("sv", "Raderas så snart kampanjen har ändrats."),
        ("en", "Counts the visits of the last 30 days."),
        ("en", "Remembers what was in the basket when you closed it."),
        ("de", "Zählt die Besuche der letzten 30 Tage."),
        ("fr", "Il est supprimé après 30 jours."),
    ],
)
def test_other_spans_and_closings_are_let_be(locale: str, description: str) -> None:
    assert of_one("CK009", a_cookie(description=description), locale) == []
