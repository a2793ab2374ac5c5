"""The rules about what rows tell."""

from __future__ import annotations

import pytest

from tests.checks.samples import COOKIE, a_cookie, a_policy, of_one, problems, quotes

LONG = "Minns vilka sidor besökaren har läst, så att de kan visas igen."


def test_rows_without_a_technique_are_told_once_with_their_number() -> None:
    rows = [a_cookie(name=name, storage=None) for name in ("a", "b", "c")]
    [problem] = problems("CK025", a_policy(COOKIE, *rows))
    assert problem.count == 3
    assert str(problem.message).startswith("3 of 4 rows")
    assert problems("CK025", a_policy(COOKIE)) == []
    assert problems("CK025", a_policy()) == []


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("x", "Räknar besök."),
        ("AWSALB", "AWS ALB Application Load Balancer."),
        ("x", "x" * 44),
        ("visitor_consent_state", "Visitor consent state cookie: the state of visitor consent."),
    ],
)
def test_a_description_tells_a_purpose(name: str, description: str) -> None:
    assert of_one("CK026", a_cookie(name=name, description=description)) == [description]


@pytest.mark.parametrize("name", ["x", "sidor", "besokaren_sidor_visas"])
def test_a_longer_one_that_says_more_than_the_name_does(name: str) -> None:
    assert of_one("CK026", a_cookie(name=name, description=LONG)) == []


def test_scripts_whose_characters_are_words_need_fewer() -> None:
    japanese = "サイトの訪問者が選んだ表示言語を保存し、次回の表示に使います。"
    assert of_one("CK026", a_cookie(description=japanese), "ja") == []
    assert of_one("CK026", a_cookie(description="言語"), "ja") == ["言語"]


def test_one_text_on_several_rows_is_told_once() -> None:
    rows = [a_cookie(name=name, description=LONG) for name in ("a", "b", "c")]
    [problem] = problems("CK027", a_policy(COOKIE, *rows))
    assert (problem.count, problem.quote) == (3, LONG)
    assert quotes("CK027", a_policy(COOKIE, rows[0])) == []
