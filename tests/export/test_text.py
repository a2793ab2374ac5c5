"""The plain text, which is what is published: every other export is measured by it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.export.samples import COOKIES, DAY, POLICY, SV, documents, hostile_texts
from tests.export.samples import words as words_of
from workbench.export.characters import writable
from workbench.export.document import build
from workbench.export.nodes import (
    Anchor,
    Document,
    Emphasis,
    Inline,
    LineBreak,
    Name,
    Row,
    SectionNode,
    Strong,
    Table,
    Text,
    Words,
)
from workbench.export.text import to_text, words, words_alone
from workbench.policy.kinds import SectionId

DOCUMENT = build(POLICY, SV, DAY)

SAMPLE = """\
Senast ändrad: 2024-01-31

Riktlinjer om cookies & annat

På www.example.se av Exempel AB, se avsnitt 1.
Skriv: privacy@example.se.

1. Vilka cookies?

Vår dataskyddspolicy <https://example.se/skydd> gäller alltid, a|b.

Nödvändiga. Behövs alltid.

Namn\tBeskrivning\tLagringstid\tLeverantör
JSESSIONID\tDescribes own.session.\tSession\tFörstapart
AWSALB\tDescribes aws.alb.\t16 år, 8 månader\tTredjepart: Amazon Web Services, Inc. Mer information \
<https://aws.example/more?a=1&b=2>
-x\tDescribes own.choice.\t7 dagar\tFörstapart
a`b\tDescribes lost.p.\tUtan tidsgräns\tTredjepart: Bortkommen

Analys. Mäter.

Namn\tBeskrivning\tLagringstid\tLeverantör
odd\tDescribes own.odd.\tFörfaller om 2096 år\tFörstapart
rule\tDescribes own.rule.\tBeror på {kontot}\tFörstapart
_vis_opt_exp_{CAMPAIGNID}_combi\tDescribes vwo.combi.\tTill www.example.se ändras\t3 part VWO, läs mer
_ga_*\tDescribes vwo.ga.\t2 år, förnyas vid varje besök\t3 part VWO, läs mer
_VWO_sn*\tDescribes vwo.sn.\t30 minuter och åter 30 minuter\tFörstapart

VWO: Se här om _ga_*.

Ytterligare.

• Avtal med Amazon Web Services, Inc..
• Utan sista delen.
"""


def test_the_sample_reads_as_it_should() -> None:
    assert to_text(DOCUMENT) == SAMPLE


@pytest.mark.parametrize(
    ("nodes", "text"),
    [
        ((Text("a"), LineBreak(), Name("b")), "a\nb"),
        ((Anchor((Text("more"),), "https://a.se"),), "more <https://a.se>"),
        ((Anchor((Text("more"),), None),), "more"),
        ((Anchor((Text("more"),), "javascript:alert(1)"),), "more"),
        ((Anchor((Text("https://a.se"),), "https://a.se"),), "https://a.se"),
        ((Anchor((Name("a@b.se"),), "mailto:a@b.se"),), "a@b.se"),
        ((Strong((Emphasis((Anchor((Text("more"),), "https://a.se"),)),)),), "more <https://a.se>"),
    ],
)
def test_addresses_stand_behind_the_words_that_lead_there(nodes: tuple[Inline, ...], text: str) -> None:
    assert words(Words(nodes)) == text


def test_where_addresses_are_out_of_sight_only_the_words_remain() -> None:
    said = Words((Anchor((Text("more"),), "https://a.se"),), None, SV, "old")
    assert (words(said), words_alone(said)) == ("[sv] more <https://a.se> [old]", "[sv] more [old]")


@settings(max_examples=40, deadline=None)
@given(document=documents(hostile_texts))
def test_it_holds_nothing_that_a_terminal_would_obey(document: Document) -> None:
    text = to_text(document)
    text.encode()
    assert writable(text) == text
    assert text.endswith("\n")


@settings(max_examples=40, deadline=None)
@given(cell=words_of())
def test_a_row_is_one_line_of_four_cells_whatever_is_in_them(cell: Words) -> None:
    row = Row(cookie=COOKIES[0], name=cell, description=cell, lifetime=cell, party=cell)
    table = Table(id="a.t", categories=(), labelled_by=(), headings=(cell,) * 4, rows=(row, row))
    section = SectionNode(id=SectionId("a"), number=None, title=None, blocks=(table,))
    *_, written = to_text(replace(DOCUMENT, sections=(section,))).rstrip("\n").rpartition("\n\n")
    assert [line.count("\t") for line in written.split("\n")] == [3, 3, 3]
