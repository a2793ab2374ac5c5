"""What a table comes to: each row as it will be, and the providers that are new with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import Enum

from workbench.formats.data import Data
from workbench.forms.field import Field
from workbench.policy.frozen import frozen
from workbench.policy.kinds import CookieId, ProviderId
from workbench.policy.sentence import Sentence
from workbench.tables.columns import Columns
from workbench.tables.grid import Grid


class RowKind(Enum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"
    DIFFERING = "differing"
    UNREADABLE = "unreadable"


@frozen
class Difference:
    """A field that a row has otherwise than the policy, as people write it."""

    field: Field
    old: str
    new: str


@frozen
class NewProvider:
    """A provider that the policy does not have yet; an address becomes a link of the registry."""

    id: ProviderId
    data: Mapping[str, Data]
    url: str = ""


@frozen
class Row:
    """One row as it will be; `number` is that of the spreadsheet, `reason` why it cannot be read."""

    number: int
    name: str
    kind: RowKind
    cookie: CookieId | None = None
    data: Mapping[str, Data] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    guesses: tuple[Sentence, ...] = ()
    reason: Sentence | None = None

    @property
    def changes_something(self) -> bool:
        """Whether taking the row over changes the policy."""
        return self.kind in {RowKind.NEW, RowKind.DIFFERING}


@frozen
class Proposal:
    """A whole table as it will be; `remarks` are about the table, the guesses of a row about the row."""

    grid: Grid
    columns: Columns
    rows: tuple[Row, ...]
    providers: Mapping[ProviderId, NewProvider]
    remarks: tuple[Sentence, ...] = ()

    @property
    def counts(self) -> Mapping[RowKind, int]:
        """How many rows there are of each kind."""
        return Counter(row.kind for row in self.rows)

    def changing(self) -> Sequence[Row]:
        """The rows that change something."""
        return [row for row in self.rows if row.changes_something]

    def guesses(self) -> Mapping[Sentence, Sequence[int]]:
        """What was guessed for rows that change something, each with the numbers of its rows."""
        found: dict[Sentence, list[int]] = {}
        for row in self.changing():
            for guess in row.guesses:
                found.setdefault(guess, []).append(row.number)
        return found
