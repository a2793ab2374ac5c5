"""The two tables of a table that arrived: what its columns say, and what its rows would change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.forms.cookie_fields import FIELDS_BY_ID
from workbench.language import _, said
from workbench.tables.columns import Columns
from workbench.tables.meaning import Meaning
from workbench.tables.proposal import Proposal, Row, RowKind
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable

Place = int | Meaning
"""A column of the table by its place, or what holds for all rows in the place of one."""

_FOR_ALL: Final = (Meaning.CATEGORY, Meaning.PROVIDER, Meaning.PARTY)
"""What can be chosen for all rows where no column says it."""
_ORDER: Final = (RowKind.UNREADABLE, RowKind.DIFFERING, RowKind.NEW, RowKind.SAME)
"""What to look at first."""
_SIGNS: Final = {
    RowKind.NEW: Piece("+", Tone.GOOD),
    RowKind.DIFFERING: Piece("~", Tone.WARNING),
    RowKind.UNREADABLE: Piece("!", Tone.ERROR),
    RowKind.SAME: Piece("=", Tone.MUTED),
}
_SHOWN_OF_NEW: Final = ("lifetime", "provider", "category", "party", "description")


class ColumnTable(RecordTable[Place]):
    """What each column is read as; choosing one asks for another meaning."""


class RowTable(RecordTable[int]):
    """The rows by their numbers; the marked ones are taken over."""


def column_columns() -> tuple[Column, ...]:
    """The columns of the table of columns."""
    return (
        Column("title", _("Column"), width=24),
        Column("meaning", _("is read as"), width=22),
        Column("example", _("for instance")),
    )


def row_columns() -> tuple[Column, ...]:
    """The columns of the table of rows."""
    return (
        Column("sign", "", width=1),
        Column("number", _("Row"), width=5, align="right"),
        Column("name", _("Name"), width=28),
        Column("told", _("What it changes")),
    )


def places(columns: Columns, width: int) -> Sequence[Place]:
    """Every column, and what may be said for all rows instead."""
    return [*range(width), *(meaning for meaning in _FOR_ALL if meaning not in columns.places)]


def column_cells(proposal_columns: Columns, place: Place, example: str) -> Sequence[Cell]:
    """The cells of a column: its heading, its meaning, an example."""
    if isinstance(place, Meaning):
        value = proposal_columns.for_all.get(place, "")
        return (Piece(_("(all rows)"), Tone.MUTED), meaning_title(place), value or Piece("–", Tone.MUTED))
    meaning = next((each for each, at in proposal_columns.places.items() if at == place), None)
    read_as = Piece(_("not read"), Tone.MUTED) if meaning is None else meaning_title(meaning)
    return (proposal_columns.title(place), read_as, Piece(example, Tone.MUTED))


def meaning_title(meaning: Meaning) -> str:
    """What a meaning is called."""
    field = FIELDS_BY_ID.get(meaning)
    if field is not None:
        return _(field.label)
    titles = {
        Meaning.ID: _("Id"),
        Meaning.LEGAL_NAME: _("Provider's legal name"),
        Meaning.COUNTRY: _("Provider's country"),
        Meaning.URL: _("Provider's address"),
    }
    return titles[meaning]


def rows_in_order(proposal: Proposal) -> Sequence[Row]:
    """The rows, those first that somebody should look at."""
    return sorted(proposal.rows, key=lambda row: (_ORDER.index(row.kind), row.number))


def row_cells(row: Row) -> Sequence[Cell]:
    """The cells of a row."""
    tone = Tone.ERROR if row.kind is RowKind.UNREADABLE else Tone.PLAIN
    told = Piece(in_short(row), Tone.MUTED if row.kind is RowKind.SAME else tone)
    return (_SIGNS[row.kind], str(row.number), Piece(row.name or "–", tone), told)


def in_short(row: Row) -> str:
    """What a row changes, on one line."""
    match row.kind:
        case RowKind.UNREADABLE:
            return said(row.reason) if row.reason is not None else ""
        case RowKind.SAME:
            return _("as it is")
        case RowKind.DIFFERING:
            return "; ".join(
                f"{_(each.field.label)}: {each.old or '–'} → {each.new}" for each in row.differences
            )
        case RowKind.NEW:
            shown = (FIELDS_BY_ID[name].shown(dict(row.data)) for name in _SHOWN_OF_NEW)
            return " · ".join(filter(None, shown))


def in_full(row: Row) -> str:
    """What a row changes with what was guessed, a line each."""
    guesses = [f"? {said(guess)}" for guess in row.guesses] if row.changes_something else []
    return "\n".join([in_short(row), *guesses])
