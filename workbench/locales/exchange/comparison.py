"""What an import would change, entry by entry, and what it must not take over and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from workbench.formats.po_entry import comment_lines, edged_like
from workbench.locales.catalog import State
from workbench.locales.exchange.arrival import Arrival, Returned
from workbench.locales.exchange.guarding import is_shown_fault
from workbench.locales.exchange.parcel import Unit, UnitState, digest_of
from workbench.locales.exchange.protected import missing_and_added
from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say


class Held(StrEnum):
    """Why a change waits until somebody asks for it in so many words."""

    APPROVED = "approved"
    NEWER = "newer"


@frozen
class Change:
    """What an import makes of one entry; `notes` are lines that it adds to the translators' comments."""

    unit: Unit
    target: str
    state: State
    notes: tuple[str, ...] = ()
    held: Held | None = None

    @property
    def is_of_text(self) -> bool:
        """Whether the translation itself becomes another."""
        return self.target != self.unit.target


@frozen
class Refused:
    """A unit that is not taken over, and why; `key` is as the file has it."""

    key: str
    why: Sentence
    place: Sentence | None
    target: str


@frozen
class Comparison:
    """What came back beside what is there; `unchanged` counts the units that say nothing new."""

    changes: tuple[Change, ...]
    held: tuple[Change, ...]
    refused: tuple[Refused, ...]
    unchanged: int

    def accepted(self, also: Iterable[Held] = ()) -> tuple[Change, ...]:
        """The changes to make, with those that were held for reasons which do not count."""
        return (*self.changes, *(change for change in self.held if change.held in set(also)))


def compared(arrival: Arrival, present: Iterable[Unit], *, is_done: bool = False) -> Comparison:
    """Compare a file with the units as they are now.

    `is_done` says that what the translator wrote is done, whatever state the file gives it.
    """
    by_key: Mapping[str, Unit] = {unit.key: unit for unit in present}
    seen: dict[str, Returned] = {}
    changes: list[Change] = []
    turned_down: list[Refused] = []
    unchanged = 0
    for returned in arrival.units:
        if returned.key in seen:
            if _says_the_same(returned, seen[returned.key]):
                continue
            outcome: Change | Refused | None = _refused(
                returned, say("The file has this entry twice, with different translations; leave one.")
            )
        else:
            seen[returned.key] = returned
            outcome = _outcome(returned, by_key.get(returned.key), is_done=is_done)
        if isinstance(outcome, Change):
            changes.append(outcome)
        elif isinstance(outcome, Refused):
            turned_down.append(outcome)
        else:
            unchanged += 1
    return Comparison(
        tuple(change for change in changes if change.held is None),
        tuple(change for change in changes if change.held is not None),
        tuple(turned_down),
        unchanged,
    )


def _outcome(returned: Returned, unit: Unit | None, *, is_done: bool) -> Change | Refused | None:
    """What one unit comes to; None where it says nothing new."""
    if unit is None:
        return _refused(
            returned, say("There is no such entry: the text is gone, or somebody changed the key.")
        )
    target = _settled(returned.target, unit)
    is_text_touched = bool(target.strip()) and target != unit.target and _is_touched(returned, target)
    state = _state(returned, unit, is_text_touched=is_text_touched)
    if is_text_touched and is_done:
        state = State.TRANSLATED
    notes = _new_notes(returned, unit)
    if not is_text_touched and state is unit.state.of_entry and not notes:
        return None
    if returned.source is None:
        return _refused(
            returned, say("The file has no source text here, so nobody can say what was translated.")
        )
    if returned.source.split() != unit.source.split():
        return _refused(
            returned, say("This was translated from another source text than there is now; send it again.")
        )
    if is_text_touched:
        fault = _fault(unit, target)
        if fault is not None:
            return _refused(returned, fault)
    new = target if is_text_touched else unit.target
    return Change(unit, new, state, notes, _held(returned, unit, new, state))


def _settled(target: str, unit: Unit) -> str:
    """A translation with the line ends that the texts have: spreadsheets and tools have their own."""
    if "\r" not in unit.source and "\r" not in unit.target:
        target = target.replace("\r\n", "\n").replace("\r", "\n")
    return edged_like(target, unit.source)


def _is_touched(returned: Returned, target: str) -> bool:
    """Whether the text is another than the one that was sent; where nobody knows, it counts as such."""
    known = None if returned.sent is None else _sent_digest(returned.sent)
    return known not in {digest_of(target), digest_of(returned.target)}


def _state(returned: Returned, unit: Unit, *, is_text_touched: bool) -> State:
    """The state that an entry comes to have."""
    if is_text_touched:
        return returned.state or State.TRANSLATED
    now = unit.state.of_entry
    if returned.state is None or now is State.UNTRANSLATED or not returned.target.strip():
        return now
    if returned.target != unit.target and _settled(returned.target, unit) != unit.target:
        return now  # the translation here is another since, and so is what was said of it
    if returned.sent is None:
        return State.TRANSLATED if returned.state is State.TRANSLATED else now
    return now if returned.state is _sent_state(returned.sent) else returned.state


def _held(returned: Returned, unit: Unit, target: str, state: State) -> Held | None:
    """Why a change has to wait: somebody approved the translation, or made it after the file had left."""
    is_other = target != unit.target or state is not unit.state.of_entry
    if unit.state is UnitState.APPROVED and is_other:
        return Held.APPROVED
    if target == unit.target or not unit.target:
        return None
    if returned.sent is not None:
        return Held.NEWER if digest_of(unit.target) != _sent_digest(returned.sent) else None
    return Held.NEWER if state is State.STALE and unit.state is UnitState.TRANSLATED else None


def _fault(unit: Unit, target: str) -> Sentence | None:
    """What is wrong with a translation so that it cannot be taken over."""
    try:
        target.encode("utf-8")
    except UnicodeEncodeError:
        return say("The translation has what is no Unicode; write it anew.")
    if is_shown_fault(target) and not is_shown_fault(unit.source):
        shown = target.strip()
        return say("The cell shows {shown} in place of a translation; write it as text.", shown=shown)
    missing, added = missing_and_added(unit.source, target, unit.kind)
    if missing:
        return say("The translation lacks {piece}; put it where it is to be read.", piece=missing[0])
    if added and added[0] in unit.source:
        return say("The translation has {piece} too often; take one out.", piece=added[0])
    if added:
        return say("The source has no {piece}; take it out of the translation.", piece=added[0])
    return None


def _new_notes(returned: Returned, unit: Unit) -> tuple[str, ...]:
    """The lines of a note that are not among the comments yet; nothing is ever taken out of these."""
    there = {_plain(line) for line in unit.comments}
    lines = (line.rstrip() for line in comment_lines(returned.comment.replace("\0", "")))
    return tuple(line for line in lines if line.strip() and _plain(line) not in there)


def _plain(line: str) -> str:
    """A line without what formats cannot hold or tools drop."""
    return " ".join("".join(char for char in line if char.isprintable() or char.isspace()).split())


def _says_the_same(one: Returned, other: Returned) -> bool:
    return (one.source, one.target, one.state) == (other.source, other.target, other.state)


def _refused(returned: Returned, why: Sentence) -> Refused:
    return Refused(returned.key, why, returned.place, returned.target)


def _sent_digest(sent: str) -> str:
    return sent.partition("-")[2]


def _sent_state(sent: str) -> State | None:
    letter = sent[:1]
    return next((state.of_entry for state in UnitState if state.value[0] == letter), None)
