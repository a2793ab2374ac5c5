"""Which patterns of a policy accept the same name: found without comparing each with each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from workbench.policy.model import Cookie, Policy
from workbench.policy.name_pattern import NamePattern

Patterns = list[tuple[str, NamePattern, Cookie]]


def overlapping(policy: Policy) -> Iterator[tuple[Cookie, list[Cookie]]]:
    """Yield each pattern that accepts a name that others accept too, with those; equal names are no overlap.

    Patterns are in the order of what all their names begin with: those that can overlap one stand behind it.
    """
    patterns = sorted(_patterns(policy), key=lambda each: (each[0], each[2].id))
    beginnings = [beginning for beginning, _, _ in patterns]
    for index, (beginning, pattern, cookie) in enumerate(patterns):
        end = bisect_left(beginnings, beginning + "\U0010ffff")
        others = [
            other
            for _, other_pattern, other in patterns[index + 1 : end]
            if can_meet(cookie, other) and pattern.overlaps(other_pattern)
        ]
        if others:
            yield cookie, others


def _patterns(policy: Policy) -> Iterator[tuple[str, NamePattern, Cookie]]:
    for cookie in policy.cookies.values():
        if "*" in cookie.name or "{" in cookie.name or cookie.match is not None:
            pattern = NamePattern.of(cookie, policy.settings.placeholders)
            if any(step.literal is None for step in pattern.steps):
                yield pattern.beginning, pattern, cookie


def can_meet(one: Cookie, other: Cookie) -> bool:
    """Whether two rows can speak of one cookie: their names differ, their places do not."""
    if one.name == other.name or (one.storage and other.storage and one.storage is not other.storage):
        return False
    return not (one.domains and other.domains) or bool(set(one.domains) & set(other.domains))
