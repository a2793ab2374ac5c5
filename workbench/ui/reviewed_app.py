"""An app that keeps the place Review true as one edits, and does what is asked about changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work

from workbench.edits import Place as Where
from workbench.policy.sentence import Sentence
from workbench.ui.live_review import LiveReview
from workbench.ui.previewing_app import PreviewingApp
from workbench.ui.review_desk import ReviewDesk
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

    def _compared(self, changes: ChangeList | None) -> None:
        self.review.show(changes)
        if changes is not None:
            self.check_published(changes.sides.old)
        self.session_stands()

    @work(exclusive=True, group="hand over")
    async def _hand_over(self, session: Session, found: ChangeList) -> None:
        from workbench.ui.handing_over import hand_over  # few starts of the app lead there

        await hand_over(self, session, found)

    @on(ReviewPlace.Asked)
    def _asked_in_review(self, event: ReviewPlace.Asked) -> None:
        session, found = self.session, self.review.changes
        if session is None:
            return
        match event.what:
            case "decide":
                self._review_desk.decide(session, event.changes, self.review.decided)
            case "undecide" if event.changes:
                self._review_desk.undecide(event.changes, self.review.unmark)
            case "revert" if found is not None:
                self._review_desk.revert(session, event.changes, found, self.review.unmark)
            case "hand over" if found is not None:
                self._hand_over(session, found)
            case "publish":
                self._review_desk.publish(session, self.review_soon)
            case "show":
                self.see(Where(event.changes[0].change.file))
