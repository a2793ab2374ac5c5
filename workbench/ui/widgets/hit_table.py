"""The places where words can be replaced, as rows to choose from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import ClassVar

from textual.binding import Binding, BindingType

from workbench.edits import Place
from workbench.finding.replacing import Found, Hit
from workbench.language import _
from workbench.policy.model import Policy
from workbench.policy.syntax import Span
from workbench.ui.rows.hit_rows import cells
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.record_table import RecordTable

_At = tuple[Place, Span]
"""Where words stand: in which text, and from where to where."""


class HitTable(RecordTable[int]):
    """The places by their numbers, of which there may be ten thousand; the marked ones are replaced."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *RecordTable.BINDINGS,
        Binding("a", "choose_all(True)", "All", show=False),
        Binding("n", "choose_all(False)", "None", show=False),
    ]

    def __init__(self, policy: Policy, *, id: str) -> None:
        super().__init__(
            Column("where", _("Where"), width=26),
            Column("words", _("What changes")),
            cells=lambda number: cells(self.found.hits[number], policy),
            empty_text=_("Type what is to be found."),
            id=id,
        )
        self.found = Found()

    @property
    def hits(self) -> Sequence[Hit]:
        """The places that are chosen."""
        return [self.found.hits[number] for number in self.marked_rows]

    @property
    def hit(self) -> Hit | None:
        """The place at hand."""
        return None if self.record is None else self.found.hits[self.record]

    @property
    def text_count(self) -> int:
        """In how many texts the chosen places are; they come text by text."""
        hits = self.hits
        return sum(one.written is not next_.written for one, next_ in pairwise(hits)) + bool(hits)

    def show(self, found: Found) -> None:
        """Show other places, all of them chosen; what was left out before is left out still."""
        left = self._left_out()
        self.found = found
        self.set_rows(range(len(found.hits)))
        self.set_marks(_others(found.hits, left) if left else self.rows)
        self.refresh()

    def _left_out(self) -> Collection[_At]:
        if len(self.marks) == self.row_count:
            return ()
        return {_at(hit) for number, hit in enumerate(self.found.hits) if number not in self.marks}

    def action_choose(self) -> None:
        """Choose the place, or leave it out."""
        self.action_toggle_mark()

    def action_choose_all(self, chosen: bool) -> None:
        """Choose every place, or none."""
        self.set_marks(self.rows if chosen else ())


def _others(hits: Iterable[Hit], left: Collection[_At]) -> Iterable[int]:
    return (number for number, hit in enumerate(hits) if _at(hit) not in left)


def _at(hit: Hit) -> _At:
    return hit.written.place, hit.span
