"""What changed since it was published, beside the work: found off the key path, once what was typed rests."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from workbench.session import Session
from workbench.ui.after_rest import AfterRest

if TYPE_CHECKING:
    from textual.app import App

    from workbench.changing import Edited
    from workbench.revisions.assessed import ChangeList
    from workbench.revisions.decisions import Decision
    from workbench.revisions.side import Side

_REST = 0.3
"""Seconds without a change after which the changes are found."""

Told = Callable[["ChangeList | None"], None]


class LiveReview:
    """Compares a session with what was published as it changes; what is found is told in the app's thread."""

    def __init__(self, app: App[None], told: Told) -> None:
        self._app = app
        self._told = told
        self._kept: tuple[str, Side] | None = None
        self._session: Session | None = None
        self._rest = AfterRest(app, self._begin)
        self._is_running = False
        self._is_wanted = False

    @property
    def is_at_work(self) -> bool:
        """Whether what was found last may not be true any more."""
        return self._is_running or self._is_wanted

    def want(self, session: Session) -> None:
        """Compare again soon."""
        self._is_wanted = True
        self._session = session
        self._rest.begin(_REST)

    def _begin(self) -> None:
        session = self._session
        if session is None or self._is_running:
            return  # and again when that is done
        from workbench.changing import decisions_of, edited  # the first paint does without

        new = edited(session)
        self._is_running, self._is_wanted = new is not None, False
        if new is None:
            self._told(None)
            return
        decisions = decisions_of(session)
        self._app.run_worker(
            lambda: self._run(session, new, decisions), thread=True, group="review", exit_on_error=True
        )

    def _run(self, session: Session, new: Edited, decisions: Mapping[str, Decision]) -> None:
        """Compare, in a thread of its own."""
        from workbench.revisions.assessed import assess
        from workbench.revisions.changes import Sides

        old, edits = self._old(session), new.side()
        found = None if old is None or edits is None else assess(Sides(old, edits), decisions)
        self._app.call_from_thread(self._done, found)

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

    def _done(self, found: ChangeList | None) -> None:
        self._is_running = False
        self._told(found)
        if self._is_wanted:
            self._begin()
