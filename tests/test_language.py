"""Tests for the language that the program speaks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from workbench.language import _, _n, of_several, preferred, said, speak_by
from workbench.policy.sentence import say


@pytest.fixture(autouse=True)
def english_after() -> Iterator[None]:
    """Leaves the other tests the language they expect."""
    yield
    speak_by({})


@pytest.mark.parametrize(
    ("environment", "setting", "spoken"),
    [
        ({}, None, "en"),
        ({"LANG": "sv_SE.UTF-8"}, None, "sv"),
        ({"LANG": "sv"}, None, "sv"),
        ({"LANG": "SV_FI@euro"}, None, "sv"),
        ({"LANG": "de_DE.UTF-8"}, None, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "sv"}, None, "en"),
        ({"LANG": "de_DE.UTF-8", "LANGUAGE": "de:sv:en"}, None, "sv"),
        ({"LANG": "sv_SE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, None, "en"),
        ({"LC_ALL": "C", "LC_MESSAGES": "sv_SE.UTF-8"}, None, "en"),
        ({"LC_ALL": "sv_SE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, None, "sv"),
        ({"LANG": "en_GB.UTF-8"}, "sv", "sv"),
        ({"LANG": "sv_SE.UTF-8"}, "en", "en"),
        ({"LANG": "sv_SE.UTF-8"}, "klingon", "sv"),
        ({"WORKBENCH_LANGUAGE": "sv", "LANG": "en_GB.UTF-8"}, "en", "sv"),
        ({"WORKBENCH_LANGUAGE": "sv-SE"}, None, "sv"),
        ({"WORKBENCH_LANGUAGE": "", "LANG": "sv_SE.UTF-8"}, None, "sv"),
        ({"WORKBENCH_LANGUAGE": "klingon", "LANG": "sv_SE.UTF-8"}, None, "sv"),
    ],
)
def test_the_environment_is_asked_before_the_settings_and_these_before_the_system(
    environment: dict[str, str], setting: str | None, spoken: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANG")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert preferred(setting) == spoken


def test_what_has_no_translation_is_said_in_english() -> None:
    speak_by({"Save": "Spara"})

    assert [_("Save"), _("Undo")] == ["Spara", "Undo"]


def test_english_is_spoken_again_when_it_is_asked_for() -> None:
    speak_by({"Save": "Spara"})
    speak_by({})

    assert _("Save") == "Save"


@pytest.mark.parametrize(
    ("count", "english", "swedish"),
    [
        (0, "Saved: 0 files.", "Sparat: 0 filer."),
        (1, "Saved: 1 file.", "Sparat: 1 fil."),
        (2, "Saved: 2 files.", "Sparat: 2 filer."),
        (21, "Saved: 21 files.", "Sparat: 21 filer."),
    ],
)
def test_one_and_several_are_told_apart(count: int, english: str, swedish: str) -> None:
    one, other = "Saved: {count} file.", "Saved: {count} files."
    assert _n(one, other, count) == english

    speak_by({one: "Sparat: {count} fil.", of_several(one, other): "Sparat: {count} filer."})

    assert _n(one, other, count) == swedish


def test_one_and_several_may_be_alike_in_english() -> None:
    speak_by(
        {
            "{count} marked": "{count} markerad",
            of_several("{count} marked", "{count} marked"): "{count} markerade",
        }
    )

    assert [_n("{count} marked", "{count} marked", count) for count in (1, 2)] == [
        "1 markerad",
        "2 markerade",
    ]


def test_other_values_stand_beside_the_count() -> None:
    assert _n("{count} file in {place}", "{count} files in {place}", 2, place="a") == "2 files in a"


def test_a_sentence_within_a_sentence_is_said_in_the_same_language() -> None:
    sentence = say("{place}: {error}", place="a.yaml:1:2", error=say("The file cannot be read."))
    speak_by({"{place}: {error}": "{place} – {error}", "The file cannot be read.": "Filen kan inte läsas."})

    assert said(sentence) == "a.yaml:1:2 – Filen kan inte läsas."
    assert str(sentence) == "a.yaml:1:2: The file cannot be read."
