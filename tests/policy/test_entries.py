"""Which texts of a policy can be translated, and their keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.policy.samples import ANALYTICS, GA, SETTINGS, a_policy, a_section
from workbench.policy.entries import (
    Entry,
    Key,
    TextKind,
    block_key,
    category_entries,
    category_key,
    cookie_entries,
    cookie_key,
    entries,
    label_key,
    section_entries,
    section_title_key,
    title_key,
)
from workbench.policy.kinds import BlockId, ItemId, LocaleTag
from workbench.policy.labels import TOKENS
from workbench.policy.lifetime import (
    PERSISTENT,
    External,
    Fixed,
    Lifetime,
    Sliding,
    Unknown,
    Until,
    parse_duration,
)
from workbench.policy.model import CategoryBlock, HeadingBlock, ListBlock, TableBlock, TextBlock

WEEK = parse_duration("7 days")

TEXT = TextBlock(id=BlockId("aim"), text="Vi **räknar** besök.")
RUN_IN = TextBlock(id=BlockId("ga"), heading="Google Analytics.", text="En tjänst.")
HEADING = HeadingBlock(id=BlockId("more"), heading="Mer")
ITEMS = ListBlock(
    id=BlockId("measures"), items={ItemId("contract"): "Ett avtal.", ItemId("octet"): "En oktett."}
)
SHOWN = CategoryBlock(id=BlockId("analytics"), category=ANALYTICS.id)
TABLE = TableBlock(id=BlockId("analytics-cookies"), categories=(ANALYTICS.id,))
PRINTED_SECTION = a_section("which", SHOWN, TABLE, RUN_IN, ITEMS, HEADING, TEXT, title="Vilka kakor?")


def test_the_texts_of_a_policy_in_order() -> None:
    policy = a_policy(
        sections=[PRINTED_SECTION, a_section("foot", TEXT, title=None)],
        categories=[ANALYTICS],
        cookies=[replace(GA, lifetime=Until("du loggar ut"))],
    )

    found = [(entry.key, entry.source, entry.kind) for entry in entries(policy) if not is_label(entry)]

    assert found == [
        ("title", "Om kakor", TextKind.PLAIN),
        ("section.which.title", "Vilka kakor?", TextKind.PLAIN),
        ("section.which.ga.heading", "Google Analytics.", TextKind.PLAIN),
        ("section.which.ga", "En tjänst.", TextKind.PROSE),
        ("section.which.measures.contract", "Ett avtal.", TextKind.PROSE),
        ("section.which.measures.octet", "En oktett.", TextKind.PROSE),
        ("section.which.more.heading", "Mer", TextKind.PLAIN),
        ("section.which.aim", "Vi **räknar** besök.", TextKind.PROSE),
        ("section.foot.aim", "Vi **räknar** besök.", TextKind.PROSE),
        ("category.analytics.title", "Analys", TextKind.PLAIN),
        ("category.analytics.intro", "De räknar besök.", TextKind.PROSE),
        ("cookie.google.ga.description", "Räknar besök.", TextKind.PLAIN),
        ("cookie.google.ga.lifetime", "du loggar ut", TextKind.PLAIN),
    ]


def is_label(entry: Entry) -> bool:
    """Whether an entry is that of a label."""
    return entry.key.startswith("label.")


def test_every_label_is_a_plain_entry_in_the_words_of_the_policy_or_the_package() -> None:
    policy = a_policy(settings=replace(SETTINGS, labels={"session": "Tills du stänger"}))

    found = {entry.key: entry for entry in entries(policy) if is_label(entry)}

    assert set(found) == {f"label.{name}" for name in TOKENS}
    assert found[Key("label.session")].source == "Tills du stänger"
    assert found[Key("label.draft")].source == "Utkast"
    assert {entry.kind for entry in found.values()} == {TextKind.PLAIN}


def test_keys_are_unique_also_where_texts_are_the_same() -> None:
    twice = [a_section("a", TEXT, title="Om"), a_section("b", TEXT, title="Om")]

    keys = [entry.key for entry in entries(a_policy(sections=twice, cookies=[GA]))]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("lifetime", "text"),
    [
        (Fixed(WEEK), None),
        (PERSISTENT, None),
        (Sliding(WEEK), None),
        (Sliding(WEEK, "{lifetime} efter besöket"), "{lifetime} efter besöket"),
        (Until("du loggar ut"), "du loggar ut"),
        (External("enligt Google"), "enligt Google"),
        (Unknown("S"), "S"),
    ],
)
def test_a_lifetime_is_an_entry_only_where_it_is_told_in_words(lifetime: Lifetime, text: str | None) -> None:
    found = {entry.key: entry.source for entry in cookie_entries(replace(GA, lifetime=lifetime))}

    assert found.get(Key("cookie.google.ga.lifetime")) == text


def test_a_cookies_entries_carry_what_translators_need() -> None:
    cookie = replace(
        GA,
        lifetime=Unknown("S"),
        only=(LocaleTag("fi"),),
        hint="A visit is a session.",
        formerly=("google.utma",),
    )

    assert list(cookie_entries(cookie)) == [
        Entry(key, text, TextKind.PLAIN, "A visit is a session.", (LocaleTag("fi"),), ("google.utma",))
        for key, text in (
            (Key("cookie.google.ga.description"), "Räknar besök."),
            (Key("cookie.google.ga.lifetime"), "S"),
        )
    ]


def test_a_blocks_entries_carry_its_own_hint_and_locales() -> None:
    block = replace(RUN_IN, hint="The service.", only=(LocaleTag("fi"),), formerly=("section.which.google",))
    section = replace(a_section("which", block), hint="The title.", formerly=("section.what",))

    title, heading, text = section_entries(section)

    assert (title.hint, title.only, title.formerly) == ("The title.", (), ("section.what",))
    assert heading.hint == text.hint == "The service."
    assert heading.only == text.only == (LocaleTag("fi"),)
    assert heading.formerly == text.formerly == ("section.which.google",)


def test_a_categorys_entries_carry_its_hint() -> None:
    found = list(category_entries(replace(ANALYTICS, hint="Counting.", formerly=("category.stats",))))

    assert {(entry.hint, entry.formerly) for entry in found} == {("Counting.", ("category.stats",))}


@pytest.mark.parametrize("block", [SHOWN, TABLE])
def test_blocks_that_show_data_have_no_text_of_their_own(block: CategoryBlock | TableBlock) -> None:
    assert list(section_entries(a_section("which", block, title=None))) == []


@pytest.mark.parametrize(
    ("key", "written"),
    [
        (title_key(), "title"),
        (label_key("session"), "label.session"),
        (label_key("change.cookie.added"), "label.change.cookie.added"),
        (section_title_key("which"), "section.which.title"),
        (block_key("which", "ga"), "section.which.ga"),
        (block_key("which", "ga", "heading"), "section.which.ga.heading"),
        (block_key("which", "measures", "octet"), "section.which.measures.octet"),
        (category_key("analytics", "title"), "category.analytics.title"),
        (category_key("analytics", "intro"), "category.analytics.intro"),
        (cookie_key("vwo.sn", "description"), "cookie.vwo.sn.description"),
        (cookie_key("vwo.sn", "lifetime"), "cookie.vwo.sn.lifetime"),
    ],
)
def test_keys_as_the_format_lists_them(key: Key, written: str) -> None:
    assert key == written
