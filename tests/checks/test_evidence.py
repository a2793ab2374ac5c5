"""What a reference says of one cookie: its rows, and what of them is plain enough to be taken over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.checks.samples import ADVERTISING, ANALYTICS, CATEGORIES, COOKIE, GOOGLE, a_cookie, a_policy
from tests.checks.test_reference_rules import REFERENCE
from workbench.checks.evidence import Evidence, evidence_of
from workbench.edits import RemoveValue, SetValue
from workbench.formats.data import Data
from workbench.policy.kinds import CategoryId, CookieId
from workbench.policy.lifetime import Fixed, Session
from workbench.policy.model import Cookie
from workbench.steps.cookies import take_over


def evidence(cookie: Cookie) -> list[Evidence]:
    return evidence_of(cookie, a_policy(cookie), REFERENCE)


def test_a_row_is_told_with_its_place_and_what_it_means_here() -> None:
    (told,) = evidence(a_cookie(name="_ga"))
    assert (told.source, told.row.line, told.row.lifetime) == ("reference.csv", 2, "2 years")
    assert (told.provider, told.category) == (GOOGLE, ANALYTICS)
    assert isinstance(told.lifetime, Fixed)
    assert str(told.lifetime.duration) == "2 years"


def test_rows_that_disagree_are_all_told_and_of_two_that_say_the_same_one() -> None:
    assert [each.row.lifetime for each in evidence(a_cookie(name="NID"))] == ["6 months", "1 year"]
    twice = replace(REFERENCE, rows=(*REFERENCE.rows, *REFERENCE.rows))
    cookie = a_cookie(name="NID")
    assert len(evidence_of(cookie, a_policy(cookie), twice)) == 2


def test_what_is_not_plain_is_none() -> None:
    (chat,) = evidence(a_cookie(name="chat_open"))
    assert chat.provider is None  # the policy has no such company
    assert isinstance(chat.lifetime, Session)
    (theme,) = evidence(a_cookie(name="theme", category=ANALYTICS))
    assert theme.lifetime is not None
    second = replace(CATEGORIES[2], id=CategoryId("social"), title="Marknadsföring")
    cookie = a_cookie(name="_gcl_au", category=ANALYTICS)
    policy = a_policy(cookie, categories=[*CATEGORIES, second])
    assert [each.category for each in evidence_of(cookie, policy, REFERENCE)] == [None]  # two would fit
    assert evidence(a_cookie(name="unheard_of")) == []


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            {"name": "_ga", "provider": "own", "category": "advertising", "lifetime": "session"},
            {"provider": "google", "category": "analytics", "lifetime": "2 years"},
        ),
        (
            {"name": "_ga", "provider": "google", "category": "analytics", "lifetime": "1 year"},
            {"lifetime": "2 years"},
        ),
        ({"name": "_ga", "provider": "google", "category": "analytics", "lifetime": "2 years"}, None),
    ],
)
def test_what_is_taken_over_is_one_step(data: dict[str, Data], expected: dict[str, Data] | None) -> None:
    (told,) = evidence(a_cookie(COOKIE, name="_ga", category=ADVERTISING))
    step = take_over(CookieId("own.ga"), told, data)
    edits = step.edits if step else ()
    values = {str(edit.path[0]): edit.value for edit in edits if isinstance(edit, SetValue)}
    assert (values or None) == expected


def test_what_is_not_taken_over_is_said() -> None:
    (told,) = evidence(a_cookie(name="chat_open"))
    data: dict[str, Data] = {"name": "chat_open", "category": "essential", "lifetime": "1 year"}
    step = take_over(CookieId("own.chat"), told, {**data, "printed": {"lifetime": "Ett år"}})
    assert step is not None
    assert str(step.remark) == (
        "The printed wording “Ett år” fell away, as it worded what you changed. "
        "Not taken over: “Example Chat”; what that means in this policy is for you to say."
    )


def test_printed_wordings_of_what_is_taken_over_fall_away_together() -> None:
    (told,) = evidence(a_cookie(name="_ga"))
    printed: dict[str, Data] = {"lifetime": "Sessionscookie", "provider": "Vi"}
    data: dict[str, Data] = {"name": "_ga", "provider": "own", "category": "analytics", "printed": printed}
    step = take_over(CookieId("own.ga"), told, data)
    assert step is not None
    edits = [edit for edit in step.edits if isinstance(edit, SetValue | RemoveValue)]
    assert [edit.path for edit in edits] == [("provider",), ("lifetime",), ("printed",)]
    assert "Sessionscookie" in str(step.remark)
