"""Patterns that are compiled late answer as others do."""

from __future__ import annotations

import re

import pytest

from workbench.policy.late_pattern import late


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    pattern = late("(", re.IGNORECASE)
    with pytest.raises(re.error):
        pattern.search("anything")


def test_it_answers_as_a_compiled_one_does() -> None:
    pattern, text = late("k[aå]ka", re.IGNORECASE), "En kaka och en Kåka."
    found = pattern.search(text)
    assert found is not None
    assert found.span() == (3, 7)
    assert pattern.match(text) is None
    assert pattern.match(text, 3, 6) is None
    assert pattern.fullmatch("KAKA") is not None
    assert pattern.findall(text) == ["kaka", "Kåka"]
    assert [match.start() for match in pattern.finditer(text)] == [3, 15]
    assert pattern.sub("bulle", text) == "En bulle och en bulle."
    assert pattern.split("bakakab") == ["ba", "b"]
    assert pattern.groupindex == {}
    assert found.re.pattern == pattern.pattern == "k[aå]ka"


def test_once_it_is_compiled_its_methods_are_those_of_what_was_compiled() -> None:
    pattern = late("kaka")
    pattern.search("")
    assert pattern.search == re.compile("kaka").search
