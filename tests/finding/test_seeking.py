"""Words sought in texts: Swedish letters, case, whole words, expressions that cost little."""

from __future__ import annotations

import time
import unicodedata

import pytest

from workbench.finding.seeking import CannotSeek, Seeker, Sought


def found(text: str, words: str, new: str = "X", **how: bool) -> list[tuple[str, str]]:
    """What stands at every place, and what is to stand there instead."""
    seeker = Seeker(Sought(words, **how), new)
    return [(text[each.span.start : each.span.end], each.new) for each in seeker.occurrences(text)]


NFD = unicodedata.normalize("NFD", "Första Åtgärden är så")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Kakor och kakor", "kakor", ["Kakor", "kakor"]),
        ("ÅÄÖ åäö", "åäö", ["ÅÄÖ", "åäö"]),
        ("ar är år", "ar", ["ar"]),
        ("Straße STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("Straße", "s", ["S"]),  # not a half of ß
        ("aaaa", "aa", ["aa", "aa"]),
        ("ababa", "aba", ["aba"]),
        (NFD, "åtgärden", [unicodedata.normalize("NFD", "Åtgärden")]),
        (NFD, "a", ["a"]),  # only that of Första: ä and å are other letters, however they are stored
        (NFD, unicodedata.normalize("NFD", "så"), [unicodedata.normalize("NFD", "så")]),
        ("så", unicodedata.normalize("NFD", "SÅ"), ["så"]),
        ("x\u0323y", "x", []),  # a letter with a mark that has no composed form
        ("İstanbul", "istanbul", []),
        ("", "a", []),
        ("text", "", []),
    ],
)
def test_plain_words_are_found_as_people_read_them(text: str, words: str, expected: list[str]) -> None:
    assert [old for old, _new in found(text, words)] == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("kaka kakan kakor", "kaka", ["kaka"]),
        ("_ga och ga", "ga", ["ga"]),
        ("är, ärr", "är", ["är"]),
        ("kaka-lista", "kaka", ["kaka"]),
        (unicodedata.normalize("NFD", "så sål"), "så", [unicodedata.normalize("NFD", "så")]),
        ("a.b a.bc", "a.b", ["a.b"]),
        ("(kaka)", "(kaka", ["(kaka"]),
    ],
)
def test_whole_words_end_where_no_letter_goes_on(text: str, words: str, expected: list[str]) -> None:
    assert [old for old, _new in found(text, words, is_whole_word=True)] == expected


def test_case_is_told_apart_only_when_asked() -> None:
    assert found("Google google", "Google", is_case_told=True) == [("Google", "X")]


@pytest.mark.parametrize(
    ("old", "words", "new", "expected"),
    [
        ("Kaka", "kaka", "fil", "Fil"),
        ("KAKA", "kaka", "fil", "FIL"),
        ("kaka", "kaka", "fil", "fil"),
        ("META", "Meta", "Meta AB", "Meta AB"),  # capitals that were typed are meant
        ("kaka", "Kaka", "Fil", "Fil"),
        ("Ål", "ål", "öring", "Öring"),
        ("Kaka", "kaka", "", ""),
    ],
)
def test_what_replaces_a_word_takes_its_capitals_where_none_were_typed(
    old: str, words: str, new: str, expected: str
) -> None:
    assert found(old, words, new) == [(old, expected)]


@pytest.mark.parametrize(
    ("text", "words", "new", "expected"),
    [
        ("13 månader", r"(\d+) månader", r"\1 mån", [("13 månader", "13 mån")]),
        ("ÅRET året", r"år\w+", "x", [("ÅRET", "x"), ("året", "x")]),
        ("ab", r"(?P<a>a)(b)", r"\g<2>\g<a>", [("ab", "ba")]),
        ("abc", "x*", "y", []),  # nothing at all is no place
        ("rad ett\nrad två", "^rad", "x", [("rad", "x"), ("rad", "x")]),
        (unicodedata.normalize("NFD", "så"), "s(å)", r"\1", [(unicodedata.normalize("NFD", "så"), "å")]),
        ("a", "a", r"\x1b[31mx", [("a", "[31mx")]),
    ],
)
def test_expressions_are_found_and_their_groups_put_in(
    text: str, words: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert found(text, words, new, is_expression=True) == expected


@pytest.mark.parametrize("words", ["(", "[a", "(?&x)", "a" * 1000, "*", r"\p{Nonsense}"])
def test_an_expression_that_cannot_be_read_is_one_sentence(words: str) -> None:
    with pytest.raises(CannotSeek) as told:
        found("text", words, is_expression=True)
    assert "\n" not in str(told.value)


def test_a_replacement_that_names_no_group_is_one_sentence() -> None:
    with pytest.raises(CannotSeek, match="replacement cannot be read"):
        found("a", "a", r"\3", is_expression=True)


@pytest.mark.parametrize(
    "words",
    [
        "((((((a{100}){100}){100}){100}){100}){100})",
        "c{1000000000}",
        "(?R)",
        "(?:a|(?R))+b",
        "(.)(?1)",
        "(?:x{40,}){40}",
    ],
)
def test_an_expression_that_could_take_all_memory_is_refused(words: str) -> None:
    with pytest.raises(CannotSeek, match="too often"):
        found("a" * 50, words, is_expression=True)


def test_an_expression_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.finding.seeking.SECONDS_FOR_AN_EXPRESSION", 0.05)
    began = time.monotonic()
    with pytest.raises(CannotSeek, match="too long"):
        found("a" * 5000 + "b", r"(?:a+b?)+?c", is_expression=True)
    assert time.monotonic() - began < 5
