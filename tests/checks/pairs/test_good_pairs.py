"""Right translations, in four languages, with which no rule finds fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.pairs.looking import rules

_LINES = (Path(__file__).with_name("good_pairs.tsv")).read_text(encoding="utf-8").splitlines()
GOOD = [tuple(line.split("\t")) for line in _LINES]
"""Source, locale, translation."""


def test_there_are_a_hundred_in_four_languages() -> None:
    assert len(set(GOOD)) >= 100
    assert {locale.partition("-")[0] for _, locale, _ in GOOD} == {"en", "de", "fi", "fr"}


@pytest.mark.parametrize(("source", "locale", "target"), GOOD)
def test_a_right_translation_has_no_fault(source: str, locale: str, target: str) -> None:
    assert rules(source, locale, target) == []
