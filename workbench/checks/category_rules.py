"""Rules about categories and the tables under them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.listed import quoted
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.formats.layout import FileKind, FileRef
from workbench.policy.kinds import CategoryId
from workbench.policy.model import CategoryBlock, Policy, Section, TableBlock
from workbench.policy.sentence import say


@per_policy(
    "CK034",
    "category-no-table",
    Severity.ERROR,
    Source.PTS,
    terms=terms("section.blocks", "cookie.category", "category.title"),
)
def category_no_table(context: Context) -> Iterable[Finding]:
    """A category's heading has no rows under it, or one table has several categories' headings above it.

    Either way a reader who consents to a category cannot see which cookies that are.
    """
    filled = {cookie.category for cookie in context.policy.cookies.values()}
    tabled = set(_tabled(context.policy))
    for section in context.policy.sections.values():
        for index, block in enumerate(section.blocks):
            if isinstance(block, CategoryBlock) and block.category not in tabled & filled:
                yield _without_rows(section, index, block, context)
            if isinstance(block, TableBlock) and len(_headed(section, block) & filled) > 1:
                yield _shared(section, index, block, context)


def _tabled(policy: Policy) -> Iterator[CategoryId]:
    for section in policy.sections.values():
        for block in section.blocks:
            if isinstance(block, TableBlock):
                yield from block.categories


def _headed(section: Section, table: TableBlock) -> set[CategoryId]:
    """The categories of a table that have a heading in its section."""
    headed = {block.category for block in section.blocks if isinstance(block, CategoryBlock)}
    return headed.intersection(table.categories)


def _without_rows(section: Section, index: int, block: CategoryBlock, context: Context) -> Finding:
    message = say(
        "The category “{title}” has a heading and no cookies in a table; add its table, or remove the "
        "heading.",
        title=_title(block.category, context),
    )
    file = FileRef(FileKind.SECTION, section.id)
    return Finding(message=message, file=file, path=("blocks", index, "category"), quote=block.category)


def _shared(section: Section, index: int, block: TableBlock, context: Context) -> Finding:
    message = say(
        "{titles} share one table, so nobody sees which cookies belong to which; give each a table of its "
        "own.",
        titles=quoted(_title(category, context) for category in block.categories),
    )
    file = FileRef(FileKind.SECTION, section.id)
    quote = ", ".join(block.categories)
    return Finding(message=message, file=file, path=("blocks", index, "table"), quote=quote)


def _title(category: CategoryId, context: Context) -> str:
    known = context.policy.categories.get(category)
    return known.title if known else category
