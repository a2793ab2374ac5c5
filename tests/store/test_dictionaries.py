"""Dictionaries are found where they are installed, opened for new words alone, and never get in the way."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.dictionaries import install
from workbench.policy.kinds import LocaleTag
from workbench.store import dictionary as one
from workbench.store.dictionaries import Dictionaries, installed, stem_for
from workbench.store.dictionary import Dictionary

SV, FI = LocaleTag("sv"), LocaleTag("fi")


def wanting(dictionary: Dictionary, words: Iterable[str]) -> set[str]:
    """The words that a dictionary lacks, once it has looked them up."""
    asked = list(words)
    assert not any(dictionary.lacks(word) for word in asked)
    dictionary.judge()
    return {word for word in asked if dictionary.lacks(word)}


def test_none_is_installed_and_none_is_shipped() -> None:
    assert installed() == {}


def test_dicpath_comes_first_then_the_user_s_then_the_system_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install("sv_SE", ["kaka"])
    install("fi_FI", ["eväste"])
    own = install("sv_SE", ["kaka"], folder=tmp_path / "own")
    user = install("fi_FI", ["eväste"], folder=tmp_path / "data/myspell")
    (tmp_path / "own/hyph_sv_SE.dic").touch()
    (tmp_path / "own/en_US.dic").touch()  # without its .aff it is none
    monkeypatch.setenv("DICPATH", f"{tmp_path / 'none'}:{tmp_path / 'own'}")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert installed() == {"fi_FI": user, "sv_SE": own}


@pytest.mark.parametrize(
    ("locale", "names", "expected"),
    [
        ("sv", ["sv_FI", "sv_SE"], "sv_SE"),
        ("sv-FI", ["sv_FI", "sv_SE"], "sv_FI"),
        ("en", ["en_GB", "en_US"], "en_US"),
        ("en", ["en_GB", "en_ZA"], "en_GB"),
        ("en-IE", ["en_GB", "en_US"], "en_US"),
        ("de", ["de_AT", "de_DE_frami"], "de_AT"),
        ("eo", ["eo"], "eo"),
        ("pt-BR", ["pt-BR", "pt_PT"], "pt-BR"),
        ("fi", ["sv_SE"], None),
        ("s", ["sv_SE"], None),
    ],
)
def test_a_locale_has_its_own_or_its_language_s_main_one(
    locale: str, names: list[str], expected: str | None
) -> None:
    found = stem_for(LocaleTag(locale), {name: Path(name) for name in names})
    assert (found.name if found else None) == expected


def test_words_and_their_forms_are_known_and_others_are_not() -> None:
    dictionary = Dictionary(install("sv_SE", ["kaka/A", "spara"]))
    assert wanting(dictionary, ["kaka", "kakor", "Spara", "kakker", "sparor"]) == {"kakker", "sparor"}


def test_a_word_that_the_dictionary_cannot_write_is_lacking() -> None:
    latin = Dictionary(install("sv_SE", ["kaka"], affixes="SET ISO8859-1\n"))
    assert wanting(latin, ["kaka", "čaka"]) == {"čaka"}


def test_a_broken_rule_of_forms_leaves_the_words_that_can_be_read() -> None:
    broken = Dictionary(install("sv_SE", ["kaka/A"], affixes="SFX A Y many\n"))
    assert wanting(broken, ["kaka", "kakor"]) == {"kakor"}


def test_what_was_judged_is_known_the_next_time_without_opening_it(monkeypatch: pytest.MonkeyPatch) -> None:
    stem = install("sv_SE", ["kaka/A"])
    before = Dictionary(stem)
    assert wanting(before, ["kakor", "kakker"]) == {"kakker"}
    before.save()
    monkeypatch.setattr(one.Dictionary, "_open", pytest.fail)
    again = Dictionary(stem)
    assert [again.lacks("kakor"), again.lacks("kakker")] == [False, True]
    assert not again.has_unjudged


def test_what_was_judged_is_forgotten_when_the_dictionary_changes() -> None:
    before = Dictionary(install("sv_SE", ["kaka/A"]))
    assert wanting(before, ["kakker"]) == {"kakker"}
    before.save()
    assert wanting(Dictionary(install("sv_SE", ["kaka/A", "kakker"])), ["kakker"]) == set()


@pytest.mark.parametrize("damage", ["", "nonsense", "[[]]"])
def test_a_damaged_cache_changes_nothing_but_time(damage: str) -> None:
    stem = install("sv_SE", ["kaka"])
    before = Dictionary(stem)
    assert wanting(before, ["kakker"]) == {"kakker"}
    before.save()
    before._cache_file().write_text(damage, encoding="utf-8")
    assert wanting(Dictionary(stem), ["kakker"]) == {"kakker"}


@pytest.mark.parametrize(
    ("affixes", "words"),
    [
        ("SET no-such-encoding\n", "1\nkaka\n"),
        ("", "0\n"),
        ("", ""),
        ("", "kaka\n"),
        ("", "4000000000\nkaka\n"),
    ],
)
def test_a_dictionary_that_cannot_be_read_lacks_nothing_and_says_why(affixes: str, words: str) -> None:
    stem = install("sv_SE", [])
    stem.with_suffix(".aff").write_text(affixes, encoding="utf-8")
    stem.with_suffix(".dic").write_text(words, encoding="utf-8")
    dictionaries = Dictionaries(installed())
    speller = dictionaries.spelling([SV]).spellers[SV]
    assert not speller.lacks("kakker")
    assert not dictionaries.judge()
    assert not speller.lacks("kakker")
    assert not dictionaries.judge()
    assert dictionaries.lacking == []
    assert "sv_SE" in str(dictionaries.complaints[0])


def test_the_rules_are_asked_again_only_when_a_word_is_wanting() -> None:
    install("sv_SE", ["kaka/A"])
    dictionaries = Dictionaries(installed())
    spelling = dictionaries.spelling([SV, FI])
    assert dictionaries.lacking == [FI]
    assert not spelling.spellers[SV].lacks("kakor")
    assert not dictionaries.judge()
    assert dictionaries.spelling([SV, FI]) is spelling
    assert not spelling.spellers[SV].lacks("kakker")
    assert dictionaries.judge()
    assert dictionaries.spelling([SV, FI]) is not spelling


def test_one_dictionary_is_open_at_a_time() -> None:
    for name in ("sv_SE", "fi_FI"):
        install(name, ["kaka"])
    dictionaries = Dictionaries(installed())
    spellers = dictionaries.spelling([SV, FI]).spellers
    for speller in spellers.values():
        speller.lacks("ord")
    dictionaries.judge()
    assert [each._opened is not None for each in dictionaries._used] == [False, True]
