"""Lists in messages are said in the reader's language, quotation marks and all."""

from __future__ import annotations

from workbench.checks.listed import counted, quoted
from workbench.policy.sentence import say

SWEDISH = {
    "“{text}”": "”{text}”",
    "“{text}” ({count})": "”{text}” ({count})",
    "Use {names}.": "Använd {names}.",
}


def translated(text: str) -> str:
    return SWEDISH[text]


def test_several_texts_are_listed_with_commas_each_quoted() -> None:
    sentence = say("Use {names}.", names=quoted(["a", "{b}"]))
    assert str(sentence) == "Use “a”, “{b}”."
    assert sentence.said(translated) == "Använd ”a”, ”{b}”."


def test_texts_are_listed_with_how_often_they_stand() -> None:
    sentence = say("Use {names}.", names=counted([("a", 2), ("b", 1)]))
    assert str(sentence) == "Use “a” (2), “b” (1)."
    assert sentence.said(translated) == "Använd ”a” (2), ”b” (1)."
