"""Looks beside the work for what is typed: never twice at once, and what was typed last has the last word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from textual.css.query import NoMatches

from workbench.ui.beside.after_rest import AfterRest

if TYPE_CHECKING:
    from textual.app import App

Found = TypeVar("Found")
Look = Callable[[], "Found"]


class LatestLook(Generic[Found]):
    """Gathers in the app's thread what to look for, looks in a thread of its own, and tells in the app's."""

    def __init__(
        self,
        app: App[None],
        gather: Callable[[], Look[Found]],
        told: Callable[[Found], None],
        *,
        rest: float,
        group: str,
    ) -> None:
        self._app = app
        self._gather = gather
        self._told = told
        self._seconds = rest
        self._group = group
        self._rest = AfterRest(app, self._begin)
        self._is_running = False
        self._is_wanted = False

    @property
    def is_at_work(self) -> bool:
        """Whether what was told last may not be what is wanted."""
        return self._is_running or self._is_wanted

    def want(self) -> None:
        """Look again once nothing more is typed."""
        self._is_wanted = True
        self._rest.begin(self._seconds)

    def _begin(self) -> None:
        if self._is_running or not self._is_wanted:
            return
        self._is_wanted = False
        try:
            look = self._gather()
        except NoMatches:
            return  # who asked was left, and what was typed is gone with it
        self._is_running = True
        self._app.run_worker(
            lambda: self._app.call_from_thread(self._done, look()),
            thread=True,
            group=self._group,
            exit_on_error=True,
        )

    def _done(self, found: Found) -> None:
        self._is_running = False
        self._told(found)
        if self._is_wanted:
            self._begin()
