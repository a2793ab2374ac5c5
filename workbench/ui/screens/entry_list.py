"""The list of entries: filtered as one types, stepped through by what is left to do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from workbench.filtering import Filter
from workbench.language import _
from workbench.policy.entries import Key
from workbench.ui.rows.entry_problems import EntryProblems
from workbench.ui.rows.entry_rows import VOCABULARY, EntryRows, columns
from workbench.ui.text import notify
from workbench.ui.widgets.filter_line import FilterLine
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.record_line import Cell
from workbench.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from workbench.worklist import Worklist

NONE_LEFT: Mapping[str, str] = {
    "any": "There is no other entry.",
    "unfinished": "No other entry is unfinished.",
    "untranslated": "No other entry is untranslated.",
    "stale": "No other entry is stale or needs work.",
    "problem": "No other entry has a problem.",
}
"""What is told where there is nothing to step to: English message ids."""


class EntryTable(RecordTable[Key]):
    """The entries."""


class EntryList(Vertical):
    """Shows the entries of a worklist; where one goes is told."""

    class Moved(Message):
        """Another entry is chosen, or none any more."""

    class Opened(Message):
        """The chosen entry is to be worked on."""

    def __init__(self, problems: EntryProblems, *, id: str) -> None:
        super().__init__(id=id)
        self._problems = problems
        self._rows: EntryRows | None = None
        self._filter = Filter()
        self._filter_line = FilterLine(
            VOCABULARY, _("Filter: words, state:stale key:cookie.* problem -approved")
        )

    def compose(self) -> ComposeResult:
        """The filter, how many pass, the entries."""
        yield self._filter_line
        yield EntryTable(*columns(), cells=self._cells, id="entries")

    @property
    def table(self) -> EntryTable:
        """The table."""
        return self.query_one(EntryTable)

    @property
    def field(self) -> SafeInput:
        """Where the filter is typed."""
        return self._filter_line.field

    @property
    def key(self) -> Key | None:
        """The chosen entry."""
        return self.table.record

    @property
    def chosen(self) -> Sequence[Key]:
        """The marked entries, or the chosen one."""
        return self.table.marked_rows or ([self.key] if self.key is not None else [])

    def open(self, work: Worklist | None) -> None:
        """Show a worklist."""
        self.table.set_marks(())
        self._rows = None if work is None else EntryRows(work, self._is_wrong, lambda: self.table.marks)
        self._refresh()

    def update(self, changed: Collection[Key] | None) -> None:
        """Show what has changed; None for everything."""
        if self._rows is None:
            return
        self._rows.forget(changed)
        if changed is None or self._filter.terms:
            self._refresh(kept=self.key)
        self.table.refresh_records(changed or ())

    def refresh_problems(self) -> None:
        """Show which entries have problems now."""
        self.table.refresh()

    def go_to(self, key: Key) -> bool:
        """Choose an entry, whatever the filter; False where there is none of this key."""
        if self._rows is None or key not in self._rows.work:
            return False
        if not self.table.go_to(key):
            self.put_filter("")
            self.table.go_to(key)
        return True

    def put_filter(self, query: str) -> None:
        """Show only what passes."""
        self._filter_by(self._filter_line.put(query))

    def step(self, what: str, distance: int) -> bool:
        """Choose the next entry that passes the filter and is something, round the end; False without any."""
        found = self._next(what, distance)
        if found is None:
            notify(self.app, _(NONE_LEFT[what]))
            return False
        key, is_round = found
        self.table.go_to(key)
        if is_round:
            notify(
                self.app, _("Began again at the top.") if distance > 0 else _("Began again at the bottom.")
            )
        return True

    def _next(self, what: str, distance: int) -> tuple[Key, bool] | None:
        rows, here = self._rows, self.key
        if rows is None or here is None:
            return None
        keys, is_meant = rows.work.keys, self._meant(what)
        at = keys.index(here)
        for step in range(1, len(keys)):
            place = at + step * distance
            key = keys[place % len(keys)]
            if key in rows.hits and is_meant(key):
                return key, not 0 <= place < len(keys)
        return None

    def _meant(self, what: str) -> Callable[[Key], bool]:
        from workbench.locales.catalog import State  # the first paint does without it

        work = self._shown.work
        match what:
            case "unfinished":
                return lambda key: work.state(key) is not State.TRANSLATED
            case "untranslated":
                return lambda key: work.state(key) is State.UNTRANSLATED
            case "stale":
                return lambda key: work.state(key) is State.STALE
            case "problem":
                return self._problems.standing(work.locale).__contains__
            case _:
                return lambda _key: True

    @property
    def _shown(self) -> EntryRows:
        if self._rows is None:
            raise LookupError("no locale is open")
        return self._rows

    def _is_wrong(self, key: Key) -> bool:
        return key in self._problems.standing(self._shown.work.locale)

    def _cells(self, key: Key) -> Sequence[Cell]:
        return self._shown.cells(key)

    @on(EntryTable.Highlighted)
    def _highlighted(self, event: EntryTable.Highlighted[Key]) -> None:
        event.stop()
        self.post_message(self.Moved())

    @on(EntryTable.Chosen)
    def _chosen(self, event: EntryTable.Chosen[Key]) -> None:
        event.stop()
        self.post_message(self.Opened())

    @on(EntryTable.MarksChanged)
    def _marks_changed(self, event: EntryTable.MarksChanged[Key]) -> None:
        event.stop()
        self._show_count()

    @on(FilterLine.Changed)
    def _filter_changed(self, event: FilterLine.Changed) -> None:
        event.stop()
        self._filter_by(event.filter)

    @on(FilterLine.Finished)
    def _filter_finished(self, event: FilterLine.Finished) -> None:
        event.stop()
        self.screen.set_focus(self.table)

    def _filter_by(self, wanted: Filter | None) -> None:
        """Show what passes; a filter that cannot be read leaves the list."""
        if wanted is not None:
            self._filter = wanted
            self._refresh()

    def _refresh(self, kept: Key | None = None) -> None:
        rows = self._rows
        shown = () if rows is None else rows.passing(self._filter, kept)
        self.table.empty_text = (
            _("No entry passes the filter; Escape clears it.") if rows is not None and rows.work.keys else ""
        )
        if shown is not self.table.rows:
            self.table.set_rows(shown)
        if rows is not None and self.key not in rows.hits and rows.hits:
            self.table.go_to(next(key for key in shown if key in rows.hits))
        self._show_count()

    def _show_count(self) -> None:
        rows = self._rows
        passing, total = (0, 0) if rows is None else (len(rows.hits), len(rows.work.keys))
        self._filter_line.tell_count(passing, total, len(self.table.marks))
