"""What a file that came back would change: rows for a list, and the words of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.language import _, said
from workbench.locales.exchange.comparison import Change, Comparison, Held, Refused
from workbench.locales.exchange.state_words import state_in_words
from workbench.policy.frozen import frozen
from workbench.ui.rows.marked_words import marked_words
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.record_line import Cell


@frozen
class ParcelRow:
    """One unit that came back; its number in the list makes it itself."""

    number: int
    outcome: Change | Refused

    @property
    def is_held(self) -> bool:
        """Whether it waits until somebody marks it."""
        return isinstance(self.outcome, Change) and self.outcome.held is not None


def rows_of(comparison: Comparison) -> list[ParcelRow]:
    """What waits and what is refused first: these ask for a decision; then what is taken in."""
    ordered: tuple[Change | Refused, ...] = (*comparison.held, *comparison.refused, *comparison.changes)
    return [ParcelRow(number, outcome) for number, outcome in enumerate(ordered)]


def accepted(rows: Iterable[ParcelRow], marked: frozenset[ParcelRow]) -> list[Change]:
    """The changes to make: those that wait only where they are marked."""
    return [
        row.outcome for row in rows if isinstance(row.outcome, Change) and (not row.is_held or row in marked)
    ]


def cells(row: ParcelRow) -> Sequence[Cell]:
    """What becomes of a unit, its key, its text."""
    outcome = row.outcome
    if isinstance(outcome, Refused):
        return (Piece("! " + _("refused"), Tone.ERROR), outcome.key, said(outcome.why))
    if outcome.held is not None:
        return (Piece("? " + _("waits"), Tone.WARNING), outcome.unit.key, outcome.target)
    return (Piece("+ " + state_in_words(outcome.state), Tone.GOOD), outcome.unit.key, outcome.target)


def told(row: ParcelRow | None) -> list[Piece]:
    """The source text, the words that go and come, and what else there is to say of a unit."""
    if row is None:
        return []
    if isinstance(row.outcome, Refused):
        place = f" ({said(row.outcome.place)})" if row.outcome.place else ""
        return [
            Piece(said(row.outcome.why) + place + "\n", Tone.ERROR),
            Piece(row.outcome.target, Tone.MUTED),
        ]
    change = row.outcome
    pieces = [Piece(_why(change.held) + "\n", Tone.WARNING)] if change.held is not None else []
    states = f"{state_in_words(change.unit.state)} → {state_in_words(change.state)}"
    pieces += [Piece(change.unit.source + "\n", Tone.MUTED), Piece(states + "\n", Tone.STRONG)]
    pieces += marked_words(change.unit.target, change.target)
    return [*pieces, *(Piece(f"\n# {note}", Tone.MUTED) for note in change.notes)]


def _why(held: Held) -> str:
    if held is Held.APPROVED:
        return _("Somebody approved this translation; mark the row to replace it.")
    return _("This was changed here since the file was sent; mark the row to replace it.")
