"""Words to be paid for: of the source text, told apart by what there is to do."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.locales.exchange.parcel import Unit, UnitState
from workbench.policy.frozen import frozen


@frozen
class Count:
    """Entries, and words of their source texts: between white space, as progress counts them."""

    entries: int = 0
    words: int = 0

    @classmethod
    def of(cls, units: Iterable[Unit]) -> Count:
        """Count units."""
        sizes = [len(unit.source.split()) for unit in units]
        return cls(len(sizes), sum(sizes))

    def as_row(self) -> dict[str, int]:
        """The count with the keys that others rely on."""
        return {"entries": self.entries, "words": self.words}


@frozen
class WordCounts:
    """What is new, what changed since it was translated, and what is done."""

    new: Count
    changed: Count
    unchanged: Count

    @classmethod
    def of(cls, units: Iterable[Unit]) -> WordCounts:
        """Count units by their state."""
        units = tuple(units)
        return cls(
            Count.of(unit for unit in units if unit.state is UnitState.UNTRANSLATED),
            Count.of(unit for unit in units if unit.state is UnitState.STALE),
            Count.of(unit for unit in units if not unit.state.is_unfinished),
        )

    def as_row(self) -> dict[str, dict[str, int]]:
        """The counts with the keys that others rely on."""
        return {
            "new": self.new.as_row(),
            "changed": self.changed.as_row(),
            "unchanged": self.unchanged.as_row(),
        }
