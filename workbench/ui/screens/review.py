"""The place Review: what changed since it was published, what it means, and publishing it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from workbench.edits import Place as Where
from workbench.formats.layout import FileRef
from workbench.language import _, said
from workbench.revisions.telling import counted
from workbench.session import Session
from workbench.ui.beside.live_review import Changes
from workbench.ui.commands import Command, Scope, commands_in
from workbench.ui.keys.bindings import bindings
from workbench.ui.rows.review_rows import ChangeRow, Heading, RowId, cells, rows_of
from workbench.ui.screens.place import PlaceView
from workbench.ui.text import Piece, Tone, joined, notify
from workbench.ui.widgets.change_view import LEAST_WIDTH, ChangeView
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from workbench.revisions.assessed import Assessed, ChangeList


_ABOUT_PUBLISHED = frozenset({"review.decide", "review.undecide", "review.reword"})


class ChangeTable(RecordTable[RowId]):
    """The changes, and the headings of their levels."""


class ReviewPlace(PlaceView):
    """The list of changes, and what is known of the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.REVIEW)
    DEFAULT_CSS = """
    ReviewPlace #compared { height: 1; padding: 0 1; background: $panel; }
    """

    HELP_TEXT = (
        "What changed since the policy was last published, by what it means to readers. What only a person "
        "can tell is undecided: say whether the meaning changes, whether anyone or anything is new, and "
        "whether visitors must be asked again, with a reason that is kept. Marked changes are decided "
        "together. Publishing makes all of it the next revision: the date readers see follows by itself. "
        "Compared with another state, changes are shown and put back, but not decided."
    )

    SCOPES = frozenset({Scope.REVIEW})

    class Asked(Message):
        """The reviewer wants something done: about changes, or with all there is."""

        def __init__(self, what: str, changes: Sequence[Assessed]) -> None:
            super().__init__()
            self.what = what
            self.changes = changes

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._found: Changes | None = None
        self._row_told: RowId | None = None
        self._is_beside = True
        self._goes_on = False
        self._wanted: FileRef | None = None
        self._shown: Mapping[RowId, ChangeRow | Heading] = {}

    def compose(self) -> ComposeResult:
        """What is compared, the list, and what is known of the chosen change below."""
        yield Static("", id="compared", markup=False)
        yield ChangeTable(
            Column("state", _("State"), width=13),
            Column("what", _("What changed"), width=30),
            Column("values", _("From → to")),
            cells=self._cells,
            empty_text=_("Reading …"),
            id="changes-table",
        )
        yield ChangeView(id="change")

    @property
    def table(self) -> ChangeTable:
        """The list of changes."""
        return self.query_one(ChangeTable)

    @property
    def changes(self) -> ChangeList | None:
        """What changed since it was published; None where nothing was, or the policy cannot be read."""
        return self._found.since_published if self._found else None

    @property
    def shown(self) -> ChangeList | None:
        """What is shown: what changed since the state that is compared with."""
        return self._found.shown if self._found else None

    @property
    def is_about_published(self) -> bool:
        """Whether what was published is what is compared with."""
        return self._found is None or self._found.old is None

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The list's commands."""
        del focused
        return (Scope.REVIEW, Scope.TABLE)

    def why_not(self, command: Command) -> str | None:
        """Decisions are about what was published, and about nothing else."""
        if command.id in _ABOUT_PUBLISHED and not self.is_about_published:
            return _("this is compared with another state; c goes back to what was published")
        return None

    def show(self, found: Changes | None) -> None:
        """Show what changed."""
        self._found = found
        if self.is_made:
            self._list()

    def begin(self, session: Session) -> None:
        """Show what changed, as far as that is known by now."""
        super().begin(session)
        if self._found is not None:
            self._list()

    def _list(self) -> None:
        changes = self.shown
        self._shown = {row.id: row for row in rows_of(changes)} if changes else {}
        self.query_one("#compared", Static).update(self._compared())
        self.table.empty_text = self._nothing()
        self.table.set_rows(list(self._shown))
        if self._goes_on:
            self._go_to_undecided()
        self._go_to_wanted()
        if self.row is None:
            self._go_to_first()
        self._show_details()

    def kept_here(self) -> Mapping[str, str]:
        """Whether texts are side by side."""
        return {"beside": "yes" if self._is_beside else "no"}

    def put_at(self, kept: Mapping[str, str]) -> None:
        """Show texts as last time."""
        self._is_beside = kept.get("beside") != "no"

    def _compared(self) -> Content:
        """Say what is compared with what, and how much is to be decided."""
        changes = self.shown
        if changes is None or self._found is None:
            return joined("")
        old = self._found.old
        newest = self.session.project.newest if self.session is not None else None
        name = old.name if old is not None else newest.name if newest is not None else "?"
        levels = ", ".join(map(said, counted(changes.counts))) or _("nothing changed")
        what = _("{name} → now") if old is not None else _("published {name} → now")
        return joined(
            Piece(what.format(name=name), Tone.STRONG if old is None else Tone.WARNING), f"   {levels}"
        )

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
        if not self.is_about_published:
            return _("Nothing differs; c compares with another state.")
        if self.changes is not None:
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

    def _ask(self, command: str, what: str, changes: Sequence[Assessed] = ()) -> None:
        """Ask for something, unless it cannot be done now, which is told."""
        found = next(each for each in commands_in(Scope.REVIEW) if each.id == f"review.{command}")
        why_not = self.why_not(found)
        if why_not is not None:
            notify(self.app, why_not, title=_(found.title), severity="warning")
            return
        self.post_message(self.Asked(what, changes))

    def action_decide(self) -> None:
        """Say what the marked changes, or this one, mean."""
        self._ask("decide", "decide", self.chosen)

    def action_undecide(self) -> None:
        """Take a decision back."""
        self._ask("undecide", "undecide", self.chosen)

    def action_reword(self) -> None:
        """Write what readers are told of this change and those decided with it."""
        self._ask("reword", "reword", self.row.group.changes if self.row is not None else ())

    def action_revert(self) -> None:
        """Put back what is compared with."""
        self._ask("revert", "revert", self.chosen)

    def action_same_cookie(self) -> None:
        """Let two cookies that look alike be one."""
        self._ask("same", "same cookie", [self.row.each] if self.row is not None else ())

    def action_compare(self) -> None:
        """Compare with another state."""
        self._ask("compare", "compare")

    def action_hand_over(self) -> None:
        """Give what differs to others to review, as a branch."""
        self._ask("hand_over", "hand over")

    def action_publish(self) -> None:
        """Publish what there is."""
        self._ask("publish", "publish")

    def action_take_back(self) -> None:
        """Take the newest revision back."""
        self._ask("take_back", "take back")

    def action_step(self, by: int) -> None:
        """Go to the next change, or the one before; past the end one begins again, which is told."""
        rows = list(self._shown)
        changes = [number for number, row in enumerate(rows) if isinstance(self._shown[row], ChangeRow)]
        if not changes:
            return
        at = rows.index(self.table.record) if self.table.record is not None else -1
        beyond = [each for each in changes if (each > at if by > 0 else each < at)]
        if not beyond:
            notify(self.app, _("From the top again.") if by > 0 else _("From the bottom again."))
        self.table.go_to(rows[(beyond or changes)[0 if by > 0 else -1]])

    def action_read_on(self, pages: int) -> None:
        """Scroll the text below."""
        self.query_one(ChangeView).read_on(pages)

    def action_toggle_view(self) -> None:
        """Show two texts side by side, where there is room, or as one."""
        self._is_beside = not self._is_beside
        if self._is_beside and self.query_one(ChangeView).text_width < LEAST_WIDTH:
            told = _("Texts stand side by side as soon as the window is {count} columns wide.")
            notify(self.app, told.format(count=LEAST_WIDTH + 6))
        self._show_details()

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
        return cells(self._shown[row], self.shown.sides if self.shown else None)

    def _show_details(self) -> None:
        row = self.row
        is_another = row is None or row.id != self._row_told
        self._row_told = row.id if row is not None else None
        self.query_one(ChangeView).show(self._details, is_another=is_another)

    def _details(self, width: int) -> Sequence[Piece]:
        """What is known of the change that the cursor is on, in a width."""
        row, changes, session = self.row, self.shown, self.session
        if row is None or changes is None or session is None or session.policy is None:
            return ()
        from workbench.ui.rows.change_details import details  # the first paint does without it

        catalogs = session.locales.catalogs(session.policy.settings.locales)
        return details(row, changes, catalogs, width, beside=self._is_beside)
