"""The rules that read one text at a time: what they find in each language, and what they leave alone."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from tests.checks.samples import COOKIE, a_policy, in_language, prose, quotes
from workbench.checks.every_rule import RULES
from workbench.checks.leftovers import BEGUN
from workbench.checks.problem import RuleId
from workbench.checks.rules import Scope
from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.language import LANGUAGES, _, speak_by
from workbench.policy.model import Policy
from workbench.translations import speak

HERE = Path(__file__).parent
TRIED_ELSEWHERE = {
    "PR004",
    "PR005",
    "PR006",
    "PR007",
    "PR009",
    "PR012",
    "PR015",
    "PR016",
    "PR017",
    "PR018",
    "PR020",
    "PR026",
}


def rows(name: str) -> list[list[str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]


FAULTS = rows("prose_faults.tsv")
NEAR_MISSES = rows("prose_near_misses.tsv")


def says(text: str, locale: str) -> Policy:
    """A policy in a language whose prose is one text."""
    return in_language(a_policy(COOKIE, sections=[prose(text)]), locale)


@pytest.mark.parametrize(("rule", "locale", "text", "expected"), FAULTS)
def test_a_faulty_sentence_is_found(rule: str, locale: str, text: str, expected: str) -> None:
    assert sorted(map(str, quotes(rule, says(text, locale)))) == sorted(expected.split("|"))


@pytest.mark.parametrize(("rule", "locale", "text"), NEAR_MISSES)
def test_a_sentence_that_only_looks_like_it_is_left_alone(rule: str, locale: str, text: str) -> None:
    assert quotes(rule, says(text, locale)) == []


@pytest.mark.parametrize(("rule", "locale", "text", "expected"), FAULTS)
def test_quotes_stand_in_the_text(rule: str, locale: str, text: str, expected: str) -> None:
    assert all(quote in text for quote in expected.split("|"))
    assert all(str(quote) in text for quote in quotes(rule, says(text, locale)))


def test_a_language_without_a_table_has_no_findings_of_wording() -> None:
    assert quotes("PR001", says("By using this site you agree to cookies.", "fi")) == []


@pytest.mark.parametrize("locale", ["tlh", "x-own", "zh-Hant-TW", "se"])
def test_rules_that_need_no_table_hold_in_any_language(locale: str) -> None:
    assert quotes("PR008", says("[company name] / TODO", locale)) == ["[company name]", "TODO"]
    assert quotes("PR021", says("2025-05-04", locale)) == []


@pytest.mark.parametrize("text", sorted(BEGUN))
def test_a_text_that_nobody_wrote_is_a_leftover(text: str) -> None:
    assert quotes("PR008", says(text, "sv")) == [text]
    assert quotes("PR008", says(f"{text} Den sparar ditt val.", "sv")) == []
    assert quotes("PR008", in_language(a_policy(replace(COOKIE, description=text)), "de")) == [text]


def test_what_the_app_begins_a_text_with_is_known_in_every_language() -> None:
    spoken = set()
    for language in LANGUAGES:
        speak(language)
        spoken |= {_(FIELDS_BY_ID["description"].begun), _("New text."), _("New heading")}
    speak_by({})
    assert spoken == BEGUN


def test_a_sentence_stands_for_its_own_language_alone() -> None:
    assert quotes("PR001", says("By using this site you agree to cookies.", "sv")) == []
    assert quotes("PR001", says("By using this site you agree to cookies.", "en-GB")) != []


def test_every_rule_of_prose_is_tried_in_three_languages() -> None:
    tried = {(rule, locale) for rule, locale, *_ in FAULTS}
    for rule in (each for each in RULES if each.startswith("PR")):
        if rule not in TRIED_ELSEWHERE:
            assert {locale for each, locale in tried if each == rule} == {"sv", "en", "de"}, rule


def test_a_rule_tried_elsewhere_looks_at_the_whole_policy() -> None:
    assert all(RULES[RuleId(rule)].scope is Scope.POLICY for rule in TRIED_ELSEWHERE)
