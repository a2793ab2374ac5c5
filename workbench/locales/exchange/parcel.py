"""What leaves for a translator: units of one locale, whatever the format."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from workbench.locales.approvals import Approvals
from workbench.locales.carry import SourceText
from workbench.locales.catalog import Catalog, State
from workbench.policy.entries import Key, TextKind
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag

_DIGITS = 10


class UnitState(StrEnum):
    """How far a unit is: the state of an entry, and whether somebody approved it."""

    UNTRANSLATED = "untranslated"
    STALE = "stale"
    TRANSLATED = "translated"
    APPROVED = "approved"

    @property
    def of_entry(self) -> State:
        """The state that an entry can have."""
        return State.TRANSLATED if self is UnitState.APPROVED else State(self.value)

    @property
    def is_unfinished(self) -> bool:
        """Whether a translator has something to do."""
        return self in {UnitState.UNTRANSLATED, UnitState.STALE}


@frozen
class Unit:
    """One text with its translation; `hints` say where it is printed, `comments` are the translators' own.

    `previous` is the source text that a stale translation was made from; a unit that `is_context` only
    shows what stands beside the others.
    """

    key: Key
    source: str
    target: str = ""
    state: UnitState = UnitState.UNTRANSLATED
    kind: TextKind = TextKind.PLAIN
    hints: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    previous: str | None = None
    is_context: bool = False

    @property
    def sent(self) -> str:
        """The mark by which one can see, when the unit is back, what was done to it, here and there."""
        return f"{self.state.value[0]}-{digest_of(self.target)}"


@frozen
class Parcel:
    """The units of one locale; `title` is the policy's."""

    title: str
    source_locale: LocaleTag
    locale: LocaleTag
    units: tuple[Unit, ...]

    @property
    def work(self) -> tuple[Unit, ...]:
        """The units that are to be worked on: all but those that are context."""
        return tuple(unit for unit in self.units if not unit.is_context)


def digest_of(target: str) -> str:
    """The short digest of a translation, as marks have it."""
    return hashlib.sha256(target.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def units_of(
    catalog: Catalog, approvals: Approvals, sources: Iterable[SourceText], kinds: Mapping[Key, TextKind]
) -> Iterator[Unit]:
    """The units of source texts that have been carried into a catalog."""
    for source in sources:
        entry = catalog[source.key]
        state = UnitState.APPROVED if approvals.holds(entry) else UnitState(entry.state.value)
        yield Unit(
            source.key,
            entry.source,
            entry.target,
            state,
            kinds.get(source.key, TextKind.PLAIN),
            entry.hints,
            entry.comments,
            entry.previous,
        )


def unfinished(units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The unfinished units, each with the neighbours that show what it stands between."""
    wanted = {place for place, unit in enumerate(units) if unit.state.is_unfinished}
    beside = {place + step for place in wanted for step in (-1, 1)} - wanted
    return tuple(
        replace(unit, is_context=place in beside)
        for place, unit in enumerate(units)
        if place in wanted or place in beside
    )
