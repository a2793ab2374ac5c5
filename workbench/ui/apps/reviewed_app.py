"""An app that keeps the place Review true as one edits, and does what is asked about changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from workbench.edits import Place as Where
from workbench.policy.sentence import Sentence
from workbench.ui.apps.previewing_app import PreviewingApp
from workbench.ui.beside.live_review import Changes, LiveReview
from workbench.ui.desks.review_desk import ReviewDesk
from workbench.ui.screens.review import ReviewPlace

if TYPE_CHECKING:
    from workbench.revisions.assessed import ChangeList
    from workbench.session import Session


class ReviewedApp(PreviewingApp):
    """Keeps the list of changes true, and the reviewer's decisions."""

    def __init__(self, root: Path, *, why_read_only: Sentence | None = None) -> None:
        super().__init__(root, why_read_only=why_read_only)
        self.review = ReviewPlace(id="review")
        self._comparing = LiveReview(self, self._compared)
        self._review_desk = ReviewDesk(self, partial(self.make, stays=True))

    def review_soon(self) -> None:
        """Compare again as soon as what is typed rests."""
        if self.session is not None:
            self._comparing.want(self.session)

    @property
    def is_comparing(self) -> bool:
        """Whether the changes shown may not be those that there are now."""
        return self._comparing.is_at_work

    def _compared(self, changes: Changes | None) -> None:
        self.review.show(changes)
        if changes is not None and changes.since_published is not None:
            self.check_published(changes.since_published.sides.old)
        self.session_stands()

    @work(exclusive=True, group="review's work", description="review")
    async def _do(self, what: str, session: Session, found: ChangeList | None) -> None:
        """Do what takes questions and answers; few starts of the app lead there."""
        match what:
            case "hand over" if found is not None:
                from workbench.ui.desks.handing_over import hand_over

                await hand_over(self, session, found)
            case "publish":
                from workbench.ui.desks.publish_desk import PublishDesk

                await PublishDesk(self, session, self.review_soon).publish()
            case "take back":
                from workbench.ui.desks.publish_desk import take_back

                await take_back(self, session, self.review_soon)
            case "compare":
                from workbench.ui.desks.comparing import state_to_compare_with

                state = await state_to_compare_with(self, session)
                if state is not None:
                    self._comparing.old = None if isinstance(state, str) else state
                    self.review_soon()

    @on(ReviewPlace.Asked)
    def _asked_in_review(self, event: ReviewPlace.Asked) -> None:
        session, shown = self.session, self.review.shown
        if session is None:
            return
        match event.what:
            case "decide" if shown is not None:
                self._review_desk.decide(session, event.changes, shown, self.review.decided)
            case "undecide" if event.changes:
                self._review_desk.undecide(event.changes, self.review.unmark)
            case "reword" if shown is not None:
                self._review_desk.reword(session, event.changes, shown)
            case "revert" if shown is not None:
                self._review_desk.revert(session, event.changes, shown, self.review.unmark)
            case "same cookie" if shown is not None:
                self._review_desk.same_cookie(session, event.changes, shown)
            case "show":
                self.see(Where(event.changes[0].change.file))
            case _:
                self._do(event.what, session, self.review.changes)
