"""What is known of a change, laid out in a width: its words side by side or as one text, who is concerned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from workbench.language import _, _n, said
from workbench.revisions.affected import affected, in_words
from workbench.revisions.telling import sign, told
from workbench.revisions.word_diff import Mark, word_diff
from workbench.ui.rows.marked_words import marked_words
from workbench.ui.rows.review_rows import ChangeRow, is_text, values_in_words, verdict
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.change_view import LEAST_WIDTH
from workbench.ui.widgets.flow import Line, flowed

if TYPE_CHECKING:
    from workbench.locales.catalog import Catalog
    from workbench.policy.kinds import LocaleTag
    from workbench.revisions.assessed import ChangeList

_BAR = " | "
_MARKED = {
    Mark.SAME: ("{}", Tone.PLAIN),
    Mark.GONE: ("[-{}-]", Tone.REMOVED),
    Mark.NEW: ("{{+{}+}}", Tone.ADDED),
}


def details(
    row: ChangeRow, changes: ChangeList, catalogs: Mapping[LocaleTag, Catalog], width: int, *, beside: bool
) -> Sequence[Piece]:
    """Everything there is to say of a change; two texts are `beside` each other where there is room."""
    is_beside = beside and width >= LEAST_WIDTH
    pieces = [
        *_head(row, changes),
        *_values(row, changes, width if is_beside else 0),
        *_meaning(row, changes),
    ]
    concerned = affected([row.each.change], changes.sides, catalogs)
    tone = Tone.WARNING if concerned.stale else Tone.PLAIN
    pieces.append(Piece("; ".join(map(said, in_words(concerned))), tone))
    pieces += _company(row, changes)
    return pieces


def _head(row: ChangeRow, changes: ChangeList) -> Iterator[Piece]:
    change = row.each.change
    yield Piece(f"{sign(change)} {said(told(change, changes.sides))}  ", Tone.STRONG)
    yield Piece(f"{change.name}\n", Tone.ACCENT)


def _values(row: ChangeRow, changes: ChangeList, width: int) -> Iterator[Piece]:
    """Yield what it was, what it is, what came with it; long texts side by side in a `width`."""
    change = row.each.change
    if is_text(change) and 0 < width // 3 < max(len(str(change.old)), len(str(change.new))):
        yield from beside_each_other(str(change.old), str(change.new), width)
    elif is_text(change):
        yield from (*marked_words(str(change.old), str(change.new)), Piece("\n"))
    elif change.old is not None or change.new is not None:
        old, new = values_in_words(row.each, changes.sides)
        yield Piece(old if change.old is not None else "", Tone.REMOVED)
        yield Piece(" → " if change.old is not None and change.new is not None else "")
        yield Piece((new if change.new is not None else "") + "\n", Tone.ADDED)
    for inner in change.within:
        yield Piece(f"+ {said(told(inner, changes.sides))}\n")


def beside_each_other(old: str, new: str, width: int) -> Iterator[Piece]:
    """Yield two texts in two columns, in each the words that the other does not have."""
    half = (width - len(_BAR)) // 2
    runs = word_diff(old, new)
    left = flowed((_marked(run.mark, run.text) for run in runs if run.mark is not Mark.NEW), half)
    right = flowed((_marked(run.mark, run.text) for run in runs if run.mark is not Mark.GONE), half)
    for one, other in zip_longest(left, right, fillvalue=()):
        yield from one
        yield Piece(" " * (half - _width(one)) + _BAR, Tone.MUTED)
        yield from other
        yield Piece("\n")


def _marked(mark: Mark, text: str) -> Piece:
    form, tone = _MARKED[mark]
    return Piece(form.format(text), tone)


def _width(line: Line) -> int:
    return sum(cell_len(piece.text) for piece in line)


def _meaning(row: ChangeRow, changes: ChangeList) -> Iterator[Piece]:
    """Yield what it means, and what readers are told."""
    from workbench.revisions.readers_words import ReadersWords  # the first paint does without it

    yield from verdict(row.each)
    yield Piece("\n")
    words = ReadersWords.of(changes.sides, changes.sides.new.policy.source_locale)
    sentence = words.sentence(row.each)
    if sentence:
        yield Piece(f"» {sentence}\n", Tone.EMPHASIS)


def _company(row: ChangeRow, changes: ChangeList) -> Iterable[Piece]:
    """Yield what it is decided with, and what it looks like."""
    others = len(row.group.changes) - 1
    if others:
        together = _n("Decided together with {count} other.", "Decided together with {count} others.", others)
        yield Piece(f"\n{together}", Tone.MUTED)
    for like in changes.look_alikes:
        if row.each.change.id in (like.removed, like.added):
            looks = _("{added} looks like {removed} under another id: s makes them one cookie.")
            yield Piece("\n" + looks.format(added=like.added, removed=like.removed), Tone.WARNING)
