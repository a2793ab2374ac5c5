"""The rules about categories and the tables under them."""

from __future__ import annotations

from tests.checks.samples import (
    ADVERTISING,
    ANALYTICS,
    CATEGORIES,
    COOKIE,
    GOOGLE_COOKIE,
    a_policy,
    a_section,
    problems,
    quotes,
)
from workbench.policy.kinds import BlockId, CategoryId
from workbench.policy.model import AnyBlock, CategoryBlock, Policy, TableBlock


def heading(category: CategoryId) -> CategoryBlock:
    return CategoryBlock(id=BlockId(category), category=category)


def table(*categories: CategoryId) -> TableBlock:
    return TableBlock(id=BlockId("table"), categories=categories)


def printed(*blocks: AnyBlock) -> Policy:
    """A policy of two cookies in two categories that prints these blocks alone."""
    policy = a_policy(COOKIE, GOOGLE_COOKIE)
    section = a_section(*blocks)
    return Policy(
        settings=policy.settings,
        sections={section.id: section},
        categories={each.id: each for each in CATEGORIES},
        providers=policy.providers,
        cookies=policy.cookies,
        links=policy.links,
    )


def test_two_headings_share_one_table() -> None:
    policy = printed(heading(ANALYTICS), heading(ADVERTISING), table(ANALYTICS, ADVERTISING))
    [problem] = problems("CK034", policy)
    assert (problem.quote, problem.path) == ("analytics, advertising", ("blocks", 2, "table"))
    assert "“Analyskakor”, “Reklamkakor”" in str(problem.message)


def test_a_heading_without_rows() -> None:
    empty = CategoryId("essential")
    assert quotes("CK034", printed(heading(empty), table(empty))) == ["essential"]
    assert quotes("CK034", printed(heading(ANALYTICS))) == ["analytics"]


def test_each_heading_has_its_table() -> None:
    assert quotes("CK034", a_policy(COOKIE, GOOGLE_COOKIE)) == []


def test_a_table_of_several_categories_under_no_or_one_heading_is_let_be() -> None:
    assert quotes("CK034", printed(table(ANALYTICS, ADVERTISING))) == []
    assert quotes("CK034", printed(heading(ANALYTICS), table(ANALYTICS, ADVERTISING))) == []


def test_rows_of_an_empty_category_mix_with_nobodys() -> None:
    empty = CategoryId("essential")
    assert quotes("CK034", printed(heading(ANALYTICS), table(ANALYTICS, empty))) == []
