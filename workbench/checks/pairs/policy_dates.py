"""Dates that a translation must say as the source does, in its locale's form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.checks.pairs.date_forms import dates
from workbench.checks.pairs.pair import Fault, Pair
from workbench.policy.sentence import say


def policy_dates(pair: Pair) -> Iterator[Fault]:
    """Find dates that are other days, or in a form that the locale does not read as one."""
    wanted = list(dates(pair.source.bare, pair.source.locale))
    there = list(dates(pair.target.bare, pair.locale))
    if wanted == there:
        return
    for date in (Counter(wanted) - Counter(there)).elements():
        yield Fault(
            say("The translation lacks the date {date}; write it so, or in words.", date=date.isoformat())
        )
    for date in (Counter(there) - Counter(wanted)).elements():
        yield Fault(
            say("The source has no date {date}; correct it in the translation.", date=date.isoformat())
        )
