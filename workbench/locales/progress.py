"""How far a locale is, measured against the source texts as they are now, carried over or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.locales.approvals import Approvals
from workbench.locales.catalog import Catalog, Progress, State
from workbench.policy.entries import Entry
from workbench.policy.frozen import frozen


@frozen
class LocaleProgress:
    """Entries and words of a locale by state, and how many entries somebody vouches for."""

    progress: Progress
    approved: int

    @classmethod
    def of_numbers(cls, numbers: Sequence[int]) -> LocaleProgress:
        """What `numbers` told; raise ValueError where they are too few or too many."""
        entries, words, approved = numbers[: len(State)], numbers[len(State) : -1], numbers[-1]
        counts = [dict(zip(State, found, strict=True)) for found in (entries, words)]
        return cls(Progress(*counts), approved)

    @property
    def numbers(self) -> tuple[int, ...]:
        """All counts: entries and words in the order of `State`, then the approved."""
        counts = (self.progress.entries, self.progress.words)
        return (*(found[state] for found in counts for state in State), self.approved)

    def as_row(self) -> dict[str, object]:
        """The counts with the keys that others rely on."""
        return {
            "entries": self.progress.total,
            "translated": self.progress.entries[State.TRANSLATED],
            "stale": self.progress.entries[State.STALE],
            "untranslated": self.progress.entries[State.UNTRANSLATED],
            "approved": self.approved,
            "words": {str(state): count for state, count in self.progress.words.items()},
        }


def progress_of(
    catalog: Catalog | None, approvals: Approvals, source_entries: Iterable[Entry]
) -> LocaleProgress:
    """Measure a locale; None is one without a file, in which nothing is translated."""
    counts, words = dict.fromkeys(State, 0), dict.fromkeys(State, 0)
    approved = 0
    for entry in source_entries:
        state = state_now(catalog, entry)
        counts[state] += 1
        words[state] += len(entry.source.split())
        if catalog is not None and state is State.TRANSLATED:
            approved += approvals.holds(catalog[entry.key])
    return LocaleProgress(Progress(counts, words), approved)


def state_now(catalog: Catalog | None, entry: Entry) -> State:
    """The state of an entry's translation: one of another text than the source has now is stale at once."""
    if catalog is None or entry.key not in catalog:
        return State.UNTRANSLATED
    found = catalog[entry.key]
    is_behind = found.state is State.TRANSLATED and found.source != entry.source
    return State.STALE if is_behind else found.state
