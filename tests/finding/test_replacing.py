"""Words replaced in texts: tokens, links and emphasis stay what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.edits import Place
from workbench.finding.replacing import Found, by_text, find, replaced, stands_in, stays_whole
from workbench.finding.seeking import Sought
from workbench.finding.written_texts import Written
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.entries import TextKind
from workbench.policy.syntax import syntax_spans
from workbench.policy.text import tokens

PLACE = Place(FileRef(FileKind.SECTION, "what"), ("blocks", 0, "text"))


def prose(text: str) -> Written:
    return Written(PLACE, text, TextKind.PROSE)


def look(text: str, words: str, new: str, *, is_expression: bool = False) -> Found:
    return find([prose(text)], Sought(words, is_expression=is_expression), new)


@pytest.mark.parametrize(
    ("text", "words", "new", "after"),
    [
        ("Kakor på {site}.", "på", "hos", "Kakor hos {site}."),
        ("site {site} site", "site", "plats", "plats {site} plats"),
        (
            "Se [länken](link:google-more) om google.",
            "google",
            "Meta",
            "Se [länken](link:google-more) om Meta.",
        ),
        ("Se [google](link:google-more).", "google", "meta", "Se [meta](link:google-more)."),
        ("Google har den.", "Google", "{provider:google}", "{provider:google} har den."),
        ("{site} och {company}", "{site}", "{company}", "{company} och {company}"),
        ("**Kakor** är små", "kakor", "filer", "**Filer** är små"),
        ("En *kaka*, en `kaka`", "kaka", "fil", "En *fil*, en `fil`"),
        ("{{kaka}}", "kaka", "fil", "{{fil}}"),
        ("aaa", "aa", "b", "ba"),
        ("{ACCID}_kaka ACCID", "accid", "X", "{ACCID}_kaka X"),
        ("kaka", "kaka", "**fil**", "**fil**"),
        ("Se [a](https://a.se) a", "a.se", "b.se", None),
    ],
)
def test_what_can_be_replaced_is_replaced(text: str, words: str, new: str, after: str | None) -> None:
    found = look(text, words, new)
    assert replaced(text, found.hits) == (text if after is None else after)
    assert len(found.left_out) == (text.lower().count(words.lower()) - len(found.hits))


@pytest.mark.parametrize(
    ("text", "words", "new"),
    [
        ("Kakor på {site}", "sit", "plats"),
        ("[ord](link:google)", "google", "meta"),
        ("[ord](link:google)", "ord](link", "x"),
        ("{ site}", " ", ""),  # would become a token
        ("{site} {company}", "} {", "x"),
        ("x{site}", "x", "{"),  # would become a literal brace
        ("**fet** stil", "fet", " fet "),  # would no longer be strong
        ("bara", "bara", ""),
        ("bara", "bara", "  "),
    ],
)
def test_what_would_break_a_text_is_left_out_and_told(text: str, words: str, new: str) -> None:
    found = look(text, words, new)
    assert not found.hits
    assert len(found.left_out) == 1


def test_an_expression_over_a_token_is_left_out_if_it_cuts_it() -> None:
    assert look("a {site} b", r"\{si", "x", is_expression=True).left_out
    assert look("a {site} b", r"a \{site\}", "x", is_expression=True).hits


def test_what_already_stands_there_is_no_place() -> None:
    assert look("Kaka kaka", "kaka", "kaka") == Found()


def test_places_that_break_a_text_only_together_are_noticed() -> None:
    written = prose("ab")
    found = find([written], Sought("[ab]", is_expression=True), "")
    assert len(found.hits) == 2
    assert not stays_whole(written, found.hits)


def test_places_come_text_by_text() -> None:
    texts = [prose("a b a"), Written(Place(PLACE.file, ("title",)), "a")]
    assert [len(hits) for _text, hits in by_text(find(texts, Sought("a"), "x").hits)] == [2, 1]


TEXTS = st.text(alphabet="ab{}[]()link:site *_`\\åÅ\u0301\n", max_size=40)


@given(
    TEXTS,
    st.text(alphabet="ab{}[]åÅ\u0301*", min_size=1, max_size=4),
    st.text(alphabet="xab{}[]", max_size=4),
)
def test_a_token_is_never_lost_unless_it_is_replaced_whole(text: str, words: str, new: str) -> None:
    hits = look(text, words, new).hits
    for hit in hits:
        before = [str(each) for each in tokens(text)]
        left = [str(each) for each in tokens(hit.after)]
        gone = [str(each) for each in tokens(hit.old)]
        come = [str(each) for each in tokens(hit.new)]
        assert sorted(before + come) == sorted(left + gone)
        assert hit.after.strip()
        assert len(syntax_spans(hit.after)) == len(syntax_spans(text)) - len(syntax_spans(hit.old)) + len(
            syntax_spans(hit.new)
        )


@pytest.mark.parametrize(
    ("words", "stands"), [("VWO", True), ("vwo", True), ("Wingify", False), ("av", False), ("", False)]
)
def test_whether_words_stand_in_texts_is_known_without_finding_all(words: str, stands: bool) -> None:
    assert stands_in(["Ingenting.", "En av VWO skapad cookie."], words) is stands
