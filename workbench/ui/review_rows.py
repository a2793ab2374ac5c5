"""The changes of a project as rows of a list, under headings by what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.language import _, said
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence, say
from workbench.revisions.level import UNDECIDED, Level
from workbench.revisions.telling import sign, told, value_in_words
from workbench.revisions.word_diff import Mark, Run, word_diff
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.record_line import Cell

if TYPE_CHECKING:
    from workbench.revisions.assessed import Assessed, ChangeList, Group
    from workbench.revisions.change import Change
    from workbench.revisions.changes import Sides
    from workbench.session import Session

RowId = tuple[str, ...]
"""What tells one row from another, also after the changes have been found again."""

LEVELS: Mapping[str, tuple[Sentence, Tone]] = {
    UNDECIDED: (say("undecided"), Tone.WARNING),
    Level.MATERIAL: (say("material"), Tone.ERROR),
    Level.NOTABLE: (say("notable"), Tone.ACCENT),
    Level.MINOR: (say("minor"), Tone.PLAIN),
    Level.EDITORIAL: (say("editorial"), Tone.MUTED),
    Level.NONE: (say("of no account"), Tone.MUTED),
}
"""What levels are called and how they look, the most urgent first."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of the groups of one level."""

    id: RowId
    level: str
    count: int


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change, and the group that is decided with it."""

    id: RowId
    each: Assessed
    group: Group


def rows_of(changes: ChangeList) -> list[ChangeRow | Heading]:
    """The rows of a list of changes: each level's groups under its heading."""
    return list(_rows(changes))


def _rows(changes: ChangeList) -> Iterator[ChangeRow | Heading]:
    for level in LEVELS:
        groups = [group for group in changes.groups if _level(group) == level]
        if groups:
            yield Heading(("heading", level), level, len(groups))
        for group in groups:
            for each in group.changes:
                yield ChangeRow(("change", each.change.name), each, group)


def _level(group: Group) -> str:
    return UNDECIDED if group.is_undecided else str(group.level)


def cells(row: ChangeRow | Heading, sides: Sides | None) -> Sequence[Cell]:
    """The cells of a row: how far it is decided, what changed, the values."""
    if isinstance(row, Heading):
        word, tone = LEVELS[row.level]
        return (Piece(said(word), tone), Piece(str(row.count), Tone.MUTED), "")
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
    old, new = in_words(each, sides)
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


def in_words(each: Assessed, sides: Sides) -> tuple[str, str]:
    """The values before and after."""
    values = (
        value_in_words(each.change, each.change.old, sides),
        value_in_words(each.change, each.change.new, sides),
    )
    old, new = (value if isinstance(value, str) else said(value) for value in values)
    return old, new


def stale_in(session: Session, change: Change) -> list[LocaleTag]:
    """The locales whose translation is of another text than a changed one is now."""
    from workbench.locales.catalog import State
    from workbench.revisions.history import keys_of

    policy, behind = session.policy, list[LocaleTag]()
    for locale, catalog in session.locales.catalogs(policy.settings.locales if policy else ()).items():
        for key in map(Key, keys_of(change)):
            if key not in catalog or not isinstance(change.new, str):
                continue
            entry = catalog[key]
            if entry.state is State.STALE or (entry.target and entry.source != change.new):
                behind.append(locale)
    return behind


def verdict(each: Assessed) -> Sequence[Piece]:
    """What is proposed or decided of a change, why, and on what that rests."""
    level = said(LEVELS[each.level][0])
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
