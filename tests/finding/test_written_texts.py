"""Tests for where texts are written: the place of every entry leads to its text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.projects import open_session, write_small
from workbench.edits import value_at
from workbench.finding.written_texts import place_of_text, source_texts, source_words
from workbench.policy.entries import Key, entries
from workbench.store.project import load


def test_the_place_of_every_written_text_holds_it(tmp_path: Path) -> None:
    session = open_session(write_small(tmp_path))
    policy = session.policy
    assert policy is not None
    found = {entry.key: place_of_text(policy, entry.key) for entry in entries(policy)}
    assert None not in found.values()
    for entry in entries(policy):
        place = found[entry.key]
        assert place is not None
        if not entry.key.startswith("label."):  # a label that the policy leaves out has a text of its own
            assert value_at(session.data(place.file), place.path) == entry.source


def test_an_entry_that_the_policy_does_not_have_is_nowhere(tmp_path: Path) -> None:
    policy = open_session(write_small(tmp_path)).policy
    assert policy is not None
    assert place_of_text(policy, Key("section.which.gone")) is None


@pytest.mark.parametrize("is_shipped", [False, True])
def test_the_words_are_those_of_the_texts(tmp_path: Path, is_shipped: bool) -> None:
    root = Path(__file__).parents[2] if is_shipped else write_small(tmp_path)
    policy = load(root).catalogue.policy
    assert policy is not None
    assert Counter(source_words(policy)) == Counter(written.text for written in source_texts(policy))
