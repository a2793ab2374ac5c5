"""The rules about what time does to a policy."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.checks.samples import (
    GOOGLE_COOKIE,
    GOOGLE_PROVIDER,
    SETTINGS,
    a_cookie,
    a_policy,
    problems,
    quotes,
)
from workbench.policy.kinds import LinkId, Party
from workbench.policy.lifetime import parse_lifetime
from workbench.policy.model import Link, Policy, Wordings

PRINTED = Wordings(name="temat", lifetime="Sessionskaka", provider="Vi själva")
BEFORE = a_cookie(printed=PRINTED)


@pytest.mark.parametrize(
    ("fields", "outdated"),
    [
        ({"name": "theme2"}, ["temat"]),
        ({"lifetime": parse_lifetime("1 year")}, ["Sessionskaka"]),
        ({"provider": GOOGLE_PROVIDER.id}, ["Vi själva"]),
        ({"party": Party.THIRD}, ["Vi själva"]),
        ({"description": "Något helt annat än förut."}, []),
        ({}, []),
    ],
)
def test_a_wording_whose_field_has_changed_is_outdated(
    fields: dict[str, object], outdated: list[str]
) -> None:
    after = replace(BEFORE, **fields)  # type: ignore[arg-type]
    found = problems("CK036", a_policy(after), published=a_policy(BEFORE))
    assert [problem.quote for problem in found] == outdated
    assert [problem.path[0] for problem in found] == ["printed"] * len(outdated)


def test_a_wording_that_was_changed_with_its_field_is_not() -> None:
    after = replace(
        BEFORE, lifetime=parse_lifetime("1 year"), printed=replace(PRINTED, lifetime="Ett helt år")
    )
    assert problems("CK036", a_policy(after), published=a_policy(BEFORE)) == []


def test_the_fix_drops_the_wording_and_the_last_one_takes_the_field_with_it() -> None:
    for printed, path in ((PRINTED, ("printed", "lifetime")), (Wordings(lifetime="Förr"), ("printed",))):
        before = a_cookie(printed=printed)
        after = replace(before, lifetime=parse_lifetime("1 year"))
        [problem] = problems("CK036", a_policy(after), published=a_policy(before))
        assert problem.fix is not None
        assert [(value.path, value.value) for value in problem.fix.values] == [(path, None)]


def test_a_providers_wording_is_outdated_with_its_name_or_link() -> None:
    other = Link(id=LinkId("other"), url="https://example.com/")
    before = replace(GOOGLE_PROVIDER, printed="3 part Google, [läs mer](link:google-more)")

    def said_of(**fields: object) -> list[str | None]:
        now = a_policy(GOOGLE_COOKIE, providers=[replace(before, **fields)], links=[other])  # type: ignore[arg-type]
        then = a_policy(GOOGLE_COOKIE, providers=[before], links=[other])
        return [problem.quote for problem in problems("CK036", now, published=then)]

    assert said_of() == []
    assert said_of(name="Alphabet") == [before.printed]
    assert said_of(link=other.id) == [before.printed]
    assert said_of(country="US") == []
    assert said_of(name="Alphabet", printed="3 part Alphabet") == []


def test_without_a_revision_there_is_nothing_to_compare() -> None:
    after = replace(BEFORE, lifetime=parse_lifetime("1 year"))
    assert problems("CK036", a_policy(after)) == []
    assert problems("CK036", a_policy(after), published=a_policy()) == []


def due(day: dt.date | None) -> Policy:
    return a_policy(settings=replace(SETTINGS, review_by=day))


def test_a_review_is_due_after_its_day() -> None:
    day = dt.date(2025, 1, 31)
    assert quotes("CK037", due(day), today=day) == []
    assert quotes("CK037", due(day), today=dt.date(2025, 2, 1)) == ["2025-01-31"]
    assert quotes("CK037", due(None)) == []
