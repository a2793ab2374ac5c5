"""Markdown says what the text export says, and a CommonMark parser reads nothing else in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.export.samples import (
    DAY,
    NASTY,
    POLICY,
    SV,
    document_of,
    documents,
    hostile_texts,
    inline,
    squeezed,
    texts,
    without_addresses,
)
from workbench.export.characters import writable
from workbench.export.document import build
from workbench.export.markdown import to_markdown
from workbench.export.markdown_inline import inline as to_inline
from workbench.export.markdown_inline import line, paragraph
from workbench.export.nodes import (
    Anchor,
    Code,
    Document,
    Emphasis,
    Inline,
    LineBreak,
    Listing,
    SectionNode,
    Strong,
    Table,
    Text,
    Words,
    plain,
)
from workbench.export.text import to_text
from workbench.policy.kinds import SectionId

COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])
GITHUB = MarkdownIt("gfm-like")
"""Makes links of bare addresses too."""
OURS = {
    *("paragraph_open", "paragraph_close", "heading_open", "heading_close", "inline", "text", "text_special"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "hardbreak"),
    *(
        "table_open",
        "table_close",
        "thead_open",
        "thead_close",
        "tbody_open",
        "tbody_close",
        "tr_open",
        "tr_close",
    ),
    *("th_open", "th_close", "td_open", "td_close", "strong_open", "strong_close", "em_open", "em_close"),
    *("link_open", "link_close", "code_inline"),
}

PLAIN = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "hardbreak"}


def _tokens(parser: MarkdownIt, markdown: str) -> list[Token]:
    return [each for token in parser.parse(markdown) for each in (token, *(token.children or ()))]


def _read(parser: MarkdownIt, markdown: str) -> str:
    """The characters that a parser finds, each block on a line of its own."""
    return "\n".join(
        "".join("\n" if each.type == "hardbreak" else each.content for each in token.children or ())
        for token in parser.parse(markdown)
        if token.type == "inline"
    )


def _types(parser: MarkdownIt, markdown: str) -> set[str]:
    return {token.type for token in _tokens(parser, markdown)}


def _is_read_back(document: Document) -> bool:
    """Whether both parsers find the document's text, and nothing that we do not write."""
    markdown, text = to_markdown(document), squeezed(writable(to_text(without_addresses(document))))
    return all(
        squeezed(_read(parser, markdown)) == text and _types(parser, markdown) <= OURS
        for parser in (COMMONMARK, GITHUB)
    )


@pytest.mark.parametrize("text", NASTY)
def test_text_that_looks_like_mark_up_is_read_back_in_every_place(text: str) -> None:
    assert _is_read_back(document_of(text))


@settings(max_examples=40, deadline=None)
@given(document=documents())
def test_whatever_the_text_it_is_read_back_and_nothing_else_is(document: Document) -> None:
    assert _is_read_back(document)


@settings(max_examples=200, deadline=None)
@given(text=texts)
def test_plain_text_becomes_plain_text(text: str) -> None:
    markdown = paragraph(to_inline((Text(text),)))
    for parser in (COMMONMARK, GITHUB):
        assert squeezed(_read(parser, markdown)) == squeezed(text)
        assert _types(parser, markdown) <= PLAIN


@settings(max_examples=200, deadline=None)
@given(nodes=inline(hostile_texts))
def test_characters_that_no_file_may_hold_break_nothing(nodes: tuple[Inline, ...]) -> None:
    markdown = paragraph(to_inline(nodes))
    markdown.encode()
    assert writable(markdown) == markdown
    assert _types(COMMONMARK, markdown) <= OURS


@settings(max_examples=200, deadline=None)
@given(nodes=inline())
def test_links_lead_where_they_led(nodes: tuple[Inline, ...]) -> None:
    found = [
        str(token.attrGet("href"))
        for token in _tokens(COMMONMARK, paragraph(to_inline(nodes)))
        if token.type == "link_open"
    ]
    assert found == [COMMONMARK.normalizeLink(address) for address in _addresses(nodes)]


def _addresses(nodes: tuple[Inline, ...]) -> list[str]:
    """Where the links lead that have words; of a link in a link only the outer one remains."""
    addresses = []
    for node in nodes:
        if isinstance(node, Anchor) and node.href is not None:
            addresses += [node.href] if plain(node.children) else []
        elif isinstance(node, Strong | Emphasis):
            addresses += _addresses(node.children)
    return addresses


@pytest.mark.parametrize(
    ("nodes", "html"),
    [
        ((Strong((Text("a."),)), Text("b")), "<strong>a.</strong>b"),
        ((Text("x"), Emphasis((Text("y"),)), Text("z")), "x<em>y</em>z"),
        ((Strong((Text(" a "),)), Text("b")), "<strong>a</strong> b"),
        ((Strong((Text("a"),)), Strong((Text("b"),))), "<strong>ab</strong>"),
        ((Strong((Emphasis((Text("a"),)),)),), "<strong><em>a</em></strong>"),
        ((Emphasis((Text("a"), Strong((Text("b"),)))),), "<em>a<strong>b</strong></em>"),
        ((Text("å"), Strong((Text("("),)), Text("ö")), "å<strong>(</strong>ö"),
        ((Code("a`b"), Text("`")), "<code>a`b</code>`"),
        ((Code("`"),), "<code>`</code>"),
        ((Code(" x "),), "<code> x </code>"),
        ((Code("\\"),), "<code>\\</code>"),
        ((Text("a"), LineBreak(), LineBreak(), Text("- b")), "a<br />\n- b"),
        ((Text("wow!"), Anchor((Text("x"),), "https://a.se/(b)")), 'wow!<a href="https://a.se/(b)">x</a>'),
        (
            (Anchor((Text("x]"),), "https://a.se/?a=1&copy=2"),),
            '<a href="https://a.se/?a=1&amp;copy=2">x]</a>',
        ),
        ((Anchor((Text("x"),), "javascript:alert(1)"),), "x"),
        ((Anchor((Anchor((Text("x"),), "https://b.se"),), "https://a.se"),), '<a href="https://a.se">x</a>'),
    ],
)
def test_marks_are_read_as_they_were_meant(nodes: tuple[Inline, ...], html: str) -> None:
    assert COMMONMARK.render(paragraph(to_inline(nodes))).strip() == f"<p>{html}</p>"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Vi använder cookies, och det är 1.5 MB.", "Vi använder cookies, och det är 1.5 MB."),
        ("_ga_*", r"\_ga\_\*"),
        ("__Secure-3PSID", r"\_\_Secure-3PSID"),
        ("www.example.se", r"www\.example\.se"),
        ("1. Först", r"1\. Först"),
        ("-x", r"\-x"),
        ("a & b &amp; c", r"a & b \&amp; c"),
        ("år 2024\n+ mer", "år 2024\\\n\\+ mer"),
        ("    kod", "kod"),
    ],
)
def test_only_what_has_a_meaning_is_escaped(text: str, markdown: str) -> None:
    assert paragraph(to_inline((Text(text),))) == markdown


def test_a_cell_is_one_line_whatever_is_in_it() -> None:
    assert line(to_inline((Text("a|b"), LineBreak(), Text("c")))) == "a|b c"


@settings(max_examples=30, deadline=None)
@given(document=documents())
def test_every_row_has_four_cells_however_many_bars_are_in_them(document: Document) -> None:
    tokens = [token.type for token in COMMONMARK.parse(to_markdown(document))]
    assert tokens.count("th_open") == 4 * tokens.count("table_open")
    assert tokens.count("th_open") + tokens.count("td_open") == 4 * tokens.count("tr_open")
    assert tokens.count("tr_open") == sum(
        1 + len(block.rows)
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table)
    )


@settings(max_examples=5, deadline=None)
@given(count=st.integers(1, 5))
def test_lists_that_follow_each_other_stay_lists_of_their_own(count: int) -> None:
    listing = Listing(id="a.l", items=(("a.l.i", Words((Text("x"),))),))
    section = SectionNode(id=SectionId("a"), number=None, title=None, blocks=(listing,) * count)
    document = replace(build(POLICY, SV, DAY), sections=(section, section))
    tokens = [token.type for token in COMMONMARK.parse(to_markdown(document))]
    assert tokens.count("bullet_list_open") == 2 * count


def test_the_sample_reads_as_it_should() -> None:
    markdown = to_markdown(build(POLICY, SV, DAY))
    assert markdown.startswith("Senast ändrad: 2024-01-31\n\n# Riktlinjer om cookies & annat\n\n")
    assert "\n## 1. Vilka cookies?\n" in markdown
    assert "\n**Nödvändiga.** Behövs _alltid_.\n" in markdown
    assert "\n| \\_ga\\_\\* | " in markdown
    assert "[Mer information](https://aws.example/more?a=1&amp;b=2) |\n" in markdown
    assert "\n### Ytterligare.\n\n- Avtal" in markdown
    assert markdown.endswith(".\n")
