"""The checks beside the work: they run off the key path, once what was typed has rested for a moment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.session import Session
from workbench.ui.after_rest import AfterRest

if TYPE_CHECKING:
    from textual.app import App

    from workbench.checking import Checking, Surroundings
    from workbench.checks.reference import Reference
    from workbench.checks.runner import Report
    from workbench.store.dictionaries import Dictionaries
    from workbench.store.reference import ReferenceFound

_REST = 0.2
"""Seconds without a change after which the checks run."""

Told = Callable[["Report | None"], None]


class LiveChecks:
    """Checks one session as it changes, never twice at once; what is found is told in the app's thread."""

    def __init__(self, app: App[None], told: Told) -> None:
        self._app = app
        self._told = told
        self._checking: Checking | None = None
        self._reference: ReferenceFound | None = None
        self._dictionaries: Dictionaries | None = None
        self._session: Session | None = None
        self._rest = AfterRest(app, self._begin)
        self._is_running = False
        self._is_wanted = False

    @property
    def is_at_work(self) -> bool:
        """Whether what was found last may not be true any more."""
        return self._is_running or self._is_wanted

    @property
    def reference(self) -> Reference | None:
        """The user's table of cookies, once it has been read."""
        return self._reference.reference if self._reference else None

    def want(self, session: Session) -> None:
        """Check again soon."""
        self._is_wanted = True
        self._session = session
        self._rest.begin(_REST)

    def _begin(self) -> None:
        session = self._session
        if session is None or self._is_running:
            return  # and again when that is done
        from workbench.checking import surroundings  # the rules are many; the first paint does without

        around = surroundings(session)
        self._is_running, self._is_wanted = around is not None, False
        if around is None:
            self._told(None)
            return
        self._app.run_worker(lambda: self._run(around), thread=True, group="checks", exit_on_error=True)

    def _run(self, around: Surroundings) -> None:
        """Look at everything, in a thread of its own."""
        from workbench.checking import Checking
        from workbench.store.dictionaries import Dictionaries, installed
        from workbench.store.reference import reference_of
        from workbench.store.settings import read_settings

        self._checking = self._checking or Checking()
        if self._reference is None:
            settings = read_settings()
            self._reference = reference_of(settings)
            self._dictionaries = Dictionaries(installed()) if settings.is_spelling_checked else None
        around = replace(around, reference=self._reference.reference, dictionaries=self._dictionaries)
        report = self._checking.check(around)
        if self._dictionaries is not None and self._dictionaries.has_unjudged:
            self._app.call_from_thread(self._told, report)
            report = self._checking.check_spelling(around) or report
            self._dictionaries.save()
        self._app.call_from_thread(self._done, report)

    def _done(self, report: Report) -> None:
        self._is_running = False
        self._told(report)
        if self._is_wanted:
            self._begin()
