"""Careful policies in four languages: no rule of prose says anything of them, in part or as a whole."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from tests.checks.samples import COOKIE, GOOGLE_COOKIE, GOOGLE_LINK, TODAY, a_policy, in_language, prose
from workbench.checks.context import Context
from workbench.checks.runner import Checker
from workbench.checks.selection import Selection
from workbench.policy.kinds import LinkId, LinkRole
from workbench.policy.model import Link, Policy

with (Path(__file__).parent / "good_sentences.tsv").open(encoding="utf-8", newline="") as file:
    SENTENCES = [
        (row[0], row[1]) for row in list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    ]

LANGUAGES = ("sv", "en", "de", "fr")
CHOICES = Link(id=LinkId("choices"), url="https://example.com/choices", role=LinkRole.CONSENT)
OF_ALL_PROSE = ("PR004", "PR005", "PR006", "PR016")
"""What a policy must say somewhere, and one sentence need not."""


def a_policy_that_says(locale: str, *texts: str) -> Policy:
    policy = a_policy(COOKIE, GOOGLE_COOKIE, sections=[prose(*texts)], links=(GOOGLE_LINK, CHOICES))
    in_order = dict(reversed(list(policy.sections.items())))
    return in_language(replace(policy, sections=in_order), locale)


def found_in(policy: Policy, *ignored: str) -> list[str]:
    report = Checker(Selection(select=("PR",), ignore=ignored)).check(Context(policy, TODAY))
    return [f"{problem.rule} {problem.quote}: {problem.message}" for problem in report.problems]


@pytest.mark.parametrize(("locale", "text"), SENTENCES)
def test_a_good_sentence_has_no_problem(locale: str, text: str) -> None:
    assert found_in(a_policy_that_says(locale, text), *OF_ALL_PROSE) == []


@pytest.mark.parametrize("locale", LANGUAGES)
def test_a_policy_of_them_has_none_either(locale: str) -> None:
    texts = [text for language, text in SENTENCES if language == locale]
    assert found_in(a_policy_that_says(locale, *texts)) == []


def test_there_are_enough_of_them() -> None:
    assert len(SENTENCES) >= 60
    assert all(len([text for locale, text in SENTENCES if locale == each]) >= 15 for each in LANGUAGES)
