"""Sentences for people, said in any language."""

from __future__ import annotations

import pytest

from workbench.policy.sentence import Sentence, say


def test_a_sentence_is_said_in_english_with_its_values() -> None:
    sentence = say("“{name}” has {count} {{braces}}.", name="_ga", count=2)

    assert str(sentence) == sentence.said() == "“_ga” has 2 {braces}."


def test_the_template_is_translated_before_the_values_are_put_in() -> None:
    swedish = {"Remove {count} of “{name}”.": "Ta bort ur ”{name}”: {count}."}

    said = say("Remove {count} of “{name}”.", name="_ga", count=2).said(swedish.__getitem__)

    assert said == "Ta bort ur ”_ga”: 2."


@pytest.mark.parametrize("value", ["{count}", "{}", "{0.__class__}", "}{", "%s"])
def test_values_are_never_read_as_a_template(value: str) -> None:
    assert str(say("It says “{text}”.", text=value)) == f"It says “{value}”."


def test_a_value_may_have_any_name() -> None:
    assert str(say("{template} {values} {self}", template=1, values=2, self=3)) == "1 2 3"


def test_sentences_of_one_template_and_values_are_equal() -> None:
    assert say("{x}", x=1) == Sentence("{x}", {"x": 1})
    assert say("{x}", x=1) != say("{x}", x=2)
