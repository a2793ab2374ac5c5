"""The changes of a project as rows of a list, under headings by what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.language import _, said
from workbench.policy.frozen import frozen
from workbench.revisions.level import LEVEL_NAMES, UNDECIDED, Level
from workbench.revisions.telling import sign, told, value_in_words
from workbench.revisions.word_diff import Mark, Run, word_diff
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.record_line import Cell

if TYPE_CHECKING:
    from workbench.revisions.assessed import Assessed, ChangeList, Group
    from workbench.revisions.change import Change
    from workbench.revisions.changes import Sides

RowId = tuple[str, ...]
"""What tells one row from another, also after the changes have been found again."""

_LOOKS: Mapping[str, Tone] = {
    UNDECIDED: Tone.WARNING,
    Level.MATERIAL: Tone.ERROR,
    Level.NOTABLE: Tone.ACCENT,
    Level.MINOR: Tone.PLAIN,
}
"""How levels look; what readers are hardly told of is muted."""


@frozen
class Heading:
    """The head of the groups of one level."""

    id: RowId
    level: str
    count: int


@frozen
class ChangeRow:
    """One change, and the group that is decided with it."""

    id: RowId
    each: Assessed
    group: Group


def rows_of(changes: ChangeList) -> list[ChangeRow | Heading]:
    """The rows of a list of changes: each level's groups under its heading."""
    return list(_rows(changes))


def _rows(changes: ChangeList) -> Iterator[ChangeRow | Heading]:
    by_level: dict[str, list[Group]] = {level: [] for level in LEVEL_NAMES}
    for group in changes.groups:
        by_level[group.heading].append(group)
    for level, groups in by_level.items():
        if groups:
            yield Heading(("heading", level), level, len(groups))
        for group in groups:
            for each in group.changes:
                yield ChangeRow(("change", each.change.name), each, group)


def cells(row: ChangeRow | Heading, sides: Sides | None) -> Sequence[Cell]:
    """The cells of a row: how far it is decided, what changed, the values."""
    if isinstance(row, Heading):
        tone = _LOOKS.get(row.level, Tone.MUTED)
        return (Piece(said(LEVEL_NAMES[row.level]), tone), Piece(str(row.count), Tone.MUTED), "")
    if sides is None:
        return ("", "", "")
    each = row.each
    return (_state(each), f"{sign(each.change)} {said(told(each.change, sides))}", _values(each, sides))


def _state(each: Assessed) -> Piece:
    """Whether somebody decided, by a sign and a word."""
    if each.decision is not None:
        return Piece("= " + _("decided"), Tone.GOOD)
    if each.is_undecided:
        return Piece("? " + _("undecided"), Tone.WARNING)
    return Piece("  " + _("proposed"), Tone.MUTED)


def _values(each: Assessed, sides: Sides) -> str:
    if is_text(each.change):
        return _changed_words(str(each.change.old), str(each.change.new))
    old, new = values_in_words(each, sides)
    if each.change.old is None:
        return new if each.change.new is not None else ""
    return old if each.change.new is None else f"{old} → {new}"


def is_text(change: Change) -> bool:
    """Whether a change is of one text into another."""
    return isinstance(change.old, str) and isinstance(change.new, str)


def _changed_words(old: str, new: str) -> str:
    """The words that went and came alone: `Var → Vad`."""
    runs = word_diff(old, new)
    pairs: list[str] = []
    for run, after in zip(runs, [*runs[1:], Run(Mark.SAME, "")], strict=True):
        if run.mark is Mark.GONE:
            came = after.text if after.mark is Mark.NEW else ""
            pairs.append(f"{run.text.strip()} → {came.strip()}".strip())
        elif run.mark is Mark.NEW and not (pairs and pairs[-1].endswith(run.text.strip())):
            pairs.append(f"+{run.text.strip()}")
    return "; ".join(pairs)


def values_in_words(each: Assessed, sides: Sides) -> tuple[str, str]:
    """The values before and after."""
    values = (
        value_in_words(each.change, each.change.old, sides),
        value_in_words(each.change, each.change.new, sides),
    )
    old, new = (value if isinstance(value, str) else said(value) for value in values)
    return old, new


def verdict(each: Assessed) -> Sequence[Piece]:
    """What is proposed or decided of a change, why, and on what that rests."""
    level = said(LEVEL_NAMES[each.level])
    if each.decision is not None:
        by = f" ({each.decision.by})" if each.decision.by else ""
        told_ = _("Decided: {level}. {reason}{by}").format(level=level, reason=each.decision.reason, by=by)
        pieces = [Piece(told_, Tone.GOOD)]
    else:
        why = said(each.proposal.why)
        told_ = _("Proposed: {level}. {why}").format(level=level, why=why)
        pieces = [
            Piece(told_, Tone.WARNING if each.is_undecided else Tone.PLAIN),
            Piece(f"  {each.proposal.source}", Tone.MUTED),
        ]
    if each.asks_consent:
        pieces.append(Piece("  " + _("Visitors are asked again."), Tone.ERROR))
    return pieces
