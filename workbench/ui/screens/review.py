"""The place Review: what changed since it was published, what it means, and publishing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from workbench.edits import Place as Where
from workbench.formats.layout import FileRef
from workbench.language import _, said
from workbench.revisions.telling import sign, told
from workbench.ui.bindings import bindings
from workbench.ui.commands import Scope
from workbench.ui.marked_words import marked_words
from workbench.ui.review_rows import (
    ChangeRow,
    Heading,
    RowId,
    cells,
    in_words,
    rows_of,
    stale_in,
    verdict,
)
from workbench.ui.screens.place import PlaceView
from workbench.ui.text import Piece, Tone, joined
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from workbench.revisions.assessed import Assessed, ChangeList
    from workbench.session import Session


class ChangeTable(RecordTable[RowId]):
    """The changes, and the headings of their levels."""


class ReviewPlace(PlaceView):
    """The list of changes, and what is known of the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.REVIEW)
    DEFAULT_CSS = """
    ReviewPlace #change { height: auto; max-height: 50%; padding: 0 1; background: $panel; }
    ReviewPlace #change-text { height: auto; }
    """

    HELP_TEXT = (
        "What changed since the policy was last published, by what it means to readers. What only a person "
        "can tell is undecided: say whether the meaning changes, whether anyone or anything is new, and "
        "whether visitors must be asked again, with a reason that is kept. Marked changes are decided "
        "together. Publishing makes all of it the next revision: the date readers see follows by itself."
    )

    class Asked(Message):
        """The reviewer wants something done about changes: decide, undecide, revert, or see the place."""

        def __init__(self, what: str, changes: Sequence[Assessed]) -> None:
            super().__init__()
            self.what = what
            self.changes = changes

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._changes: ChangeList | None = None
        self._goes_on = False
        self._wanted: FileRef | None = None
        self._shown: Mapping[RowId, ChangeRow | Heading] = {}

    def compose(self) -> ComposeResult:
        """The list above, what is known of the chosen change below."""
        yield ChangeTable(
            Column("state", _("State"), width=13),
            Column("what", _("What changed"), width=30),
            Column("values", _("From → to")),
            cells=self._cells,
            empty_text=_("Reading …"),
            id="changes-table",
        )
        with VerticalScroll(id="change", can_focus=False):
            yield Static("", id="change-text", markup=False)

    @property
    def table(self) -> ChangeTable:
        """The list of changes."""
        return self.query_one(ChangeTable)

    @property
    def changes(self) -> ChangeList | None:
        """What changed; None where nothing was published, or the policy cannot be read."""
        return self._changes

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The list's commands."""
        del focused
        return (Scope.REVIEW, Scope.TABLE)

    def show(self, changes: ChangeList | None) -> None:
        """Show what changed."""
        self._changes = changes
        self._shown = {row.id: row for row in rows_of(changes)} if changes else {}
        self.table.empty_text = self._nothing()
        self.table.set_rows(list(self._shown))
        if self._goes_on:
            self._go_to_undecided()
        self._go_to_wanted()
        if self.row is None:
            self._go_to_first()
        self._show_details()

    def keeps(self, where: Where) -> bool:
        """Stay where changes are reviewed, and go to those of the file as soon as they are known."""
        self._wanted = where.file
        return True

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        rows = (row for row in self._shown.values() if isinstance(row, ChangeRow))
        found = next((row.id for row in rows if row.each.change.file == wanted), None)
        if found is not None:
            self.table.go_to(found)

    def decided(self) -> None:
        """Take every mark away, and go on to what is still undecided as soon as that is known."""
        self.table.set_marks(())
        self._goes_on = True

    def _go_to_undecided(self) -> None:
        self._goes_on = False
        rows = (row for row in self._shown.values() if isinstance(row, ChangeRow))
        left = next((row.id for row in rows if row.each.is_undecided), None)
        if left is not None:
            self.table.go_to(left)

    def _nothing(self) -> str:
        if self._changes is not None:
            return _("Nothing changed since it was published.")
        return _("Nothing has been published yet; p makes the first revision.")

    def entered(self) -> None:
        """Let the keys go to the list, and the cursor stand on a change."""
        if self.row is None:
            self._go_to_first()
        self.screen.set_focus(self.table)

    def _go_to_first(self) -> None:
        first = next((row.id for row in self._shown.values() if isinstance(row, ChangeRow)), None)
        if first is not None:
            self.table.go_to(first)

    def listed(self, row: RowId) -> ChangeRow | Heading:
        """What a row of the list is."""
        return self._shown[row]

    @property
    def row(self) -> ChangeRow | None:
        """The change that the cursor is on."""
        found = self._shown.get(self.table.record) if self.table.record is not None else None
        return found if isinstance(found, ChangeRow) else None

    @property
    def chosen(self) -> list[Assessed]:
        """The marked changes, or those of the group that the cursor is on."""
        marked = [
            row.each for each in self.table.marked_rows if isinstance(row := self._shown[each], ChangeRow)
        ]
        if marked:
            return marked
        return list(self.row.group.changes) if self.row is not None else []

    def unmark(self) -> None:
        """Take every mark away."""
        self.table.set_marks(())

    def action_decide(self) -> None:
        """Say what the marked changes, or this one, mean."""
        self.post_message(self.Asked("decide", self.chosen))

    def action_undecide(self) -> None:
        """Take a decision back."""
        self.post_message(self.Asked("undecide", self.chosen))

    def action_revert(self) -> None:
        """Put back what was published."""
        self.post_message(self.Asked("revert", self.chosen))

    def action_hand_over(self) -> None:
        """Give what differs to others to review, as a branch."""
        self.post_message(self.Asked("hand over", ()))

    def action_publish(self) -> None:
        """Publish what there is."""
        self.post_message(self.Asked("publish", ()))

    @on(ChangeTable.Highlighted)
    def _highlighted(self, event: ChangeTable.Highlighted[RowId]) -> None:
        event.stop()
        self._show_details()

    @on(ChangeTable.Chosen)
    def _chosen_row(self, event: ChangeTable.Chosen[RowId]) -> None:
        event.stop()
        if self.row is not None:
            self.post_message(self.Asked("show", [self.row.each]))

    def _cells(self, row: RowId) -> Sequence[Cell]:
        return cells(self._shown[row], self._changes.sides if self._changes else None)

    def _show_details(self) -> None:
        row, changes = self.row, self._changes
        text = self.query_one("#change-text", Static)
        text.update(
            ""
            if row is None or changes is None
            else joined(*_details(row, changes, self.session), lines=True)
        )


def _details(row: ChangeRow, changes: ChangeList, session: Session | None) -> Sequence[str | Piece]:
    """What is known of a change, in words."""
    from workbench.revisions.readers_words import ReadersWords  # the first paint does without it

    each, change = row.each, row.each.change
    head = f"{sign(change)} {said(told(change, changes.sides))}  "
    pieces: list[str | Piece] = [Piece(head, Tone.STRONG), Piece(change.name, Tone.ACCENT), "\n"]
    old, new = in_words(each, changes.sides)
    if isinstance(change.old, str) and isinstance(change.new, str):
        pieces += [*marked_words(old, new), "\n"]
    elif change.old is not None or change.new is not None:
        pieces += [
            Piece(old, Tone.REMOVED) if change.old is not None else "",
            " → " if change.old and change.new else "",
        ]
        pieces += [Piece(new, Tone.ADDED) if change.new is not None else "", "\n"]
    for inner in change.within:
        pieces += [f"+ {said(told(inner, changes.sides))}", "\n"]
    pieces += verdict(each)
    sentence = ReadersWords.of(changes.sides, changes.sides.new.policy.source_locale).sentence(each)
    if sentence:
        pieces += ["\n", Piece(f"» {sentence}", Tone.EMPHASIS)]
    if session is not None and (behind := stale_in(session, change)):
        told_behind = _("Translations older than this text: {locales}").format(locales=", ".join(behind))
        pieces += ["\n", Piece(told_behind, Tone.WARNING)]
    if len(row.group.changes) > 1:
        together = _("Decided together with {count} others.").format(count=len(row.group.changes) - 1)
        pieces += ["\n", Piece(together, Tone.MUTED)]
    return pieces
