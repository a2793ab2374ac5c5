"""A policy and a locale become the document that every export is written from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.export.samples import AR, DAY, EN, POLICY, SV, cookie
from workbench.export.document import build, date_line
from workbench.export.nodes import (
    Anchor,
    Document,
    Emphasis,
    Listing,
    Paragraph,
    Row,
    SectionReference,
    Strong,
    Subheading,
    Table,
    Text,
    followable,
    plain,
    without_links,
)
from workbench.export.text import words
from workbench.export.wording import Said
from workbench.policy.entries import Key
from workbench.policy.kinds import BlockId, CategoryId, CookieId, LocaleTag, Party, ProviderId, SectionId
from workbench.policy.lifetime import PERSISTENT, SESSION, Fixed, Lifetime, Sliding, Until, parse_duration
from workbench.policy.model import CategoryBlock, Policy, Section, TextBlock

DOCUMENT = build(POLICY, SV, DAY)


def _table(document: Document, id_: str) -> Table:
    return next(
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Table) and block.id == id_
    )


def test_the_date_line_opens_it_and_a_draft_has_none() -> None:
    assert words(DOCUMENT.date_line) == "Senast ändrad: 2024-01-31"
    draft = build(POLICY, SV, None)
    assert (draft.changed, words(draft.date_line)) == (None, "Senast ändrad: Utkast")
    assert draft.date_line == date_line(POLICY, SV, None)


def test_sections_are_numbered_where_they_have_a_title() -> None:
    assert [(each.id, each.number, each.title and words(each.title)) for each in DOCUMENT.sections] == [
        ("introduction", None, None),
        ("which", 1, "1. Vilka cookies?"),
    ]


def test_a_section_that_is_not_numbered_prints_its_title_alone() -> None:
    sections = {key: replace(each, numbered=False) for key, each in POLICY.sections.items()}
    title = build(replace(POLICY, sections=sections), SV, DAY).sections[1].title
    assert title is not None
    assert words(title) == "Vilka cookies?"


def test_every_kind_of_block_has_a_node() -> None:
    kinds = [type(block) for block in DOCUMENT.sections[1].blocks]
    assert kinds == [Paragraph, Paragraph, Table, Paragraph, Table, Paragraph, Subheading, Listing]


def test_ids_are_made_of_the_ids_in_the_catalogue() -> None:
    blocks = DOCUMENT.sections[1].blocks
    assert [block.id for block in blocks][:2] == ["which.policy", "which.essential"]
    listing = blocks[-1]
    assert isinstance(listing, Listing)
    assert [item for item, _ in listing.items] == ["which.measures.agreement", "which.measures.octet"]


def test_no_two_blocks_share_an_id_however_their_ids_are_made() -> None:
    def section(id_: str, *blocks: str) -> Section:
        texts = tuple(TextBlock(id=BlockId(block), text="x") for block in blocks)
        return Section(id=SectionId(id_), title=None, blocks=texts)

    sections = {
        each.id: each for each in (section("a", "b-c", "b"), section("a-b", "c"), section("a-b-c", "d"))
    }
    document = build(replace(POLICY, sections=sections), SV, DAY)
    ids = [each.id for each in document.sections] + [
        block.id for each in document.sections for block in each.blocks
    ]
    assert len(ids) == len(set(ids)) == 7


def test_a_category_is_introduced_under_its_heading() -> None:
    paragraph = DOCUMENT.sections[1].blocks[1]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.heading is not None
    assert (words(paragraph.heading), words(paragraph.body)) == ("Nödvändiga.", "Behövs alltid.")
    assert paragraph.heading.key == "category.essential.title"


def test_a_category_that_is_not_there_is_named_by_its_id() -> None:
    block = CategoryBlock(id=BlockId("x"), category=CategoryId("gone"))
    section = Section(id=SectionId("s"), title=None, blocks=(block,))
    document = build(replace(POLICY, sections={section.id: section}), SV, DAY)
    assert [words(each.body) for each in document.sections[0].blocks if isinstance(each, Paragraph)] == [
        "gone"
    ]


def test_categories_are_told_whether_or_not_a_section_shows_them() -> None:
    for policy in (POLICY, replace(POLICY, sections={})):
        told = {each.id: (words(each.title), words(each.intro)) for each in build(policy, SV, DAY).categories}
        assert told == {"essential": ("Nödvändiga", "Behövs alltid."), "analytics": ("Analys", "Mäter.")}


def test_rows_stand_by_position_then_by_id() -> None:
    table = _table(DOCUMENT, "which.essential-cookies")
    assert [row.cookie.id for row in table.rows] == ["own.session", "aws.alb", "own.choice", "lost.p"]
    assert table.labelled_by == ("which.essential",)


@pytest.mark.parametrize(("locale", "has_row"), [(SV, True), (AR, True), (EN, False)])
def test_a_locale_prints_only_its_own_rows(locale: LocaleTag, has_row: bool) -> None:
    rows = _table(build(POLICY, locale, DAY), "which.essential-cookies").rows
    assert any(row.cookie.id == "lost.p" for row in rows) is has_row


def test_a_locale_prints_only_its_own_blocks() -> None:
    block = TextBlock(id=BlockId("x"), text="x", only=(EN,))
    section = Section(id=SectionId("s"), title=None, blocks=(block,))
    policy = replace(POLICY, sections={section.id: section})
    assert [len(build(policy, locale, DAY).sections[0].blocks) for locale in (SV, EN)] == [0, 1]


@pytest.mark.parametrize(
    ("lifetime", "printed"),
    [
        (SESSION, "Session"),
        (PERSISTENT, "Utan tidsgräns"),
        (Fixed(parse_duration("1 day")), "1 dag"),
        (Sliding(parse_duration("2 years")), "2 år, förnyas vid varje besök"),
        (Sliding(parse_duration("2 years"), "{lifetime}!"), "2 år!"),
        (Until("Till {site} ändras"), "Till www.example.se ändras"),
    ],
)
def test_a_lifetime_is_printed_in_the_locales_words(lifetime: Lifetime, printed: str) -> None:
    policy = _with(lifetime=lifetime)
    assert words(_only_row(policy, SV).lifetime) == printed


def test_printed_wordings_stand_in_the_source_locale_alone() -> None:
    rows = {locale: {row.cookie.id: row for row in build(POLICY, locale, DAY).rows} for locale in (SV, EN)}
    odd, ga, sn = (CookieId(each) for each in ("own.odd", "vwo.ga", "vwo.sn"))
    assert [words(rows[locale][odd].lifetime) for locale in rows] == ["Förfaller om 2096 år", "2096 år"]
    assert [words(rows[locale][ga].party) for locale in rows] == [
        "3 part VWO, läs mer",
        "Tredjepart: VWO Mer information",
    ]
    assert [words(rows[locale][sn].name) for locale in rows] == ["_VWO_sn*", "_VWO_sn"]


@pytest.mark.parametrize(
    ("provider", "party", "printed"),
    [
        ("own", Party.FIRST, "Förstapart"),
        ("aws", Party.FIRST, "Förstapart"),
        ("own", Party.THIRD, "Tredjepart: Exempel AB"),
        ("lost", Party.THIRD, "Tredjepart: Bortkommen"),
        ("no-such", Party.THIRD, "Tredjepart: no-such"),
        (
            "aws",
            Party.THIRD,
            "Tredjepart: Amazon Web Services, Inc. Mer information <https://aws.example/more?a=1&b=2>",
        ),
    ],
)
def test_the_party_picks_the_label_and_the_provider_fills_it(
    provider: str, party: Party, printed: str
) -> None:
    policy = _with(provider=ProviderId(provider), party=party)
    assert words(_only_row(policy, SV).party) == printed


def _with(**fields: object) -> Policy:
    return replace(POLICY, cookies={CookieId("a.b"): cookie("a.b", "x", **fields)})  # type: ignore[arg-type]


def _only_row(policy: Policy, locale: LocaleTag) -> Row:
    (row,) = build(policy, locale, DAY).rows
    return row


def test_a_locales_own_words_are_looked_up_by_key() -> None:
    translated = {
        "title": "Guidelines",
        "cookie.vwo.combi.lifetime": "Until {site} changes",
        "label.session": "Visit",
    }

    def wording(key: Key, source: str) -> Said:
        return Said(translated[key]) if key in translated else Said(source, SV)

    document = build(POLICY, EN, DAY, wording)
    rows = {row.cookie.id: row for row in document.rows}
    assert words(document.title) == "Guidelines"
    assert words(rows[CookieId("vwo.combi")].lifetime) == "Until www.example.com changes"
    assert words(rows[CookieId("own.session")].lifetime) == "Visit"
    assert words(rows[CookieId("own.rule")].lifetime) == "[sv] Beror på {kontot}"


def test_right_to_left_locales_are_known() -> None:
    assert [build(POLICY, locale, DAY).is_right_to_left for locale in (SV, AR)] == [False, True]


@pytest.mark.parametrize(
    ("address", "is_followed"),
    [
        ("https://a.se", True),
        ("HTTP://a.se/?q=å&b#c", True),
        ("mailto:a@b.se", True),
        ("javascript:alert(1)", False),
        ("https:a.se", False),
        ("https://a.se b", False),
        ("https://a.se\n", False),
        (" https://a.se", False),
        ('https://a.se/"', False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_and_of_mail_are_followed(address: str | None, is_followed: bool) -> None:
    assert followable(address) == (address if is_followed else None)


def test_without_links_the_words_remain() -> None:
    nodes = (
        Strong((Anchor((Text("a"), Emphasis((SectionReference(SectionId("s"), "2"),))), "https://a.se"),)),
    )
    assert without_links(nodes) == (Strong((Text("a"), Emphasis((Text("2"),)))),)
    assert plain(without_links(nodes)) == plain(nodes) == "a2"
