"""What leaves for a translator and what comes back, in words and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.language import _, _n, said
from workbench.locales.exchange.comparison import Change, Comparison, Held, Refused
from workbench.locales.exchange.state_words import state_in_words
from workbench.locales.exchange.word_counts import Count, WordCounts
from workbench.policy.kinds import LocaleTag


def counts_in_words(counts: WordCounts) -> str:
    """The words to be paid for, in a line for people."""
    return _("new {new}; changed {changed}; unchanged {unchanged}").format(
        new=_count(counts.new), changed=_count(counts.changed), unchanged=_count(counts.unchanged)
    )


def why_held(held: Held) -> str:
    """Why a change waits, in words."""
    if held is Held.APPROVED:
        return _("approved here; not replaced without --replace approved")
    return _("changed here since it was sent; not replaced without --replace newer")


def lines_of(outcome: Comparison, replaced: Iterable[Held] = ()) -> Iterator[str]:
    """What an import changes, entry by entry, then what waits, and what is refused and why."""
    replaced = set(replaced)
    for change in outcome.accepted(replaced):
        yield from _change(change)
    for change in outcome.held:
        if change.held is not None and change.held not in replaced:
            yield from _change(change, why_held(change.held))
    for refused in outcome.refused:
        yield _refused(refused)


def in_one_line(locale: LocaleTag, outcome: Comparison, replaced: Iterable[Held], *, is_dry: bool) -> str:
    """What an import came to, or would come to, with the words to be paid for."""
    accepted = outcome.accepted(replaced)
    if not accepted:
        is_all_known = not outcome.held and not outcome.refused
        told = _("{locale}: nothing to do.") if is_all_known else _("{locale}: nothing is taken in.")
        return told.format(locale=locale)
    words = sum(len(change.unit.source.split()) for change in accepted if change.is_of_text)
    if is_dry:
        return _n(
            "{locale}: {count} entry would change, {words} words.",
            "{locale}: {count} entries would change, {words} words.",
            len(accepted),
            locale=locale,
            words=words,
        )
    return _n(
        "{locale}: {count} entry changed, {words} words.",
        "{locale}: {count} entries changed, {words} words.",
        len(accepted),
        locale=locale,
        words=words,
    )


def comparison_as_data(
    locale: LocaleTag, outcome: Comparison, replaced: Iterable[Held] = ()
) -> Mapping[str, object]:
    """What an import comes to, for programs."""
    waiting = [change for change in outcome.held if change.held not in set(replaced)]
    return {
        "locale": locale,
        "changes": [_change_row(change) for change in outcome.accepted(replaced)],
        "held": [_change_row(change) for change in waiting],
        "refused": [
            {"key": each.key, "why": str(each.why), "target": each.target} for each in outcome.refused
        ],
        "unchanged": outcome.unchanged,
    }


def _count(count: Count) -> str:
    entries = _n("{count} entry", "{count} entries", count.entries)
    return f"{entries}, " + _n("{count} word", "{count} words", count.words)


def _change(change: Change, why: str | None = None) -> Iterator[str]:
    states = f"{state_in_words(change.unit.state)} → {state_in_words(change.state)}"
    yield f"{change.unit.key}: {states}" + (f" ({why})" if why else "")
    if change.is_of_text:
        yield from (f"  - {line}" for line in change.unit.target.split("\n") if change.unit.target)
        yield from (f"  + {line}" for line in change.target.split("\n"))
    yield from (f"  # {line}" for line in change.notes)


def _refused(refused: Refused) -> str:
    place = f" ({said(refused.place)})" if refused.place else ""
    return _("{key}{place}: refused: {why}").format(key=refused.key, place=place, why=said(refused.why))


def _change_row(change: Change) -> Mapping[str, object]:
    return {
        "key": change.unit.key,
        "old": change.unit.target,
        "new": change.target,
        "old_state": str(change.unit.state),
        "new_state": str(change.state),
        "notes": list(change.notes),
        "held": None if change.held is None else str(change.held),
    }
