"""CK010 and CK033: what a user's table of cookies says otherwise is told with its place, and no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.checks.samples import (
    ADVERTISING,
    ANALYTICS,
    COOKIE,
    ESSENTIAL,
    GOOGLE_COOKIE,
    TODAY,
    a_cookie,
    a_policy,
    problems,
)
from workbench.checks.context import Context
from workbench.checks.problem import Problem
from workbench.checks.reference import Reference, ReferenceRow
from workbench.checks.runner import Checker
from workbench.checks.selection import Selection
from workbench.policy.kinds import CategoryId, Match
from workbench.policy.lifetime import Sliding, Unknown, parse_duration, parse_lifetime
from workbench.policy.model import Cookie
from workbench.store.reference import read_reference

REFERENCE = read_reference(Path(__file__).parent / "reference.csv")


def found(rule: str, *cookies: Cookie, reference: Reference | None = REFERENCE) -> list[Problem]:
    context = Context(a_policy(*cookies), TODAY, reference=reference)
    return list(Checker(Selection(select=(rule,))).check(context).problems)


@pytest.mark.parametrize(
    ("name", "lifetime"),
    [
        ("_ga", "1 day"),
        ("_ga_ABC", "1 day"),
        ("_ga_*", "1 year"),
        ("_gcl_au", "1 year"),
        ("theme", "2 years"),
        ("chat_open", "24 hours"),
        ("chat_other", "session"),
        ("plain", "10 days"),
        ("no_end", "10 years"),
        ("long", "13 days"),
        ("year", "13 months"),
    ],
)
def test_another_lifetime_than_the_reference_has_is_told(name: str, lifetime: str) -> None:
    [problem] = found("CK010", a_cookie(name=name, lifetime=parse_lifetime(lifetime)))

    assert problem.quote == lifetime
    assert problem.fix is None
    assert "reference.csv, line" in str(problem.message)


@pytest.mark.parametrize(
    ("name", "lifetime"),
    [
        ("_ga", "2 years"),
        ("_ga", "24 months"),
        ("_ga", "730 days"),
        ("chat_open", "session"),
        ("year", "1 year"),
        ("_gcl_au", "3 months"),
        ("long", "13 months"),
        ("unheard_of", "1 day"),
        ("odd", "1 day"),
        ("at_once", "1 day"),
        ("for_ever", "1 day"),
        ("xylophone", "3 days"),
        ("lang", "3 days"),
        ("_GA", "3 days"),
    ],
)
def test_the_same_restated_unknown_or_doubtful_is_not(name: str, lifetime: str) -> None:
    assert not found("CK010", a_cookie(name=name, lifetime=parse_lifetime(lifetime)))


def test_a_lifetime_that_begins_anew_is_compared_by_its_span() -> None:
    assert not found("CK010", a_cookie(name="_ga", lifetime=Sliding(parse_duration("2 years"))))


def test_a_lifetime_told_in_words_is_let_be() -> None:
    assert not found("CK010", a_cookie(name="_ga", lifetime=Unknown("nobody knows")))


def test_where_one_row_agrees_nothing_is_told() -> None:
    assert not found("CK010", a_cookie(GOOGLE_COOKIE, name="NID", lifetime=parse_lifetime("1 year")))
    assert found("CK010", a_cookie(GOOGLE_COOKIE, name="NID", lifetime=parse_lifetime("1 day")))


def test_a_declared_prefix_is_found_by_what_it_begins_with() -> None:
    cookie = a_cookie(name="_ga_", match=Match.PREFIX, lifetime=parse_lifetime("1 day"))

    assert found("CK010", cookie)


@pytest.mark.parametrize(
    ("name", "category", "is_told"),
    [
        ("_gcl_au", ANALYTICS, True),
        ("_gcl_au", ADVERTISING, False),
        ("basket", ANALYTICS, True),
        ("basket", ESSENTIAL, False),
        ("theme", ADVERTISING, False),
        ("chat_open", ESSENTIAL, False),
        ("plain", ESSENTIAL, False),
        ("unheard_of", ESSENTIAL, False),
    ],
)
def test_another_purpose_than_the_reference_has_is_told(name: str, category: str, is_told: bool) -> None:
    assert bool(found("CK033", a_cookie(name=name, category=category))) is is_told


def test_a_category_that_names_no_purpose_is_let_be() -> None:
    policy = a_policy(a_cookie(name="_gcl_au"))
    category = replace(policy.categories[ANALYTICS], id=CategoryId("others"), title="Övriga")
    renamed = replace(policy, categories={**policy.categories, ANALYTICS: category})

    context = Context(renamed, TODAY, reference=REFERENCE)

    assert not Checker(Selection(select=("CK033",))).check(context).problems


def test_without_a_reference_both_are_silent() -> None:
    cookie = a_cookie(name="_ga", lifetime=parse_lifetime("1 day"), category=ADVERTISING)

    assert not problems("CK010", a_policy(cookie))
    assert not problems("CK033", a_policy(cookie))


def test_another_reference_is_looked_at_anew() -> None:
    policy = a_policy(a_cookie(name="_ga", lifetime=parse_lifetime("1 day")))
    checker = Checker(Selection(select=("CK010",)))

    assert not checker.check(Context(policy, TODAY)).problems
    assert checker.check(Context(policy, TODAY, reference=REFERENCE)).problems


def test_the_longest_prefix_counts() -> None:
    rows = (
        ReferenceRow(name="_ab_", is_prefix=True, lifetime="1 day"),
        ReferenceRow(name="_ab_cd_", is_prefix=True, lifetime="1 year"),
    )
    cookie = replace(COOKIE, name="_ab_cd_ef")

    assert Reference("ours", rows).rows_for(cookie) == [rows[1]]
