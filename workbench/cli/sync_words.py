"""What carrying the texts over did in each locale, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from workbench.language import _, _n
from workbench.locales.carry import Step
from workbench.store.syncing import Sync


def lines_of(outcome: Sync) -> Iterator[str]:
    """Yield a line for each locale."""
    for locale, done in outcome.done.items():
        counts = Counter(step for steps in done.values() for step in steps)
        told = ", ".join(_in_words(step, counts[step]) for step in Step if counts[step])
        yield f"{locale}: {told or _('nothing new')}"


def _in_words(step: Step, count: int) -> str:
    match step:
        case Step.ADDED:
            return _n("{count} text added", "{count} texts added", count)
        case Step.REMOVED:
            return _n("{count} text gone", "{count} texts gone", count)
        case Step.REVIVED:
            return _n("{count} text back again", "{count} texts back again", count)
        case Step.RENAMED:
            return _n("{count} key renamed", "{count} keys renamed", count)
        case Step.SOURCE_CHANGED:
            return _n("{count} source text changed", "{count} source texts changed", count)
        case Step.MADE_STALE:
            return _n("{count} translation is stale now", "{count} translations are stale now", count)
        case Step.VALID_AGAIN:
            return _n("{count} translation is valid again", "{count} translations are valid again", count)
        case Step.COMMENT_CHANGED:
            return _n("{count} comment changed", "{count} comments changed", count)
