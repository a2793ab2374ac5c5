"""Which words a locale has for an entry, and how a lifetime is said with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeAlias

from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag


@frozen
class Said:
    """The words found for an entry.

    `language` is set where they are not in the locale asked for; `older_than` where the source has
    changed since they were written: the date of the newer source, or None where that is not known.
    """

    text: str
    language: LocaleTag | None = None
    is_stale: bool = False
    older_than: dt.date | None = None


Wording: TypeAlias = Callable[[Key, str], Said]
"""Looks an entry up by its key; the second argument is its text in the source locale."""


def source_wording(_key: Key, source: str) -> Said:
    """The source locale's own words."""
    return Said(source)
