"""The differences of two values of any shape, by deepdiff; it is imported only where something differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from workbench.formats.data import Data

Difference: TypeAlias = tuple[list[str], Data | None, Data | None]
"""The way to a value, and the value before and after."""


def nested(old: Data | None, new: Data | None) -> Iterator[Difference]:
    """Yield every place where two values differ, in the order of their paths.

    Names may begin with `__`, which deepdiff would take for private ones; and a value is compared however
    little of it is alike. Paths are lists: deepdiff's own path strings cannot hold every key.
    """
    if not isinstance(old, dict) or not isinstance(new, dict):
        yield [], old, new
        return
    from deepdiff import DeepDiff

    tree = DeepDiff(
        old, new, view="tree", ignore_private_variables=False, threshold_to_diff_deeper=0, verbose_level=2
    )
    found: list[Difference] = []
    for kind, levels in tree.items():
        for level in levels:
            path = [str(step) for step in level.path(output_format="list")]
            found.append((path, _there(level.t1, kind, "added"), _there(level.t2, kind, "removed")))
    yield from sorted(found, key=lambda each: each[0])


def _there(value: object, kind: str, absent: str) -> Data | None:
    """A value of one side; None where deepdiff says that there is none."""
    return None if kind.endswith(absent) or not isinstance(value, str | list | dict) else value
