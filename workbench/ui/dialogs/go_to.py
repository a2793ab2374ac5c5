"""Go to anything: a part of a name, a key or a text in any locale is typed, and Enter goes there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from workbench.finding.anything import Index, Match, search
from workbench.language import _, _n
from workbench.policy.model import Policy
from workbench.ui.beside.latest_look import LatestLook
from workbench.ui.dialogs.dialog import Dialog
from workbench.ui.rows.match_rows import cells
from workbench.ui.text import Piece, Tone, joined, plain
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable

_Found = tuple[str, Sequence[Match]]
"""What was typed, and what was found for it."""
_REST = 0.05
_MOST = 100


class MatchTable(RecordTable[int]):
    """What was found, the likeliest first, by its number."""


class GoTo(Dialog[Match]):
    """Shows what is meant while it is typed; Escape stays where one is."""

    DEFAULT_CSS = """
    GoTo > Vertical { width: 120; height: 90%; }
    GoTo SafeInput { padding: 0 1; margin: 0 0 1 0; }
    GoTo MatchTable { height: 1fr; }
    GoTo #told { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "table('move(-1)')", "Up", show=False, priority=True),
        Binding("down", "table('move(1)')", "Down", show=False, priority=True),
        Binding("pageup", "table('page(-1)')", "Page up", show=False, priority=True),
        Binding("pagedown", "table('page(1)')", "Page down", show=False, priority=True),
    ]

    def __init__(self, policy: Policy, index: Index) -> None:
        super().__init__()
        self._policy = policy
        self._index = index
        self._field = SafeInput(placeholder=_("Part of a name, a key or a text, in any locale"), compact=True)
        self._table = MatchTable(
            Column("kind", "", width=16),
            Column("name", _("Name"), width=30),
            Column("words", _("Text")),
            cells=self._cells,
            markable=False,
        )
        self._told = Static("", id="told", markup=False)
        self._matches: Sequence[Match] = ()
        self._typed = ""

    @cached_property
    def _look(self) -> LatestLook[_Found]:
        return LatestLook(self.app, self._gathered, self._show, rest=_REST, group="go to")

    def compose(self) -> ComposeResult:
        """What is typed, what that may mean, how much is still being read."""
        with Vertical():
            yield self._field
            yield self._table
            yield self._told

    def on_mount(self) -> None:
        """Stand where one types."""
        self._field.focus()
        self._tell()

    @property
    def matches(self) -> Sequence[Match]:
        """What was found."""
        return self._matches

    @property
    def is_at_work(self) -> bool:
        """Whether what is shown may not be all that is meant by what is typed."""
        return self._look.is_at_work

    def take(self, index: Index) -> None:
        """Look through more than was known so far."""
        self._index = index
        if self.is_attached:
            self._want()

    @on(Input.Changed)
    def _want(self) -> None:
        self._look.want()

    def _gathered(self) -> Callable[[], _Found]:
        """Look for what is typed now."""
        typed, index = self._field.value, self._index
        return lambda: (typed, search(index, typed, _MOST))

    def _show(self, found_for: _Found) -> None:
        if not self.is_attached:
            return
        typed, found = found_for
        table = self._table
        is_other = typed != self._typed
        self._typed, self._matches = typed, found
        table.set_rows(range(len(found)))
        if is_other:
            table.action_first()
        table.empty_text = _("Nothing like that is found.") if typed.strip() else ""
        table.refresh()
        self._tell()

    def _tell(self) -> None:
        pieces = []
        if self._matches:
            many = _("{count} or more found").format(count=_MOST)
            few = _n("{count} found", "{count} found", len(self._matches))
            pieces.append(Piece(many if len(self._matches) >= _MOST else few, Tone.MUTED))
        if not self._index.shelves:
            pieces.append(Piece(_("  reading …"), Tone.MUTED))
        elif left := self._index.locales_left:
            told = _n("  {count} locale is still being read", "  {count} locales are still being read", left)
            pieces.append(Piece(told, Tone.MUTED))
        self._told.update(joined(*pieces) if pieces else plain(""))

    @on(Input.Submitted)
    @on(MatchTable.Chosen)
    async def _go(self) -> None:
        """Go to what the cursor is on; what was typed last is looked for first."""
        if self._typed != self._field.value:
            self._show(self._gathered()())
        row = self._table.record
        if row is not None and row < len(self._matches):
            self.dismiss(self._matches[row])

    async def action_table(self, action: str) -> None:
        """Move in the list while the keys go to what is typed."""
        await self._table.run_action(action)

    def _cells(self, row: int) -> Sequence[Cell]:
        return cells(self._matches[row], self._typed, self._policy)
