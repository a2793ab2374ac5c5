"""Tests for what the program says in other languages than English."""

from __future__ import annotations

import re
import string
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.programs import needed
from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry
from workbench.formats.po_new import new_file
from workbench.formats.po_read import read
from workbench.language import LANGUAGES, _, _n, speak_by
from workbench.policy.kinds import LocaleTag
from workbench.translations import messages, po_path, speak
from workbench.translations.extract import Text, texts, updated

OTHERS = [language for language in LANGUAGES if language != "en"]
FORBIDDEN = {"sv": re.compile(r"revision|katalog", re.IGNORECASE)}
"""An audit and a folder: the words for a revision and the catalogue are others (docs: Words)."""


@pytest.fixture(scope="module")
def all_texts() -> Sequence[Text]:
    """Every text of the program; looking for them takes seconds, which only who asks for them needs."""
    return tuple(texts())


@pytest.fixture(autouse=True)
def english_after() -> Iterator[None]:
    """Leaves the other tests the language they expect."""
    yield
    speak_by({})


def file_of(language: str) -> PoFile:
    """A language's file, which can be read."""
    reading = read(po_path(language).read_bytes())
    assert reading.file is not None, reading.faults
    return reading.file


def entries(language: str) -> list[PoEntry]:
    """A language's entries, its header left out."""
    return [entry for entry in file_of(language).entries if not entry.is_header]


def fields(template: str) -> list[str]:
    """The places where a template takes values, as they are written, in no order."""
    parsed = string.Formatter().parse(template)
    return sorted(f"{name}!{how}:{form}" for _text, name, form, how in parsed if name is not None)


@pytest.mark.parametrize("language", OTHERS)
class TestEveryLanguage:
    def test_has_every_text_of_the_program_and_no_other(
        self, language: str, all_texts: Sequence[Text]
    ) -> None:
        there = {(entry.source, entry.plural) for entry in entries(language)}

        assert there == {(text.english, text.plural) for text in all_texts}

    def test_leaves_nothing_empty_or_to_be_looked_at(self, language: str) -> None:
        unfinished = [
            entry.source for entry in entries(language) if entry.is_fuzzy or not all(entry.translations)
        ]

        assert unfinished == []

    def test_puts_in_the_same_values(self, language: str) -> None:
        sides = [
            (fields(english), fields(told))
            for entry in entries(language)
            for english, told in zip((entry.source, entry.plural or ""), entry.translations, strict=False)
            if "{" in english + told and "{ACCID}" not in english
        ]

        assert len(sides) > 100
        assert [pair for pair in sides if pair[0] != pair[1]] == []

    def test_begins_and_ends_with_the_same_blanks(self, language: str) -> None:
        def edges(text: str) -> tuple[int, int]:
            return len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))

        told = [(entry.source, each) for entry in entries(language) for each in entry.translations]

        assert [pair for pair in told if edges(pair[0]) != edges(pair[1])] == []

    def test_uses_no_word_that_means_something_else(self, language: str) -> None:
        told = [each for entry in entries(language) for each in entry.translations]

        assert [text for text in told if FORBIDDEN[language].search(text)] == []

    def test_is_a_file_that_gettext_takes(self, language: str, tmp_path: Path) -> None:
        command = [needed("msgfmt", "gettext"), "-c", "-o", str(tmp_path / "out.mo"), str(po_path(language))]

        assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""


def test_texts_are_found_in_calls_and_in_tables(all_texts: Sequence[Text]) -> None:
    found = {text.english: text for text in all_texts}

    assert found["Undo the last step, wherever it was."].module == "workbench/ui/commands/session.py"
    assert found["“own” is the site itself."].module == "workbench/forms/cookie_fields.py"
    assert found["There is nothing to save."].module == "workbench/ui/apps/session_app.py"
    assert found["Saved: {count} file."].plural == "Saved: {count} files."
    assert found["a question mark"].module == "workbench/checks/pairs/sentence_ends.py"


def test_a_new_text_comes_in_empty_a_gone_one_leaves_and_the_others_are_kept() -> None:
    kept, gone = PoEntry("Save", ("Spara",)), PoEntry("Old", ("Gammal",))
    file = new_file("workbench", LocaleTag("sv")).with_new(gone).with_new(kept)

    new = updated(
        file, [Text("New", "a.py"), Text("Save", "b.py"), Text("{count} file", "b.py", "{count} files")]
    )

    assert [(entry.source, entry.translations) for entry in new.entries if not entry.is_header] == [
        ("New", ("",)),
        ("Save", ("Spara",)),
        ("{count} file", ("", "")),
    ]
    assert new.header == file.header
    assert read(new.text()).file == new


def test_updating_twice_changes_nothing(all_texts: Sequence[Text]) -> None:
    once = updated(file_of("sv"), all_texts)

    assert updated(once, all_texts).text() == once.text()


def test_swedish_is_spoken_as_people_see_it() -> None:
    speak("sv")

    assert _("Problems") == "Anmärkningar"
    assert [_n("Saved: {count} file.", "Saved: {count} files.", count) for count in (1, 3)] == [
        "Sparat: 1 fil.",
        "Sparat: 3 filer.",
    ]


@pytest.mark.parametrize("language", ["en", "klingon", "../sv"])
def test_english_is_spoken_where_there_is_no_other(language: str) -> None:
    speak("sv")
    speak(language)

    assert _("Problems") == "Problems"


def test_a_language_is_read_once() -> None:
    assert messages("sv") is messages("sv")
