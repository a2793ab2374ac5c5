"""An app in which one finds: words to replace everywhere, anything by a part of its name, the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.widget import AwaitMount

from workbench.edits import Place as Where
from workbench.language import _
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence
from workbench.ui.apps.reviewed_app import ReviewedApp
from workbench.ui.apps.visits import Visit, Visits
from workbench.ui.beside.live_index import LiveIndex
from workbench.ui.rows.problem_rows import ProblemRow
from workbench.ui.rows.review_rows import ChangeRow
from workbench.ui.screens.place import PlaceView
from workbench.ui.text import notify
from workbench.ui.widgets.following import RecordId
from workbench.ui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from workbench.finding.anything import Index, Match
    from workbench.ui.desks.replace_desk import ReplaceDesk
    from workbench.ui.dialogs.go_to import GoTo


class FindingApp(ReviewedApp):
    """Does what is asked about finding."""

    def __init__(self, root: Path, *, why_read_only: Sentence | None = None) -> None:
        super().__init__(root, why_read_only=why_read_only)
        self.visits = Visits()
        self._indexing = LiveIndex(self, self._indexed)
        self._index: Index | None = None
        self._going: GoTo | None = None
        self._stepped: set[object] = set()

    @cached_property
    def _replace_desk(self) -> ReplaceDesk:
        from workbench.ui.desks.replace_desk import ReplaceDesk  # the first paint does without it

        return ReplaceDesk(self, partial(self.make, stays=True))

    @property
    def is_indexing(self) -> bool:
        """Whether what can be gone to is still being gathered."""
        return self._indexing.is_at_work

    def here(self) -> Visit:
        """Where one is now."""
        return Visit("", {})

    def return_to(self, visit: Visit) -> None:
        """Go where one was."""

    def action_replace(self) -> None:
        """Find words in every text, and replace them."""
        self.offer_replace()

    @on(PlaceView.Renamed)
    def _renamed(self, event: PlaceView.Renamed) -> None:
        """Offer to put the new name where the old one still stands."""
        if self.session is not None and self.session.policy is not None:
            from workbench.finding.replacing import stands_in
            from workbench.finding.written_texts import source_words

            if event.new.strip() and stands_in(source_words(self.session.policy), event.old.strip()):
                self.offer_replace(event.old.strip(), event.new.strip())

    def offer_replace(self, old: str = "", new: str = "", *, locale: LocaleTag | None = None) -> None:
        """Show where words stand in the source's texts, or in a locale's, and offer to replace them."""
        if self.session is not None:
            self._replace_desk.offer(self.session, old, new, locale=locale)

    def action_go_to(self) -> None:
        """Go to anything by a part of its name, its key or its text."""
        from workbench.finding.anything import Index
        from workbench.ui.dialogs.go_to import GoTo

        session = self.session
        if session is None:
            return
        if session.policy is None:
            notify(self, _("The policy cannot be read; see Problems."), severity="warning")
            return
        self._going = GoTo(session.policy, self._index or Index())
        self.push_screen(self._going, self._gone)
        self._indexing.want(session, at_once=True)

    def _indexed(self, index: Index | None) -> None:
        self._index = index
        if self._going is not None and index is not None:
            self._going.take(index)

    def _gone(self, match: Match | None) -> None:
        self._going = None
        if match is not None:
            self.see(match.place)

    @contextmanager
    def leaving(self) -> Iterator[None]:
        """Remember where one is, and where one comes to by what is done meanwhile."""
        self.visits.stand(self.here())
        yield
        self.visits.come(self.here())

    def action_go_back(self) -> None:
        """Go back to where one was before."""
        self._return(-1, _("There is nowhere to go back to."))

    def action_go_forward(self) -> None:
        """Go forward again."""
        self._return(1, _("There is nowhere to go forward to."))

    def _return(self, by: int, nowhere: str) -> None:
        if self.session is None:
            return
        self.visits.stand(self.here())
        visit = self.visits.step(by)
        if visit is None:
            notify(self, nowhere)
        else:
            self.return_to(visit)

    async def action_next_problem(self) -> None:
        """Go where the next problem is."""
        await self.made(self.problems)
        self.problems.bring_up_to_date()
        table = self.problems.table
        rows = [row for row in table.rows if isinstance(self.problems.listed(row), ProblemRow)]
        found = self._next_of(table, rows, _("No problem is known."))
        row = self.problems.listed(found) if found is not None else None
        if not isinstance(row, ProblemRow):
            return
        notify(self, row.message, title=f"{row.rule} {row.place}".strip())
        if row.error is not None:
            self.see_error(row.error)
        elif row.where is not None:
            self.go_to_listed(row.where, "problems")

    async def action_next_change(self) -> None:
        """Go where the next change is."""
        await self.made(self.review)
        table = self.review.table
        rows = [row for row in table.rows if isinstance(self.review.listed(row), ChangeRow)]
        found = self._next_of(table, rows, _("No change awaits."))
        row = self.review.listed(found) if found is not None else None
        if isinstance(row, ChangeRow):
            self.go_to_listed(Where(row.each.change.file), "review")

    def go_to_listed(self, where: Where, place: str) -> None:
        """Go to a place in the project; where no place of the app shows it, to the list that has it."""
        if not self.show_place(where):
            self.action_go(place)

    def action_go(self, place: str) -> None:
        """Go to a place of the app."""

    def made(self, place: PlaceView) -> AwaitMount:
        """Make what is in a place where nobody was there yet; there, once awaited."""
        raise NotImplementedError

    def _next_of(self, table: RecordTable[RecordId], rows: Sequence[RecordId], none: str) -> RecordId | None:
        """Put the cursor of a list on the next of some rows, on the first after the last, which is told."""
        if not rows:
            notify(self, none)
            return None
        at = rows.index(table.record) if table.record in rows else -1
        is_first_time = table not in self._stepped
        self._stepped.add(table)
        place = max(at, 0) if is_first_time else at + 1
        if place == len(rows):
            notify(self, _("That was the last; on from the first."))
        row = rows[place % len(rows)]
        table.go_to(row)
        return row
