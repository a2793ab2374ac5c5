"""Sentences of careful policies in five languages: no rule says anything of one, nor of a pair of them."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.checks.pairs.looking import rules
from tests.checks.test_good_prose import OF_ALL_PROSE, a_policy_that_says, found_in

with (Path(__file__).parent / "good_parallel_texts.tsv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))

SENTENCES = [(locale, text) for row in ROWS for locale, text in row.items()]


@pytest.mark.parametrize(("locale", "text"), SENTENCES)
def test_a_good_sentence_has_no_problem(locale: str, text: str) -> None:
    assert found_in(a_policy_that_says(locale, text), *OF_ALL_PROSE) == []


@pytest.mark.parametrize("row", ROWS, ids=[row["en"] for row in ROWS])
def test_each_is_a_right_translation_of_every_other(row: Mapping[str, str]) -> None:
    found = {
        (source, locale): rules(text, locale, target, source_locale=source)
        for source, text in row.items()
        for locale, target in row.items()
        if locale != source
    }
    assert {pair: faults for pair, faults in found.items() if faults} == {}


def test_there_are_enough_of_them() -> None:
    assert len(set(SENTENCES)) >= 200
    assert set(ROWS[0]) == {"sv", "en", "de", "fr", "fi"}
