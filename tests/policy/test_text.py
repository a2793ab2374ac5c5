"""The tokens of a text: found, replaced in one pass, and written so that they are not tokens."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.policy.text import PIECE, Token, escape, fill, link_ids, piece_of, split, tokens

braced_text = st.text(st.sampled_from("{}ab:A1_. å\n")) | st.text()

PIECES: Mapping[str, list[str | Token]] = {
    "": [],
    "no token": ["no token"],
    "{site}": [Token("site", None, 0)],
    "Om {site}.": ["Om ", Token("site", None, 3), "."],
    "{section:which}": [Token("section", "which", 0)],
    "{cookie:vwo.sn}": [Token("cookie", "vwo.sn", 0)],
    "{cookie:a_b-c.1}": [Token("cookie", "a_b-c.1", 0)],
    "{a}{b2_c}": [Token("a", None, 0), Token("b2_c", None, 3)],
    "{{site}}": ["{", "site", "}"],
    "{{{site}}}": ["{", Token("site", None, 2), "}"],
    "{{": ["{"],
    "{{{{": ["{", "{"],
    "}}": ["}"],
    "åå {site}": ["åå ", Token("site", None, 3)],
}


@pytest.mark.parametrize(("text", "pieces"), PIECES.items())
def test_the_pieces_of_a_text(text: str, pieces: list[str | Token]) -> None:
    assert list(split(text)) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "{ACCID}",
        "{Site}",
        "{1a}",
        "{_a}",
        "{}",
        "{ site }",
        "{site",
        "site}",
        "{",
        "}",
        "a { b } c",
        "{section:}",
        "{section:Which}",
        "{section:-a}",
        "{section:a b}",
        "{section:a:b}",
        "{a-b}",
        "{si\nte}",
        "{å}",
    ],
)
def test_what_is_no_token_is_printed_as_it_stands(text: str) -> None:
    assert list(tokens(text)) == []
    assert fill(text, lambda _: "wrong") == text


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Om {site}.", "Om example.se."),
        ("{site} {site}", "example.se example.se"),
        ("{section:which}", "2"),
        ("{section:other} {unknown}", "{section:other} {unknown}"),
        ("{{site}}", "{site}"),
        ("{{{site}}}", "{example.se}"),
        ("{{{{", "{{"),
        ("{nested}", "{site} {{ }}"),
        ("{empty}", ""),
        ("100 % {site", "100 % {site"),
        ("a }} b", "a } b"),
    ],
)
def test_tokens_are_replaced_in_one_pass(text: str, filled: str) -> None:
    values = {"site": "example.se", "section:which": "2", "nested": "{site} {{ }}", "empty": ""}

    assert fill(text, lambda token: values.get(str(token)[1:-1])) == filled


@given(braced_text)
def test_an_escaped_text_prints_as_it_was(text: str) -> None:
    assert fill(escape(text), lambda _: "wrong") == text
    assert list(tokens(escape(text))) == []


@given(braced_text, braced_text, braced_text)
def test_a_value_is_never_searched_for_tokens(before: str, value: str, after: str) -> None:
    text = f"{escape(before)}{{site}}{escape(after)}"

    assert fill(text, lambda _: value) == f"{before}{value}{after}"


@given(braced_text)
@example("}}{{a}}{")
def test_a_text_without_values_loses_nothing_but_doubled_braces(text: str) -> None:
    filled = fill(text, lambda _: None)

    assert filled.replace("{", "").replace("}", "") == text.replace("{", "").replace("}", "")
    assert filled == text or "{{" in text or "}}" in text


@given(braced_text)
@example("{a}{section:b}")
def test_a_token_stands_where_it_says(text: str) -> None:
    assert all(text.startswith(str(token), token.start) for token in tokens(text))


@pytest.mark.parametrize(
    ("text", "piece"), [("{{", "{"), ("}}", "}"), ("{a}", Token("a", None, 0)), ("{a:b}", Token("a", "b", 0))]
)
def test_a_match_and_its_piece(text: str, piece: str | Token) -> None:
    found = PIECE.match(text)

    assert found is not None
    assert piece_of(found) == piece


@pytest.mark.parametrize(
    ("prose", "ids"),
    [
        ("[läs mer](link:vwo-more)", ["vwo-more"]),
        ("[a](link:x) and [b](link:y)", ["x", "y"]),
        ("[**bold**](link:x)", ["x"]),
        ("[a](https://example.se)", []),
        ("(link:x)", []),
        ("[a] (link:x)", []),
        ("[a](link:)", [""]),
        ("[a](link:x y)", []),
        ("", []),
    ],
)
def test_the_links_that_a_prose_text_refers_to(prose: str, ids: list[str]) -> None:
    assert list(link_ids(prose)) == ids
