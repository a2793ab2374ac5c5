"""The page says what the text export says, needs nothing from elsewhere, and no text in it can act."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.export.samples import (
    AR,
    DAY,
    EN,
    NASTY,
    POLICY,
    SV,
    Page,
    document_of,
    documents,
    hostile_texts,
    squeezed,
    without_addresses,
)
from workbench.export.characters import writable
from workbench.export.document import build
from workbench.export.html import to_html
from workbench.export.nodes import Anchor, Document, SectionNode, Table, Text, Words
from workbench.export.text import to_text
from workbench.export.wording import Said
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag, SectionId

DOCUMENT = build(POLICY, SV, DAY)
ELEMENTS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "section",
        "div",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
    ),
    *("table", "thead", "tbody", "tr", "th", "td", "a", "bdi", "br", "code", "em", "strong", "span"),
}
ATTRIBUTES = {
    *(
        "aria-label",
        "aria-labelledby",
        "charset",
        "class",
        "content",
        "dir",
        "href",
        "http-equiv",
        "id",
        "lang",
    ),
    *("name", "rel", "scope", "translate"),
}


def _text(document: Document) -> str:
    return squeezed(writable(to_text(without_addresses(document))))


def _is_safe(page: Page) -> bool:
    """Whether a page has only our elements and attributes, and leads only where pages may."""
    names = {name for name, _ in page.elements} | {
        each for _, attributes in page.elements for each in attributes
    }
    links = [str(attributes["href"]) for attributes in page.named("a")]
    return names <= ELEMENTS | ATTRIBUTES and all(re.match(r"#|https?://|mailto:", link) for link in links)


@pytest.mark.parametrize("text", NASTY)
def test_text_that_looks_like_mark_up_is_text_in_every_place(text: str) -> None:
    document = document_of(text)
    page = Page(to_html(document))
    assert squeezed(page.text()) == _text(document)
    assert _is_safe(page)
    assert not page.open


@settings(max_examples=40, deadline=None)
@given(document=documents(hostile_texts))
def test_whatever_the_text_it_is_read_in_main_and_nothing_else_is(document: Document) -> None:
    html = to_html(document)
    page = Page(html)
    html.encode()
    assert squeezed(page.text()) == _text(document)
    assert _is_safe(page)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "https://a.se\nx",
        "//a.se",
        "/a",
        "file:///etc/passwd",
        "vbscript:x",
        'https://a.se/"onclick="x',
        "",
        "java\tscript:x",
        "https://",
    ],
)
def test_an_address_where_no_page_should_lead_leaves_only_its_words(address: str) -> None:
    title = Words((Anchor((Text("words"),), address),))
    page = Page(to_html(replace(DOCUMENT, title=title)))
    assert all("words" not in data or "a" not in path for path, data in page.pieces)
    assert address not in [attributes["href"] for attributes in page.named("a")]


def test_the_page_stands_alone_in_one_main() -> None:
    page = Page(to_html(DOCUMENT))
    assert [name for name, _ in page.elements].count("main") == 1
    assert not {"script", "link", "img", "iframe", "object"} & {name for name, _ in page.elements}
    assert page.named("html") == [{"lang": "sv", "dir": "ltr"}]
    assert page.text("title") == "Riktlinjer om cookies & annat"
    assert squeezed(page.text("body")) == squeezed(page.text("main")) == _text(DOCUMENT)


def test_nothing_may_be_loaded_and_only_the_one_style_is_allowed() -> None:
    page = Page(to_html(DOCUMENT))
    (policy,) = [each["content"] for each in page.named("meta") if "http-equiv" in each]
    digest = base64.b64encode(hashlib.sha256(page.text("style").encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_headings_are_in_order_and_run_in_ones_are_headings_too() -> None:
    page = Page(to_html(DOCUMENT))
    assert [name for name, _ in page.elements if re.fullmatch("h[1-6]", name)] == [
        "h1",
        "h2",
        "h3",
        "h3",
        "h3",
        "h3",
    ]


def test_run_in_headings_of_a_section_without_a_title_leave_no_level_out() -> None:
    (first, second) = DOCUMENT.sections
    untitled = replace(DOCUMENT, sections=(first, replace(second, title=None)))
    page = Page(to_html(untitled))
    assert [name for name, _ in page.elements if re.fullmatch("h[1-6]", name)] == [
        "h1",
        "h2",
        "h2",
        "h2",
        "h2",
    ]


def test_ids_are_unique_and_every_reference_within_the_page_finds_one() -> None:
    page = Page(to_html(DOCUMENT))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = [str(each["href"])[1:] for each in page.named("a") if str(each["href"]).startswith("#")]
    labels = [label for each in page.named("table") for label in str(each["aria-labelledby"]).split()]
    assert inner == ["which"]
    assert labels == ["which.essential", "which.analytics"]
    assert {*inner, *labels} <= set(ids)


def test_a_table_that_no_category_introduces_is_named_by_its_section_or_the_title() -> None:
    (table,) = [block for block in DOCUMENT.sections[1].blocks if isinstance(block, Table)][:1]
    alone = replace(table, labelled_by=())
    titled = replace(DOCUMENT.sections[1], blocks=(alone,))
    assert _tables(titled) == [{"id": table.id, "aria-labelledby": "which"}]
    assert _tables(replace(titled, title=None)) == [
        {"id": table.id, "aria-label": "Riktlinjer om cookies & annat"}
    ]


def _tables(section: SectionNode) -> Iterable[object]:
    return Page(to_html(replace(DOCUMENT, sections=(section,)))).named("table")


def test_columns_and_rows_have_headers() -> None:
    scopes = [each["scope"] for each in Page(to_html(DOCUMENT)).named("th")]
    assert scopes.count("col") == 8
    assert scopes.count("row") == len(list(DOCUMENT.rows))


def test_links_lead_where_they_should() -> None:
    links = [each["href"] for each in Page(to_html(DOCUMENT)).named("a")]
    assert links == [
        "#which",
        "mailto:privacy@example.se",
        "https://example.se/skydd",
        "https://aws.example/more?a=1&b=2",
    ]


def test_a_link_within_a_link_is_only_words() -> None:
    nested = Words((Anchor((Text("a "), Anchor((Text("b"),), "https://b.se")), "https://a.se"),))
    html = to_html(replace(DOCUMENT, title=nested), is_fragment=True)
    assert '<h1><a href="https://a.se" rel="noopener noreferrer">a b</a></h1>' in html


@pytest.mark.parametrize(("level", "headings"), [(1, "123"), (2, "234"), (5, "566"), (6, "666"), (9, "666")])
def test_a_fragment_begins_at_the_level_it_is_given(level: int, headings: str) -> None:
    page = Page(to_html(DOCUMENT, is_fragment=True, heading_level=level))
    title, section, *rest = [name for name, _ in page.elements if re.fullmatch("h[1-9]", name)]
    assert [title, section, *set(rest)] == [f"h{each}" for each in headings]


def test_a_fragment_has_the_pages_ids_and_text_and_no_style_of_its_own() -> None:
    page, fragment = Page(to_html(DOCUMENT)), Page(to_html(DOCUMENT, is_fragment=True))
    assert _ids(fragment) == _ids(page)
    assert not {"html", "head", "body", "main", "style", "meta"} & {name for name, _ in fragment.elements}
    assert fragment.elements[0] == ("div", {"class": "cookie-policy", "lang": "sv", "dir": "ltr"})
    assert squeezed(fragment.text("div")) == _text(DOCUMENT)


def _ids(page: Page) -> list[str | None]:
    return [attributes["id"] for _, attributes in page.elements if "id" in attributes]


def test_words_that_are_not_translated_say_in_which_language_they_are() -> None:
    def wording(_key: Key, source: str) -> Said:
        return Said(source, SV)

    html = to_html(build(POLICY, AR, DAY, wording), is_fragment=True)
    assert html.startswith('<div class="cookie-policy" lang="ar" dir="rtl">')
    assert '<span class="mark">[sv]</span> <span lang="sv" dir="ltr">Mäter.</span>' in html


def test_words_of_another_direction_say_so() -> None:
    title = Words((Text("עברית"),), None, LocaleTag("he"))
    html = to_html(replace(DOCUMENT, title=title), is_fragment=True)
    assert '<span lang="he" dir="rtl">עברית</span>' in html


def test_a_stale_translation_has_its_note() -> None:
    def wording(key: Key, source: str) -> Said:
        return Said(source, is_stale=key == "category.analytics.intro", older_than=DAY)

    html = to_html(build(POLICY, EN, DAY, wording), is_fragment=True)
    assert '<p>Mäter. <span class="mark">[Källtexten är nyare: 2024-01-31]</span></p>' in html
    assert html.count('class="mark"') == 1


def test_names_are_isolated_and_never_translated_by_a_browser() -> None:
    html = to_html(DOCUMENT)
    assert '<th scope="row"><bdi translate="no">_ga_*</bdi></th>' in html
    assert '<bdi translate="no">Amazon Web Services, Inc.</bdi>' in html


def test_the_same_document_gives_the_same_page() -> None:
    assert to_html(DOCUMENT) == to_html(build(POLICY, SV, DAY))


def test_a_section_without_title_keeps_its_id() -> None:
    section = SectionNode(id=SectionId("a"), number=None, title=None, blocks=())
    assert '<div id="a">' in to_html(replace(DOCUMENT, sections=(section,)))
