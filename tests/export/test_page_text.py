"""The text that a saved page shows its reader."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.export.page_text import html_text, is_text, page_text


def seen(markup: str) -> str:
    """What a page shows, its words parted by single spaces."""
    return " ".join(html_text(markup).split())


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("<h2>One</h2>two<ul><li>three<li>four</ul>five", "One two three four five"),
        ("<table><tr><th>One<td>two<tr><td>three</table>", "One two three"),
        ("One<br>two<hr>three", "One two three"),
        ("<div>One<div>two</div>three</div>", "One two three"),
        ("<dl><dt>One<dd>two</dl>", "One two"),
    ],
)
def test_blocks_part_words(markup: str, text: str) -> None:
    assert seen(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("coo<b>kie</b>s", "cookies"),
        ("<span>coo</span><span>kies</span>", "cookies"),
        ("_ga<wbr>_<bdi>x</bdi>", "_ga_x"),
        ("coo<my-element>kies</my-element>", "cookies"),
        ("coo<!-- not here -->kies", "cookies"),
        ("<a href='/x'>coo</a>kies", "cookies"),
    ],
)
def test_words_run_on_through_what_stands_in_a_line(markup: str, text: str) -> None:
    assert seen(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("13&nbsp;m&aring;nader &amp; mer", "13 månader & mer"),
        ("&#8221;x&#x201d;", "”x”"),
        ("&lt;b&gt;", "<b>"),
        ("AT&T &copy 2026 &nosuch;", "AT&T © 2026 &nosuch;"),
        ("&#150;&#0;&#xD800;", "–��"),
    ],
)
def test_entities_are_read(markup: str, text: str) -> None:
    assert seen(markup) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>document.write('<p>no</p>')</script>",
        "<SCRIPT>if (a</b) no</SCRIPT>",
        "<style>p::before { content: 'no' }</style>",
        "<template><p>no</p></template>",
        "<noscript><p>no<div></noscript>",
        "<svg><title>no</title><text>no</text></svg>",
        "<iframe>no</iframe>",
        "<textarea>no</textarea>",
        "<select><option>no<option>no</select>",
        "<title>no</title>",
        "<dialog><p>no</p></dialog>",
        "<div hidden><p>no</p>no</div>",
        "<div HIDDEN='hidden'>no<div>no</div>no</div>",
        "<p hidden>no",
        "<div style='display: none'>no</div>",
        "<div style='color:red;DISPLAY:NONE!important'>no</div>",
        "<span style='visibility:hidden'>no</span>",
        "<input value='no'><img alt='no'>",
        "<!-- no --><!doctype no>",
        "<script src='x' />",
    ],
)
def test_what_nobody_sees_is_no_text(hidden: str) -> None:
    assert seen(f"<body>before{hidden}<p>after</p></body>") == "before after"


@pytest.mark.parametrize(
    "shown",
    [
        "<dialog open>yes</dialog>",
        "<details><summary>yes</summary></details>",
        "<div hidden=until-found>yes</div>",
        "<div aria-hidden=true>yes</div>",
        "<div style='display:block'>yes</div>",
        "<div data-style='display:none'>yes</div>",
        "<del>yes</del>",
        "<pre>yes</pre>",
        "<button>yes</button>",
    ],
)
def test_what_is_seen_is_text(shown: str) -> None:
    assert seen(f"<body>before<p>{shown}<p>after") == "before yes after"


@pytest.mark.parametrize("tag", ["html", "body"])
def test_a_page_that_waits_for_its_script_is_read(tag: str) -> None:
    assert seen(f"<{tag} style='visibility:hidden'><p>yes") == "yes"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p hidden>no<p>yes", "yes"),
        ("<p hidden>no<div>yes", "yes"),
        ("<p hidden>no<table><tr><td>yes", "yes"),
        ("<ul><li hidden>no<li>yes</ul>", "yes"),
        ("<ul><li hidden>no<ul><li>no</ul>no<li>yes</ul>", "yes"),
        ("<ul><li hidden>no<div><li>yes</ul>", "yes"),
        ("<ul><li hidden>no</ul>yes", "yes"),
        ("<dl><dt hidden>no<dd>yes</dl>", "yes"),
        ("<table><tr><td hidden>no<td>yes</table>", "yes"),
        ("<table><tr><td hidden>no<table><tr><td>no</table>no</table>yes", "yes"),
        ("<table><tr hidden><td>no<tr><td>yes</table>", "yes"),
        ("<table><tbody hidden><tr><td>no<tbody><tr><td>yes</table>", "yes"),
        ("<div hidden>no</p>no</div>yes", "yes"),
        ("<div hidden>no</span>no</div>yes", "yes"),
        ("<span><div hidden>no</span>no</div>yes", "yes"),
        ("<div><span hidden>no</div>yes", "yes"),
        ("<div hidden><table><tr><td></div>no</table></div>yes", "yes"),
        ("<div hidden>no</body>no</html>no</div>yes", "yes"),
        ("<h2 hidden>no</h3>yes", "yes"),
        ("<div hidden/>yes", "yes"),
        ("<br hidden>yes", "yes"),
        ("</div></div>yes", "yes"),
        ("yes<div hidden>no", "yes"),
        ("yes<!-- no", "yes"),
        ("yes <!-->and<!---> yes <!-- no --!> too", "yes and yes too"),
        ("yes<a href='no", "yes"),
        ("yes < 3<p", "yes < 3"),
    ],
)
def test_broken_markup_is_mended_as_browsers_mend_it(markup: str, text: str) -> None:
    assert seen(markup) == text


@pytest.mark.parametrize(
    "markup",
    ["<![foo", "<![if IE]>x", "<![CDATA[x]]>", "<!x", "<?php x ?>", "</", '<a href="', "&#", "<p", "<!--"],
)
def test_what_is_no_markup_stops_nothing(markup: str) -> None:
    assert seen(f"<p>before</p>{markup}").startswith("before")
    assert seen(f"{markup}><p>after</p>").endswith("after")


def test_deep_nesting_is_no_trap() -> None:
    assert seen("<b>" * 2_000 + "deep" + "</i>" * 2_000 + "<div>" * 2_000 + "deeper") == "deep deeper"


MARKUP = (
    "<p> </p> <td> <table> </table> <li> <b> </b> <!-- --> <![ <script> </script> <svg/> &amp < > x "
    "<noscript> </noscript> ' \""
)


@pytest.mark.parametrize("trap", ["<a ", "<!--", "<![", "<?", "</", "&", "<", "<a x='", "<b>", "<td>"])
def test_no_markup_takes_time_out_of_proportion(trap: str) -> None:
    started = time.process_time()
    html_text(trap * 20_000)

    assert time.process_time() - started < 4  # by the square of its length, it would be minutes


FRAGMENTS = st.lists(st.sampled_from([*MARKUP.split(), "<div hidden>", "</div>"]), max_size=30).map("".join)


@given(FRAGMENTS | st.text())
def test_no_markup_is_too_broken(markup: str) -> None:
    assert isinstance(html_text(markup), str)


@given(st.text(st.characters(exclude_characters="<&", exclude_categories=["Cs"])))
def test_text_without_markup_is_itself(text: str) -> None:
    assert html_text(text) == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<p>å</p>".encode(), "å"),
        ("<p>å</p>".encode("utf-8-sig"), "å"),
        ("<p>å</p>".encode("utf-16"), "å"),
        (b"\xfe\xff" + "<p>å</p>".encode("utf-16-be"), "å"),
        (b'<meta charset="utf-8"><p>\xc3\xa5</p>', "å"),
        (b"<meta charset=ISO-8859-1><p>\xe5 \x93x\x94</p>", "å “x”"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\xe5</p>', "е"),
        (b"<meta charset=shift_jis><p>\x82\xa0</p>", "あ"),
        (b"<p>\xe5</p>", "å"),
        (b"<meta charset=nosuch><p>\xc3\xa5</p>", "å"),
        (b"<meta charset=base64><p>\xc3\xa5</p>", "å"),
        (b"<meta charset=unicode_escape><p>\xc3\xa5\\q</p>", "å\\q"),
        (b"<meta charset=utf-16><p>\xc3\xa5</p>", "å"),
        (b"<meta charset=utf-8><p>\xe5</p>", "�"),
        (b"\xef\xbb\xbf<meta charset=windows-1251><p>\xc3\xa5</p>", "å"),
    ],
)
def test_the_encoding_is_found_as_browsers_find_it(content: bytes, text: str) -> None:
    assert page_text(content).split() == text.split()


@pytest.mark.parametrize(
    "text",
    [
        "Last changed: 2024-01-31\n\nA < B & C &amp; D\n",
        "Mer information <https://example.com/x>",
        "Skriv till <mailto:us@example.com>",
        "",
    ],
)
def test_a_text_file_is_read_as_it_is(text: str) -> None:
    assert page_text(text.encode()) == text


@pytest.mark.parametrize(
    "markup", ["<!DOCTYPE html>\n<title>x</title>a&amp;b", "<P>a&amp;b", "  <div\nid=x>a&amp;b"]
)
def test_a_page_is_known_by_its_markup(markup: str) -> None:
    assert page_text(markup.encode()).strip() == "a&b"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"<p>Hej", True),
        (b"", True),
        ("Hej".encode("utf-16"), True),
        (b"%PDF-1.4", False),
        (b"PK\x03\x04\x00", False),
        (b"\x89PNG\r\n\x1a\n\x00", False),
    ],
)
def test_what_cannot_be_a_text_is_known(content: bytes, expected: bool) -> None:
    assert is_text(content) is expected
