"""What is found out beside the work: off the key path, never twice at once, once what was typed rests."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from workbench.session import Session
from workbench.ui.beside.after_rest import AfterRest
from workbench.ui.beside.own_thread import in_apps_thread, in_own_thread

if TYPE_CHECKING:
    from textual.app import App

REST = 0.2
"""Seconds without a change after which one looks."""

Found = TypeVar("Found")


class BesideTheWork(ABC, Generic[Found]):
    """Looks at one session as it changes; what is found is told in the app's thread, None without any."""

    def __init__(self, app: App[None], told: Callable[[Found | None], None]) -> None:
        self._app = app
        self._told = told
        self._session: Session | None = None
        self._rest = AfterRest(app, self._begin)
        self._is_running = False
        self._is_wanted = False

    @abstractmethod
    def gathered(self, session: Session) -> Callable[[], Found | None] | None:
        """Gather what is looked at, in the app's thread; what is returned looks, in a thread of its own."""

    @property
    def is_at_work(self) -> bool:
        """Whether what was found last may not be true any more."""
        return self._is_running or self._is_wanted

    def want(self, session: Session, *, at_once: bool = False) -> None:
        """Look again soon, or as soon as this can be."""
        self._is_wanted = True
        self._session = session
        self._rest.begin(0 if at_once else REST)

    def tell_meanwhile(self, found: Found | None) -> None:
        """Tell what is known so far, from the thread that looks."""
        in_apps_thread(self._app, partial(self._told, found))

    def _begin(self) -> None:
        session = self._session
        if session is None or self._is_running:
            return  # and again when that is done
        look = self.gathered(session)
        self._is_running, self._is_wanted = look is not None, False
        if look is None:
            self._told(None)
            return
        in_own_thread(self._app, look, self._done)

    def _done(self, found: Found | None) -> None:
        self._is_running = False
        self._told(found)
        if self._is_wanted:
            self._begin()
