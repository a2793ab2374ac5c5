"""Reads the locales beside the work before anything looks at all of them: dozens of them take seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from workbench.policy.kinds import LocaleTag
from workbench.session import Session
from workbench.ui.beside.own_thread import in_apps_thread, in_own_thread

if TYPE_CHECKING:
    from textual.app import App


class ReadingAhead:
    """Hands a session its locales one by one; keys are answered in between."""

    def __init__(self, app: App[None], told: Callable[[], None]) -> None:
        self._app = app
        self._told = told
        self.is_done = False
        """Whether every locale has been read."""

    def begin(self, session: Session) -> None:
        """Read what the session has not read yet, and tell when it has."""
        policy = session.policy
        locales = () if policy is None else tuple(policy.settings.locales)
        in_own_thread(self._app, partial(self._read, session, locales), self._done)

    def _read(self, session: Session, locales: Iterable[LocaleTag]) -> None:
        from workbench.store.open_locales import read_ahead  # the first paint does without it

        for locale in locales:
            if not self._app.is_running:
                return
            ahead = read_ahead(session.project.root, locale)
            if ahead is not None:
                in_apps_thread(self._app, partial(session.take_locale, ahead))

    def _done(self, _nothing: None) -> None:
        self.is_done = True
        self._told()
