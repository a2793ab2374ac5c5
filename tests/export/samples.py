"""A policy that has one of everything, and documents of arbitrary text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import strategies as st

from workbench.export.nodes import (
    Anchor,
    CategoryNode,
    Code,
    Document,
    Emphasis,
    Inline,
    LineBreak,
    Listing,
    Name,
    Paragraph,
    Row,
    SectionNode,
    SectionReference,
    Strong,
    Subheading,
    Table,
    Text,
    Words,
)
from workbench.policy.kinds import (
    OWN,
    BlockId,
    CategoryId,
    Consent,
    CookieId,
    ItemId,
    LinkId,
    LocaleTag,
    Match,
    Party,
    PlaceholderKind,
    ProviderId,
    SectionId,
    Storage,
)
from workbench.policy.lifetime import (
    PERSISTENT,
    SESSION,
    External,
    Fixed,
    Lifetime,
    Sliding,
    Unknown,
    Until,
    parse_duration,
)
from workbench.policy.model import (
    Category,
    CategoryBlock,
    Cookie,
    HeadingBlock,
    Link,
    ListBlock,
    LocaleSettings,
    Policy,
    Provider,
    Section,
    Settings,
    TableBlock,
    TextBlock,
    Wordings,
)

SV, EN, AR = LocaleTag("sv"), LocaleTag("en"), LocaleTag("ar")
DAY = dt.date(2024, 1, 31)
ESSENTIAL, ANALYTICS = CategoryId("essential"), CategoryId("analytics")
AWS, VWO, LOST = ProviderId("aws"), ProviderId("vwo"), ProviderId("lost")


def cookie(id_: str, name: str, lifetime: Lifetime = SESSION, **fields: object) -> Cookie:
    """A first-party essential cookie, but for what is said otherwise."""
    plain = Cookie(
        id=CookieId(id_),
        name=name,
        category=ESSENTIAL,
        provider=OWN,
        party=Party.FIRST,
        lifetime=lifetime,
        description=f"Describes {id_}.",
    )
    return replace(plain, **fields)  # type: ignore[arg-type]


COOKIES = (
    cookie("own.session", "JSESSIONID", position=10),
    cookie("own.choice", "-x", Fixed(parse_duration("7 days")), position=20, storage=Storage.LOCAL_STORAGE),
    cookie(
        "aws.alb",
        "AWSALB",
        Fixed(parse_duration("16 years 8 months")),
        provider=AWS,
        party=Party.THIRD,
        position=15,
        domains=("example.se",),
    ),
    cookie("lost.p", "a`b", PERSISTENT, provider=LOST, party=Party.THIRD, only=(SV, AR)),
    cookie(
        "vwo.ga",
        "_ga_*",
        Sliding(parse_duration("2 years")),
        category=ANALYTICS,
        provider=VWO,
        party=Party.THIRD,
    ),
    cookie(
        "vwo.combi",
        "_vis_opt_exp_{CAMPAIGNID}_combi",
        Until("Till {site} ändras"),
        category=ANALYTICS,
        provider=VWO,
        party=Party.THIRD,
    ),
    cookie(
        "vwo.sn",
        "_VWO_sn",
        Sliding(parse_duration("30 minutes"), "{lifetime} och åter {lifetime}"),
        category=ANALYTICS,
        match=Match.PREFIX,
        printed=Wordings(name="_VWO_sn*"),
    ),
    cookie("own.rule", "rule", External("Beror på {{kontot}}"), category=ANALYTICS),
    cookie(
        "own.odd",
        "odd",
        Unknown("2096 år"),
        category=ANALYTICS,
        printed=Wordings(lifetime="Förfaller om 2096 år"),
    ),
)

POLICY = Policy(
    settings=Settings(
        title="Riktlinjer om cookies & annat",
        source_locale=SV,
        variables={"site": "www.example.se", "company": "Exempel AB", "email": "privacy@example.se"},
        placeholders={"CAMPAIGNID": PlaceholderKind.DIGITS},
        locales={EN: LocaleSettings(variables={"site": "www.example.com"})},
        labels={"category_heading": "{title}."},
    ),
    sections={
        SectionId("introduction"): Section(
            id=SectionId("introduction"),
            title=None,
            blocks=(
                TextBlock(
                    id=BlockId("scope"),
                    text="På {site} av {company}, se avsnitt {section:which}.\nSkriv: {email}.",
                ),
            ),
        ),
        SectionId("which"): Section(
            id=SectionId("which"),
            title="Vilka cookies?",
            blocks=(
                TextBlock(
                    id=BlockId("policy"),
                    text="Vår [dataskyddspolicy](link:privacy) *gäller* **alltid**, `a|b`.",
                ),
                CategoryBlock(id=BlockId("essential"), category=ESSENTIAL),
                TableBlock(id=BlockId("essential-cookies"), categories=(ESSENTIAL,)),
                CategoryBlock(id=BlockId("analytics"), category=ANALYTICS),
                TableBlock(id=BlockId("analytics-cookies"), categories=(ANALYTICS,)),
                TextBlock(
                    id=BlockId("vwo"), heading="VWO:", text="Se [här](link:nowhere) om {cookie:vwo.ga}."
                ),
                HeadingBlock(id=BlockId("more"), heading="Ytterligare."),
                ListBlock(
                    id=BlockId("measures"),
                    items={
                        ItemId("agreement"): "Avtal med {provider:aws}.",
                        ItemId("octet"): "Utan sista delen.",
                    },
                ),
            ),
        ),
    },
    categories={
        ESSENTIAL: Category(
            id=ESSENTIAL, title="Nödvändiga", intro="Behövs *alltid*.", consent=Consent.EXEMPT
        ),
        ANALYTICS: Category(id=ANALYTICS, title="Analys", intro="Mäter.", consent=Consent.REQUIRED),
    },
    providers={
        AWS: Provider(id=AWS, name="Amazon Web Services, Inc.", country="US", link=LinkId("aws-more")),
        VWO: Provider(
            id=VWO, name="VWO", link=LinkId("nowhere"), printed="3 part VWO, [läs mer](link:nowhere)"
        ),
        LOST: Provider(id=LOST, name="Bortkommen", legal_name="Bortkommen Ltd"),
    },
    cookies={each.id: each for each in COOKIES},
    links={
        LinkId("aws-more"): Link(id=LinkId("aws-more"), url="https://aws.example/more?a=1&b=2"),
        LinkId("privacy"): Link(
            id=LinkId("privacy"), url="https://example.se/skydd", urls={EN: "https://example.com/privacy"}
        ),
        LinkId("nowhere"): Link(id=LinkId("nowhere")),
    },
)


class Page(HTMLParser):
    """What a browser would make of a page: its elements, and the text inside `main` or the whole fragment."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Mapping[str, str | None]]] = []
        self.open: list[str] = []
        self.pieces: list[tuple[tuple[str, ...], str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.pieces.append((tuple(self.open), data))

    def text(self, within: str = "main") -> str:
        """The characters inside an element."""
        return "".join(data for path, data in self.pieces if within in path)

    def named(self, tag: str) -> list[Mapping[str, str | None]]:
        """The attributes of every element of that name."""
        return [attributes for name, attributes in self.elements if name == tag]


def squeezed(text: str) -> str:
    """A text, runs of white space being one space and bullets nothing."""
    return " ".join(text.replace("•", " ").split())


def without_addresses(document: Document) -> Document:
    """The document with every link lost: what is read of it where addresses are out of sight."""
    return replace(
        document,
        date_line=_lost(document.date_line),
        title=_lost(document.title),
        sections=tuple(
            replace(
                section,
                title=_lost(section.title) if section.title else None,
                blocks=tuple(_lost_block(block) for block in section.blocks),
            )
            for section in document.sections
        ),
    )


def _lost_block(block: Paragraph | Subheading | Listing | Table) -> Paragraph | Subheading | Listing | Table:
    match block:
        case Paragraph():
            return replace(
                block, body=_lost(block.body), heading=_lost(block.heading) if block.heading else None
            )
        case Subheading():
            return replace(block, words=_lost(block.words))
        case Listing():
            return replace(block, items=tuple((item, _lost(words)) for item, words in block.items))
        case Table():
            name, description, lifetime, provider = map(_lost, block.headings)
            return replace(
                block,
                headings=(name, description, lifetime, provider),
                rows=tuple(
                    replace(
                        row,
                        name=_lost(row.name),
                        description=_lost(row.description),
                        lifetime=_lost(row.lifetime),
                        party=_lost(row.party),
                    )
                    for row in block.rows
                ),
            )


def _lost(words: Words) -> Words:
    return replace(words, nodes=tuple(map(_lost_node, words.nodes)))


def _lost_node(node: Inline) -> Inline:
    match node:
        case Anchor(children, _):
            return Anchor(tuple(map(_lost_node, children)), None)
        case Strong(children):
            return Strong(tuple(map(_lost_node, children)))
        case Emphasis(children):
            return Emphasis(tuple(map(_lost_node, children)))
        case _:
            return node


SYNTAX = "\\`*_{}[]()<>#+-.!|~=&:;/@$^'\"1a é\xa0\u2028א\t\n"
NASTY = (
    "</main><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style>",
    "&amp;&#65;&notanentity;",
    "[x](javascript:alert(1))",
    "![x](https://evil.example/x.png)",
    "<https://evil.example>",
    "www.evil.example",
    "https://evil.example/a_b",
    "//evil.example",
    "mail@evil.example",
    "mailto:mail@evil.example",
    "_ga_*",
    "__Secure-3PSID",
    "_vis_opt_exp_{CAMPAIGNID}_combi",
    "a`b",
    "``",
    "1. x",
    "- x",
    "===",
    "---",
    "| a | b |\n|---|---|",
    "|a|\n|---|---|",
    "a|b\n:-:|:-:",
    "a\n\xa0",
    "~~~\ncode",
    "    code",
    "[a]: https://evil.example",
    "# x #",
    "a  \nb\\\nc",
    "\\|",
)

texts = (
    st.text(st.sampled_from(SYNTAX), max_size=12)
    | st.sampled_from(NASTY)
    | st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=6)
)
"""Texts as files may hold them, most of what they hold having a meaning somewhere."""
hostile_texts = texts | st.text(st.characters(exclude_categories=()), max_size=6)
"""The same, and what files refuse: control characters, lone surrogates."""
addresses = st.sampled_from(
    [
        "https://example.se/a_(b)?c=1&d=2",
        "mailto:a@example.se",
        "http://example.se/*_`[x]",
        "javascript:alert(1)",
        None,
    ]
)


def inline(words: st.SearchStrategy[str] = texts) -> st.SearchStrategy[tuple[Inline, ...]]:
    """Inline nodes in every order and depth."""
    leaf: st.SearchStrategy[Inline] = st.one_of(
        st.builds(Text, words),
        st.builds(Name, words),
        st.builds(Code, words),
        st.just(LineBreak()),
        st.builds(SectionReference, st.just(SectionId("which")), st.just("2")),
    )
    return st.lists(st.recursive(leaf, _branches, max_leaves=5), max_size=4).map(tuple)


def _branches(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
    children = st.lists(inner, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Strong, children), st.builds(Emphasis, children), st.builds(Anchor, children, addresses)
    )


def words(of: st.SearchStrategy[str] = texts) -> st.SearchStrategy[Words]:
    """Texts as a locale reads them: foreign and stale ones too."""
    return st.builds(
        Words,
        inline(of),
        st.none(),
        st.sampled_from([None, None, None, SV, LocaleTag("he")]),
        st.none() | st.none() | of,
    )


def document_of(text: str) -> Document:
    """A document that has one text in every place there is, foreign, with a note, inside every mark."""
    marked: tuple[Inline, ...] = (
        *(
            Text(text),
            Name(text),
            Code(text),
            Strong((Text(text),)),
            Emphasis((Text(text), Strong((Text(text),)))),
        ),
        *(Anchor((Text(text),), "https://example.se"), Anchor((Text(text),), text), LineBreak(), Text(text)),
    )
    said = Words(marked, None, SV, text)
    row = Row(cookie=COOKIES[0], name=said, description=said, lifetime=said, party=said)
    blocks = (
        Paragraph(id="a.p", heading=said, body=said),
        Paragraph(id="a.q", body=said),
        Subheading(id="a.h", words=said),
        Listing(id="a.l", items=(("a.l.i", said), ("a.l.j", said))),
        Table(id="a.t", categories=(), labelled_by=(), headings=(said, said, said, said), rows=(row,)),
    )
    return Document(
        locale=AR,
        is_right_to_left=True,
        changed=None,
        date_line=said,
        title=said,
        sections=(SectionNode(id=SectionId("a"), number=None, title=said, blocks=blocks),),
    )


def documents(of: st.SearchStrategy[str] = texts) -> st.SearchStrategy[Document]:
    """Documents with arbitrary text in every place."""
    said = words(of)
    row = st.builds(
        Row, cookie=st.sampled_from(COOKIES), name=said, description=said, lifetime=said, party=said
    )
    block = st.one_of(
        st.builds(Paragraph, id=st.just("a.p"), body=said, heading=st.none() | said),
        st.builds(Subheading, id=st.just("a.h"), words=said),
        st.builds(
            Listing,
            id=st.just("a.l"),
            items=st.lists(st.tuples(st.just("a.l.i"), said), min_size=1, max_size=2).map(tuple),
        ),
        st.builds(
            Table,
            id=st.just("a.t"),
            categories=st.just((ESSENTIAL,)),
            labelled_by=st.just(()),
            headings=st.tuples(said, said, said, said),
            rows=st.lists(row, max_size=2).map(tuple),
        ),
    )
    section = st.builds(
        SectionNode,
        id=st.just(SectionId("a")),
        number=st.none(),
        title=st.none() | said,
        blocks=st.lists(block, max_size=3).map(tuple),
    )
    return st.builds(
        Document,
        locale=st.sampled_from([SV, AR]),
        is_right_to_left=st.booleans(),
        changed=st.none() | st.just(DAY),
        date_line=said,
        title=said,
        sections=st.lists(section, max_size=2).map(tuple),
        categories=st.just((CategoryNode(id=ESSENTIAL, title=Words((Text("t"),)), intro=Words(())),)),
    )
