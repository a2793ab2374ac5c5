"""A text changed where it is language: placeholders, addresses, code, tags and link targets stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from workbench.checks.pairs.pair import no_language

Change = Callable[[re.Match[str]], str]


def replaced(pattern: re.Pattern[str], change: Change, text: str) -> str:
    """Replace each match that touches nothing but language."""
    kept = [match.span() for match in no_language(text)]

    def changed(match: re.Match[str]) -> str:
        return match[0] if _is_within_any(match, kept) else change(match)

    return pattern.sub(changed, text)


def matches(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Find each match that touches nothing but language."""
    kept = [match.span() for match in no_language(text)]
    return (match for match in pattern.finditer(text) if not _is_within_any(match, kept))


def _is_within_any(match: re.Match[str], kept: list[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in kept)
