"""What changed since it was published, and since another state, beside the work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workbench.policy.frozen import frozen
from workbench.session import Session
from workbench.ui.beside.beside_the_work import BesideTheWork

if TYPE_CHECKING:
    from workbench.changing import Edited
    from workbench.revisions.assessed import ChangeList
    from workbench.revisions.decisions import Decision
    from workbench.revisions.side import Side
    from workbench.store.named_states import NamedState


@frozen(slots=False)
class Changes:
    """What changed since the policy was published, and since the state it is compared with: often the same.

    `old` is what the policy is compared with, None for what was published.
    """

    since_published: ChangeList | None
    shown: ChangeList | None
    old: NamedState | None = None


class LiveReview(BesideTheWork[Changes]):
    """Compares one session with what was published as it changes."""

    old: NamedState | None = None
    """What is compared with; None for what was published."""
    _kept: tuple[str, Side] | None = None

    def gathered(self, session: Session) -> Callable[[], Changes | None] | None:
        """The session as it is now, and what was decided; None while there is no policy."""
        from workbench.changing import decisions_of, edited  # the first paint does without

        new = edited(session)
        if new is None:
            return None
        decisions, old = decisions_of(session), self.old
        return lambda: self._look(session, new, decisions, old)

    def _look(
        self, session: Session, new: Edited, decisions: Mapping[str, Decision], old: NamedState | None
    ) -> Changes | None:
        """Compare; None where there is nothing to compare."""
        from workbench.revisions.assessed import assess
        from workbench.revisions.changes import Sides

        published, edits = self._published(session), new.side()
        if edits is None:
            return None
        since = None if published is None else assess(Sides(published, edits), decisions)
        return Changes(since, since if old is None else assess(Sides(old.side, edits), {}), old)

    def _published(self, session: Session) -> Side | None:
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
