"""The order of a policy: numbers of sections, rows of tables, order of categories, references."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.policy.samples import ANALYTICS, GA, SETTINGS, a_policy, a_section
from workbench.policy.kinds import BlockId, CategoryId, CookieId
from workbench.policy.model import Category, CategoryBlock, Cookie, ListBlock, TableBlock, TextBlock
from workbench.policy.outline import (
    categories_in_order,
    cookies_by_category,
    printed_order,
    references,
    section_numbers,
)


def a_row(name: str, position: int | None = None, category: CategoryId = ANALYTICS.id) -> Cookie:
    """A cookie at a place."""
    return replace(GA, id=CookieId(name), position=position, category=category)


def a_category(name: str) -> Category:
    """A category by its id."""
    return replace(ANALYTICS, id=CategoryId(name))


def test_sections_with_a_title_are_numbered_in_the_order_they_print() -> None:
    policy = a_policy(
        sections=[
            a_section("intro", title=None),
            a_section("what"),
            a_section("aside", numbered=False),
            a_section("which"),
            a_section("empty-title", title=""),
            a_section("manage"),
        ]
    )

    assert section_numbers(policy) == {"what": 1, "which": 2, "manage": 3}


def test_rows_are_in_order_of_position_then_id_and_those_without_position_last() -> None:
    rows = [
        a_row("z.a"),
        a_row("b.b", 20),
        a_row("a.a", 20),
        a_row("c.c", 10),
        a_row("a.z"),
        a_row("d.d", 0),
        a_row("e.e", -5),
    ]

    assert [row.id for row in printed_order(rows)] == ["e.e", "d.d", "c.c", "a.a", "b.b", "a.z", "z.a"]


@given(
    st.lists(
        st.builds(a_row, st.text("abc.", min_size=1, max_size=3), st.none() | st.integers(-3, 3)),
        unique_by=lambda row: row.id,
    ),
    st.randoms(use_true_random=False),
)
def test_the_order_of_rows_does_not_depend_on_the_order_of_files(rows: list[Cookie], random: Random) -> None:
    shuffled = rows.copy()
    random.shuffle(shuffled)

    assert printed_order(shuffled) == printed_order(rows)
    assert sorted(row.id for row in printed_order(rows)) == sorted(row.id for row in rows)


def test_categories_are_in_the_order_a_reader_meets_them_then_those_not_shown() -> None:
    policy = a_policy(
        sections=[
            a_section("one", TableBlock(id=BlockId("t"), categories=(CategoryId("c"), CategoryId("a")))),
            a_section("two", CategoryBlock(id=BlockId("h"), category=CategoryId("a"))),
            a_section("three", CategoryBlock(id=BlockId("h"), category=CategoryId("b"))),
        ],
        categories=[a_category(name) for name in "abcd"],
    )

    assert [category.id for category in categories_in_order(policy)] == ["c", "a", "b", "d"]


def test_a_category_that_is_shown_but_missing_is_passed_over() -> None:
    policy = a_policy(
        sections=[a_section("one", CategoryBlock(id=BlockId("h"), category=CategoryId("gone")))],
        categories=[a_category("a")],
    )

    assert [category.id for category in categories_in_order(policy)] == ["a"]


def test_cookies_by_category_has_every_category_and_every_cookie() -> None:
    policy = a_policy(
        sections=[a_section("one", CategoryBlock(id=BlockId("h"), category=CategoryId("b")))],
        categories=[a_category("a"), a_category("b"), a_category("empty")],
        cookies=[
            a_row("x.2", 2, CategoryId("a")),
            a_row("x.1", 1, CategoryId("a")),
            a_row("y.1", 1, CategoryId("b")),
            a_row("z.1", 1, CategoryId("gone")),
        ],
    )

    rows = cookies_by_category(policy)

    assert {category: [row.id for row in rows[category]] for category in rows} == {
        "b": ["y.1"],
        "a": ["x.1", "x.2"],
        "empty": [],
        "gone": ["z.1"],
    }
    assert list(rows)[:3] == ["b", "a", "empty"]


def test_references_are_the_tokens_of_every_text_with_its_key() -> None:
    policy = a_policy(
        sections=[
            a_section(
                "which",
                TextBlock(
                    id=BlockId("aim"), heading="{company}", text="Se {section:which}, {{inte}} {ACCID}."
                ),
                ListBlock(id=BlockId("list"), items={}),
                title="Om {site}",
            )
        ],
        categories=[replace(ANALYTICS, intro="{provider:google}")],
        cookies=[replace(GA, description="Hör till {cookie:google.gid}.")],
        settings=replace(SETTINGS, title="{site}"),
    )

    found = [(key, str(token)) for key, token in references(policy) if not key.startswith("label.")]

    assert found == [
        ("title", "{site}"),
        ("section.which.title", "{site}"),
        ("section.which.aim.heading", "{company}"),
        ("section.which.aim", "{section:which}"),
        ("category.analytics.intro", "{provider:google}"),
        ("cookie.google.ga.description", "{cookie:google.gid}"),
    ]
