"""Texts of the catalogue as inline nodes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.inline import linked_nodes, plain_nodes, prose_nodes
from workbench.export.nodes import (
    Anchor,
    Code,
    Emphasis,
    Inline,
    LineBreak,
    Name,
    SectionReference,
    Strong,
    Text,
    plain,
)
from workbench.policy.kinds import LinkId, SectionId
from workbench.policy.text import Token, escape

KNOWN: dict[str, tuple[Inline, ...]] = {
    "{site}": (Name("www.a.se"),),
    "{email}": (Anchor((Name("a@b.se"),), "mailto:a@b.se"),),
    "{section:x}": (SectionReference(SectionId("x"), "3"),),
    "{braces}": (Text("{site} *a*"),),
    "{nothing}": (),
}


def _nodes_of(token: Token) -> tuple[Inline, ...] | None:
    return KNOWN.get(str(token))


def _address(link: LinkId) -> str | None:
    return {"known": "https://known.se"}.get(link)


def _prose(text: str) -> tuple[Inline, ...]:
    return prose_nodes(text, _nodes_of, _address)


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        ("", (Text(""),)),
        ("a", (Text("a"),)),
        ("a\nb", (Text("a"), LineBreak(), Text("b"))),
        ("a **b** *c*", (Text("a **b** *c*"),)),
        ("på {site}.", (Text("på "), Name("www.a.se"), Text("."))),
        ("{unknown} {UPPER}", (Text("{unknown}"), Text(" {UPPER}"))),
        ("{{site}}", (Text("{"), Text("site"), Text("}"))),
        ("{braces}", (Text("{site} *a*"),)),
        ("a{nothing}b", (Text("a"), Text("b"))),
    ],
)
def test_a_plain_text_has_tokens_and_line_breaks(text: str, nodes: tuple[Inline, ...]) -> None:
    assert plain_nodes(text, _nodes_of) == nodes


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        (
            "a **b** *c* `d`",
            (Text("a "), Strong((Text("b"),)), Text(" "), Emphasis((Text("c"),)), Text(" "), Code("d")),
        ),
        ("**a *b***", (Strong((Text("a "), Emphasis((Text("b"),)))),)),
        ("[a](link:known)", (Anchor((Text("a"),), "https://known.se"),)),
        ("[a](link:lost)", (Anchor((Text("a"),), None),)),
        ("[a *b*](link:known)", (Anchor((Text("a "), Emphasis((Text("b"),))), "https://known.se"),)),
        ("[a](https://b.se)", (Anchor((Text("a"),), "https://b.se"),)),
        ("[a](HTTPS://b.se)", (Anchor((Text("a"),), "HTTPS://b.se"),)),
        ("[a](ftp://b.se)", (Anchor((Text("a"),), None),)),
        ("[a](javascript:alert(1))", (Text("[a](javascript:alert(1))"),)),
        ("![a](https://b.se)", (Text("!"), Anchor((Text("a"),), "https://b.se"))),
        ("<b>x</b> &amp; *y*", (Text("<b>x</b> &amp; "), Emphasis((Text("y"),)))),
        ("*a*\nb", (Emphasis((Text("a"),)), LineBreak(), Text("b"))),
        (r"\*a\*", (Text("*a*"),)),
        ("# *a*", (Text("# "), Emphasis((Text("a"),)))),
        ("*{site}*", (Emphasis((Name("www.a.se"),)),)),
        ("**{unknown}**", (Strong((Text("{unknown}"),)),)),
        (
            "[se {section:x}](link:known)",
            (Anchor((Text("se "), KNOWN["{section:x}"][0]), "https://known.se"),),
        ),
        ("`{site} {{a}}`", (Code("www.a.se {a}"),)),
        ("*{{site}}*", (Emphasis((Text("{site}"),)),)),
        ("*a* {braces}", (Emphasis((Text("a"),)), Text(" {site} *a*"))),
        ("*a* {nothing}", (Emphasis((Text("a"),)), Text(" "))),
        ("*a", (Text("*a"),)),
        ("_VWO_sn", (Text("_VWO_sn"),)),
    ],
)
def test_prose_has_marks_links_and_tokens(text: str, nodes: tuple[Inline, ...]) -> None:
    assert _prose(text) == nodes


def test_names_stay_apart_from_the_words_around_them() -> None:
    assert _prose("*a* b {site} c") == (Emphasis((Text("a"),)), Text(" b "), Name("www.a.se"), Text(" c"))


@pytest.mark.parametrize(
    ("text", "nodes"),
    [
        (
            "3 part VWO, [läs mer](link:known)",
            (Text("3 part VWO, "), Anchor((Text("läs mer"),), "https://known.se")),
        ),
        (
            "*a* [b](link:lost) {site}",
            (Text("*a* "), Anchor((Text("b"),), None), Text(" "), Name("www.a.se")),
        ),
        ("_ga_* {site}", (Text("_ga_* "), Name("www.a.se"))),
    ],
)
def test_a_printed_wording_has_links_and_tokens_alone(text: str, nodes: tuple[Inline, ...]) -> None:
    assert linked_nodes(text, _nodes_of, _address) == nodes


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_an_escaped_plain_text_is_printed_as_it_is(text: str) -> None:
    assert plain(plain_nodes(escape(text), _nodes_of)) == text


@given(text=st.text("*_`[]()\\{}!<& link:known\n", max_size=30))
def test_no_prose_is_too_odd(text: str) -> None:
    assert isinstance(plain(_prose(text)), str)


@given(words=st.text("abc åäö.,", max_size=20))
def test_prose_without_syntax_is_read_as_plain_text(words: str) -> None:
    assert plain(_prose(f"*x* {words}".strip())) == f"x {words}".strip()
