"""Tables for people without tools: which columns there are, and how they are found again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from workbench.language import _
from workbench.locales.catalog import State
from workbench.locales.exchange.arrival import MOST_UNITS, Arrival, ParcelRefused, Returned, refuse
from workbench.locales.exchange.guarding import unguarded
from workbench.locales.exchange.parcel import Parcel, Unit, UnitState
from workbench.locales.exchange.state_words import state_in_words
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.policy.sentence import say


class Column(StrEnum):
    """What a column holds; all but the last four are for reading."""

    KEY = "key"
    WHERE = "where"
    PREVIOUS = "previous"
    SOURCE = "source"
    TARGET = "target"
    STATE = "state"
    NOTE = "note"
    SENT = "sent"


_HEADINGS: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.KEY: ("key", "id"),
    Column.WHERE: ("where printed", "var det står"),
    Column.PREVIOUS: ("source text before", "källtexten förut"),
    Column.SOURCE: ("source text", "källtext"),
    Column.TARGET: ("translation", "översättning"),
    Column.STATE: ("state", "läge"),
    Column.NOTE: ("note", "anteckning"),
    Column.SENT: ("sent as", "skickad som"),
}
"""How headings begin, in lower case, in every language that the program speaks."""

_NEEDS_WORK: Final = ("needs work", "behöver ses över")
_DONE: Final = ("translated", "översatt", "approved", "godkänd")
_GUARDED: Final = "csv"
"""What the heading of the last column says in brackets where cells are guarded."""
_LOCALE: Final = late(r"(.*?)\s*(?:\(([\w-]+)\))?\s*")


@frozen
class Heading:
    """A row of headings that was found: which column is where, and the locale that one of them names.

    `is_guarded` says that cells were guarded when the table was written, whatever it was saved as since.
    """

    places: Mapping[Column, int]
    locale: str | None
    is_guarded: bool = False


class NoHeadings(ParcelRefused):
    """A table that cannot be taken in, as nobody can say what its columns hold."""


def headings(parcel: Parcel, *, is_guarded: bool = False) -> list[str]:
    """The headings, in the user's language; those of texts name the locale, which is read back."""
    sent = _("Sent as")
    before, source, target = _("Source text before"), _("Source text"), _("Translation")
    return [
        _("Key"),
        _("Where printed"),
        f"{before} ({parcel.source_locale})",
        f"{source} ({parcel.source_locale})",
        f"{target} ({parcel.locale})",
        _("State"),
        _("Note"),
        f"{sent} ({_GUARDED})" if is_guarded else sent,
    ]


def rows(parcel: Parcel) -> Iterator[list[str]]:
    """The cells of each unit that is to be worked on."""
    return (_cells(unit, state_in_words(unit.state)) for unit in parcel.work)


def choices() -> list[str]:
    """What a translator may write as the state."""
    return [*map(state_in_words, UnitState), _("needs work")]


def found_heading(cells: Sequence[str]) -> Heading | None:
    """Read a row as headings; None where it has none for key, source text and translation."""
    places: dict[Column, int] = {}
    locale: str | None = None
    is_guarded = False
    for place, cell in enumerate(cells):
        words, named = _named(cell)
        column = next((column for column, known in _HEADINGS.items() if words in known), None)
        if column is not None and column not in places:
            places[column] = place
            locale = named if column is Column.TARGET else locale
            is_guarded = named == _GUARDED if column is Column.SENT else is_guarded
    needed = {Column.KEY, Column.SOURCE, Column.TARGET}
    return Heading(places, locale, is_guarded) if needed <= places.keys() else None


def arrival_of_sheets(form: str, sheets: Iterable[Iterable[Sequence[str]]]) -> Arrival:
    """Read the first sheet that has the headings. Raises ParcelRefused."""
    for sheet in sheets:
        try:
            return arrival(form, sheet)
        except NoHeadings:
            continue
    raise _no_headings()


def arrival(form: str, table: Iterable[Sequence[str]], *, is_guarded: bool = False) -> Arrival:
    """Read a table whose headings may stand below other rows. Raises ParcelRefused.

    `is_guarded` says that its cells are guarded, whether or not its headings say so.
    """
    heading: Heading | None = None
    units: list[Returned] = []
    for number, cells in enumerate(table, start=1):
        if number > MOST_UNITS:
            raise refuse("The file has more than {limit} entries and is not read.", limit=MOST_UNITS)
        if heading is None:
            heading = found_heading(cells)
            is_guarded = is_guarded or (heading is not None and heading.is_guarded)
        elif any(cell.strip() for cell in cells):
            meant = [unguarded(cell) for cell in cells] if is_guarded else cells
            units.append(_returned(heading, meant, number))
    if heading is None:
        raise _no_headings()
    return Arrival(form, heading.locale, tuple(units))


def _no_headings() -> NoHeadings:
    return NoHeadings(
        say(
            "The table has no headings for key, source text and translation; keep the row of headings "
            "as it was sent."
        )
    )


def _cells(unit: Unit, state: str) -> list[str]:
    return [
        unit.key,
        "\n".join(unit.hints),
        unit.previous or "",
        unit.source,
        unit.target,
        state,
        "\n".join(unit.comments),
        unit.sent,
    ]


def _named(cell: str) -> tuple[str, str | None]:
    """The words of a heading in lower case, and the locale that follows in brackets."""
    match = _LOCALE.fullmatch(" ".join(cell.split()))
    return (match[1].lower(), match[2]) if match else ("", None)


def _returned(heading: Heading, cells: Sequence[str], number: int) -> Returned:
    def cell(column: Column) -> str:
        place = heading.places.get(column)
        return cells[place] if place is not None and place < len(cells) else ""

    return Returned(
        cell(Column.KEY).strip(),
        cell(Column.SOURCE),
        cell(Column.TARGET),
        _state(cell(Column.STATE)),
        cell(Column.NOTE),
        cell(Column.SENT).strip() or None,
        say("row {number}", number=number),
    )


def _state(words: str) -> State | None:
    """What a translator says of a text; “stale” and “untranslated” stand there from before."""
    words = " ".join(words.split()).lower()
    if words in _NEEDS_WORK:
        return State.STALE
    return State.TRANSLATED if words in _DONE else None
