"""What changed since it was published, beside the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workbench.session import Session
from workbench.ui.beside_the_work import BesideTheWork

if TYPE_CHECKING:
    from workbench.changing import Edited
    from workbench.revisions.assessed import ChangeList
    from workbench.revisions.decisions import Decision
    from workbench.revisions.side import Side


class LiveReview(BesideTheWork["ChangeList"]):
    """Compares one session with what was published as it changes."""

    _kept: tuple[str, Side] | None = None

    def gathered(self, session: Session) -> Callable[[], ChangeList | None] | None:
        """The session as it is now, and what was decided; None while there is no policy."""
        from workbench.changing import decisions_of, edited  # the first paint does without

        new = edited(session)
        if new is None:
            return None
        decisions = decisions_of(session)
        return lambda: self._look(session, new, decisions)

    def _look(self, session: Session, new: Edited, decisions: Mapping[str, Decision]) -> ChangeList | None:
        """Compare; None where nothing was published."""
        from workbench.revisions.assessed import assess
        from workbench.revisions.changes import Sides

        old, edits = self._old(session), new.side()
        return None if old is None or edits is None else assess(Sides(old, edits), decisions)

    def _old(self, session: Session) -> Side | None:
        """What was published last; None where nothing was, or what was cannot be read."""
        from workbench.store.kept_states import StateUnreadable, kept_state

        newest = session.project.newest
        if newest is None:
            return None
        if self._kept is None or self._kept[0] != newest.name:
            try:
                self._kept = (newest.name, kept_state(session.project.root, newest))
            except StateUnreadable:
                return None  # Problems tells that, as RV003
        return self._kept[1]
