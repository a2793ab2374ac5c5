"""Changes in words: how many there are, and values as people say them."""

from __future__ import annotations

import pytest

from tests.projects import GID
from tests.revisions.states import WHICH, Edits, between
from workbench.formats.layout import FileKind, FileRef
from workbench.language import said, speak_by
from workbench.revisions.telling import counted, value_in_words
from workbench.translations import speak

HOTJAR = FileRef(FileKind.PROVIDER, "hotjar")


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ({(HOTJAR, ()): {"id": "hotjar", "name": "Hotjar Ltd", "country": "MT"}}, "Hotjar Ltd · MT"),
        ({(GID, ("purposes",)): ["statistics", "ads"]}, "statistics, ads"),
        (
            {(GID, ("lifetime",)): {"sliding": "30 minutes", "text": "{lifetime} efter besöket"}},
            "sliding: 30 minutes; text: {lifetime} efter besöket",
        ),
        ({(WHICH, ("blocks",)): [{"id": "one", "text": "Ett."}]}, "Ett."),
    ],
)
def test_a_value_is_told_in_words(new: Edits, words: str) -> None:
    found = between(new)
    values = [value_in_words(each.change, each.change.new, found.sides) for each in found.assessed]
    assert words in [value if isinstance(value, str) else said(value) for value in values]


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({"undecided": 1, "notable": 1}, "1 obedömd, 1 större"),
        ({"undecided": 3, "material": 2, "editorial": 2}, "3 obedömda, 2 väsentliga, 2 redaktionella"),
    ],
)
def test_several_are_counted_as_the_language_words_several(counts: dict[str, int], words: str) -> None:
    speak("sv")
    assert ", ".join(map(said, counted(counts))) == words
    speak_by({})
