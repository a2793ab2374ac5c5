"""Where the texts of a policy are written, by the entry they are."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.checks.passages import (
    Passage,
    category_passages,
    cookie_passages,
    section_passages,
    settings_passages,
)
from workbench.edits import Place
from workbench.policy.entries import Key
from workbench.policy.model import Policy


def place_of_text(policy: Policy, key: Key) -> Place | None:
    """Where the source locale's text of an entry stands; None where the policy has no such entry."""
    found = next((passage for passage in _passages(policy) if passage.key == key), None)
    return Place(found.file, found.path) if found is not None else None


def _passages(policy: Policy) -> Iterator[Passage]:
    locale = policy.source_locale
    yield from settings_passages(policy.settings)
    for section in policy.sections.values():
        yield from section_passages(section, locale)
    for category in policy.categories.values():
        yield from category_passages(category, locale)
    for cookie in policy.cookies.values():
        yield from cookie_passages(cookie, locale)
