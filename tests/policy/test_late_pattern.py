"""Patterns that are compiled late answer as others do."""

from __future__ import annotations

import re

import pytest

from workbench.policy.late_pattern import LatePattern


def test_a_pattern_is_compiled_when_it_is_first_used() -> None:
    late = LatePattern("(", re.IGNORECASE)
    with pytest.raises(re.error):
        late.search("anything")


def test_it_answers_as_a_compiled_one_does() -> None:
    late, text = LatePattern("k[aå]ka", re.IGNORECASE), "En kaka och en Kåka."
    found = late.search(text)
    assert found is not None
    assert found.span() == (3, 7)
    assert late.match(text) is None
    assert late.match(text, 3, 6) is None
    assert late.fullmatch("KAKA") is not None
    assert late.findall(text) == ["kaka", "Kåka"]
    assert [match.start() for match in late.finditer(text)] == [3, 15]
    assert late.sub("bulle", text) == "En bulle och en bulle."
