"""Which column of a table says what: by the words above it, by what stands in it, as somebody wishes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Final

from workbench.formats.ids import is_cookie_id
from workbench.formats.lifetime_words import read_lifetime_in_words
from workbench.policy.frozen import frozen
from workbench.policy.model import Policy
from workbench.policy.sentence import Sentence, say
from workbench.tables.grid import Grid, Line, TableUnreadable
from workbench.tables.known import Known
from workbench.tables.meaning import Meaning, heading_words, meanings_of
from workbench.tables.words import PARTIES, STORAGES, plain

_LOOKED_AT: Final = 60
"""Rows by which it is found out what a column without a heading says."""


@frozen
class Columns:
    """The place of each column that is read, and what holds for all rows where there is none."""

    places: Mapping[Meaning, int]
    for_all: Mapping[Meaning, str] = field(default_factory=dict)
    headings: tuple[str, ...] = ()
    guesses: tuple[Sentence, ...] = ()

    @property
    def has_headings(self) -> bool:
        """Whether the first row is no cookie but says what the columns are."""
        return bool(self.headings)

    def title(self, place: int) -> str:
        """What a column is called."""
        heading = self.headings[place] if place < len(self.headings) else ""
        return heading or str(place + 1)

    def left_out(self, width: int) -> Sequence[str]:
        """The columns that are not read."""
        return [self.title(place) for place in range(width) if place not in self.places.values()]

    def with_place(self, place: int, meaning: Meaning | None) -> Columns:
        """The columns with another meaning for one of them; None leaves it out."""
        kept = {each: at for each, at in self.places.items() if at != place and each is not meaning}
        return replace(self, places=kept if meaning is None else {**kept, meaning: place}, guesses=())

    def with_value(self, meaning: Meaning, value: str) -> Columns:
        """The columns with one value for all rows, in the place of a column."""
        kept = {each: at for each, at in self.places.items() if each is not meaning}
        values = {each: words for each, words in self.for_all.items() if each is not meaning}
        return replace(self, places=kept, for_all={**values, meaning: value} if value else values)

    def words(self, line: Line, meaning: Meaning) -> str:
        """What a row says; empty where it says nothing."""
        place = self.places.get(meaning)
        if place is not None:
            return line.cell(place)
        return self.for_all.get(meaning, "")


def columns_of(grid: Grid, policy: Policy) -> Columns:
    """Find out what each column says: by the word above it, else by what stands in it."""
    first = grid.lines[0].cells
    places = dict(meanings_of(first, heading_words(policy)))
    has_headings = Meaning.NAME in places and (len(places) > 1 or len(grid.lines) > 1)
    if not has_headings:
        places = {}
    guessed = _by_content(grid, Known(policy), places, has_headings=has_headings)
    guesses = (_told(guessed, has_headings=has_headings),) if guessed else ()
    return Columns({**places, **guessed}, headings=first if has_headings else (), guesses=guesses)


def mapped(grid: Grid, columns: Columns, wish: str) -> Columns:
    """Follow a wish as `field=column`, `field==value for all rows`, `field=`. Raises TableUnreadable.

    A column named by a word of the first row makes that row one of headings.
    """
    name, sign, column = wish.partition("=")
    meaning = _meaning(name.strip())
    if not sign:
        raise TableUnreadable(
            say("“{wish}” maps nothing; write field=column, or field==value for all rows.", wish=wish)
        )
    if column.startswith("="):
        return columns.with_value(meaning, column[1:].strip())
    if not column.strip():
        kept = {each: at for each, at in columns.places.items() if each is not meaning}
        return replace(columns, places=kept)
    first = grid.lines[0].cells
    if plain(column) in map(plain, first):
        columns = replace(columns, headings=first)
    return columns.with_place(_place(columns, column.strip()), meaning)


def _meaning(name: str) -> Meaning:
    try:
        return Meaning(name)
    except ValueError:
        known = ", ".join(Meaning)
        raise TableUnreadable(
            say("There is no field “{name}” to map to; known are: {known}.", name=name, known=known)
        ) from None


def _place(columns: Columns, column: str) -> int:
    """The place of a column that is named by its heading, or by its number from 1."""
    headings = [plain(heading) for heading in columns.headings]
    if plain(column) in headings:
        return headings.index(plain(column))
    if column.isascii() and column.isdigit() and 0 < int(column[:4]) <= 200:
        return int(column[:4]) - 1
    known = ", ".join(filter(None, columns.headings)) or "1, 2, 3, …"
    raise TableUnreadable(
        say("The table has no column “{column}”; it has: {known}.", column=column, known=known)
    )


def _by_content(
    grid: Grid, known: Known, places: Mapping[Meaning, int], *, has_headings: bool
) -> Mapping[Meaning, int]:
    """Guess what the columns whose headings do not say it are, by what stands in them."""
    lines = grid.lines[has_headings:_LOOKED_AT]
    free = [place for place in range(grid.width) if place not in places.values()]
    found: dict[Meaning, int] = {}

    def take(meaning: Meaning, says: Callable[[str], bool], least: float = 0.5) -> None:
        if meaning in {*places, *found}:
            return
        shares = {place: _share(_cells(lines, place), says) for place in free}
        best = max(shares, key=lambda place: shares[place], default=None)
        if best is not None and shares[best] >= least:
            found[meaning] = best
            free.remove(best)

    language = known.policy.source_locale
    take(Meaning.ID, lambda cell: is_cookie_id(cell) and cell in known.policy.cookies)
    take(Meaning.PARTY, lambda cell: plain(cell) in PARTIES)
    take(Meaning.STORAGE, lambda cell: plain(cell) in STORAGES)
    take(Meaning.CATEGORY, lambda cell: known.category(cell)[0] is not None and len(cell) < 40)
    take(Meaning.LIFETIME, lambda cell: read_lifetime_in_words(cell, language).lifetime is not None, 0.3)
    take(Meaning.PROVIDER, lambda cell: known.provider(cell).provider is not None)
    take(Meaning.URL, lambda cell: cell.startswith(("http://", "https://")))
    take(Meaning.NAME, lambda cell: cell in known.cookies_by_name, 0.2)
    take(Meaning.NAME, lambda cell: " " not in cell, 0.8)
    take(Meaning.DESCRIPTION, lambda cell: cell.count(" ") > 2)
    if not has_headings and free:
        take(Meaning.DESCRIPTION, lambda cell: " " in cell, 0.2)
        take(Meaning.PROVIDER, lambda cell: len(cell) < 60, 0.8)
    return found


def _told(places: Mapping[Meaning, int], *, has_headings: bool) -> Sentence:
    in_order = sorted(places, key=lambda meaning: places[meaning])
    told = ", ".join(f"{places[meaning] + 1} = {meaning}" for meaning in in_order)
    if has_headings:
        return say("By what stands in them, these columns are read as well: {columns}.", columns=told)
    return say("The table has no headings; by what stands in them, the columns are: {columns}.", columns=told)


def _cells(lines: Iterable[Line], place: int) -> Sequence[str]:
    return [cell for line in lines if (cell := line.cell(place))]


def _share(cells: Sequence[str], says: Callable[[str], bool]) -> float:
    return sum(map(says, cells)) / len(cells) if cells else 0
