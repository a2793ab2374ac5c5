"""A full stop that one text lacks and most have; where most have none, that is the way of the policy."""

from __future__ import annotations

import pytest

from tests.checks.samples import COOKIE, a_cookie, a_policy, problems, prose, quotes
from workbench.policy.model import Policy

LONG = "Den räknar besök och skiljer besökare åt"


def described(*descriptions: str) -> Policy:
    return a_policy(
        *(a_cookie(COOKIE, name=f"c{place}", description=text) for place, text in enumerate(descriptions))
    )


def test_a_description_is_told_by_its_last_words_and_mended() -> None:
    (problem,) = problems("PR026", described("Ett.", "Två.", "Tre.", LONG))
    assert problem.quote == "skiljer besökare åt"
    assert str(problem.key) == "cookie.own.c3.description"
    assert problem.fix is not None
    assert [(value.path, value.value) for value in problem.fix.values] == [(("description",), f"{LONG}.")]


@pytest.mark.parametrize(
    "descriptions",
    [
        ("Ett", "Två", "Tre", "Fyra."),
        ("Ett", "Två"),
        ("Ett.", "Två.", "Tre", "Fyra"),
        ("Ett.", "Två?", "Tre!", "Fyra …"),
        ("Ett.", "Två.", "Tre.", "Fyra (fem)"),
        ("Ett.", "Två.", "Tre.", "Se ”fyra”"),
        ("Ett.", "Två.", "Tre.", "Se [fyra](link:google-more)"),
    ],
)
def test_a_way_of_writing_is_no_fault(descriptions: tuple[str, ...]) -> None:
    assert quotes("PR026", described(*descriptions)) == []


def test_paragraphs_are_held_against_paragraphs_and_short_ones_may_be_headings() -> None:
    stopped = [f"{LONG} {word}." for word in ("här", "där", "ibland", "alltid")]
    policy = a_policy(a_cookie(description="Ett"), sections=[prose(*stopped, LONG, "Google Analytics")])
    assert quotes("PR026", policy) == ["skiljer besökare åt"]


def test_the_stop_is_that_of_the_other_texts() -> None:
    (problem,) = problems("PR026", described("一。", "二。", "三。", "四"))
    assert problem.fix is not None
    assert problem.fix.values[0].value == "四。"
