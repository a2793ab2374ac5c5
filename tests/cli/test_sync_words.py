"""Tests for what is told of carrying texts over."""

from __future__ import annotations

import pytest

from workbench.cli.sync_words import lines_of
from workbench.language import speak_by
from workbench.locales.carry import Step
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.store.syncing import Sync
from workbench.translations import speak

DE, EN = LocaleTag("de"), LocaleTag("en")
ONE = Sync({}, {DE: {Key("title"): frozenset({Step.MADE_STALE, Step.SOURCE_CHANGED})}, EN: {}})
EVERY = Sync({}, {DE: {Key(f"label.{number}"): frozenset(Step) for number in range(2)}})


@pytest.fixture(autouse=True)
def english_again() -> object:
    yield
    speak_by({})


def test_each_locale_has_a_line_in_words() -> None:
    assert list(lines_of(ONE)) == [
        "de: 1 source text changed, 1 translation is stale now",
        "en: nothing new",
    ]


@pytest.mark.parametrize("language", ["en", "sv"])
def test_everything_that_is_done_has_words_in_the_users_language(language: str) -> None:
    speak(language)

    (line,) = lines_of(EVERY)

    assert line.count("2 ") == len(Step)
    assert not any(step in line.split() for step in (Step.MADE_STALE, Step.SOURCE_CHANGED))


def test_they_are_said_in_swedish() -> None:
    speak("sv")

    assert next(iter(lines_of(ONE))) == "de: 1 källtext är ändrad, 1 översättning är nu inaktuell"
