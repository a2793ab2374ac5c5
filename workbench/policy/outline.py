"""The order of a policy: section numbers, the rows of a table, and what refers to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.policy.entries import Key, entries
from workbench.policy.kinds import CategoryId, SectionId
from workbench.policy.model import Category, CategoryBlock, Cookie, Policy, TableBlock
from workbench.policy.text import Token, tokens


def section_numbers(policy: Policy) -> Mapping[SectionId, int]:
    """Number the sections that have a title and are numbered, from 1, in the order they print."""
    numbered = (section.id for section in policy.sections.values() if section.title and section.numbered)
    return {section: number for number, section in enumerate(numbered, start=1)}


def printed_order(cookies: Iterable[Cookie]) -> list[Cookie]:
    """Sort a table's rows: by position, those without one last, then by id."""
    return sorted(cookies, key=lambda cookie: (cookie.position is None, cookie.position or 0, cookie.id))


def cookies_by_category(policy: Policy) -> Mapping[CategoryId, list[Cookie]]:
    """Every category's cookies in printed order; categories without any have an empty list."""
    rows: dict[CategoryId, list[Cookie]] = {category.id: [] for category in categories_in_order(policy)}
    for cookie in printed_order(policy.cookies.values()):
        rows.setdefault(cookie.category, []).append(cookie)
    return rows


def categories_in_order(policy: Policy) -> list[Category]:
    """The categories in the order a reader meets them, those that no section shows last."""
    order = dict.fromkeys([*_shown_categories(policy), *policy.categories])
    return [policy.categories[category] for category in order if category in policy.categories]


def _shown_categories(policy: Policy) -> Iterator[CategoryId]:
    for section in policy.sections.values():
        for block in section.blocks:
            if isinstance(block, CategoryBlock):
                yield block.category
            elif isinstance(block, TableBlock):
                yield from block.categories


def references(policy: Policy) -> Iterator[tuple[Key, Token]]:
    """Yield every token that stands in a translatable text, with the key of the text."""
    for entry in entries(policy):
        for token in tokens(entry.source):
            yield entry.key, token
