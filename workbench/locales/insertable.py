"""What a translation has from its source text letter by letter: placeholders, links, names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from workbench.checks.pairs.pair import EMAIL, PLACEHOLDER, URL
from workbench.policy.late_pattern import late

_KEPT: Final = late(rf"\]\(link:[a-z0-9._-]+\)|{PLACEHOLDER}|{URL}|{EMAIL}")


def insertable(source: str, names: Iterable[tuple[int, str]] = ()) -> Sequence[str]:
    """What stands in a source text to be kept, in its order; `names` are told with where they stand."""
    found = [(match.start(), match[0]) for match in _KEPT.finditer(source)]
    covered = [(start, start + len(text)) for start, text in found]
    apart = ((at, name) for at, name in names if not any(start <= at < end for start, end in covered))
    return [text for _at, text in sorted([*found, *apart])]


def missing(kept: Sequence[str], target: str) -> Sequence[str]:
    """Those that stand in the target less often than in the source."""
    left = Counter({text: target.count(text) for text in kept})
    lacking = []
    for text in kept:
        left[text] -= 1
        if left[text] < 0:
            lacking.append(text)
    return lacking
