"""Looks in threads of their own that leaving does not wait for.

Python ends only when the threads of its executors have, and Textual's workers are among them; a first look at
thousands of cookies takes seconds. What is begun here only reads, and may be cut off anywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from threading import Thread
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from textual.app import App

Found = TypeVar("Found")


def in_own_thread(app: App[None], look: Callable[[], Found], told: Callable[[Found], None]) -> None:
    """Look, then tell in the app's thread what was found; an error is one of the app's."""
    Thread(target=copy_context().run, args=(_look, app, look, told), daemon=True).start()


def in_apps_thread(app: App[None], act: Callable[[], object]) -> None:
    """Do something in the app's thread when its turn comes; nothing, where the app was left meanwhile."""
    with suppress(RuntimeError):  # the loop ends while it is asked
        if app.is_running:
            app.call_from_thread(app.call_next, partial(_unless_left, app, act))


def _unless_left(app: App[None], act: Callable[[], object]) -> object:
    """Do something, unless the app was left before its turn came: then its places are gone."""
    return act() if app.is_running else None


def _look(app: App[None], look: Callable[[], Found], told: Callable[[Found], None]) -> None:
    try:
        found = look()
    except Exception as error:
        in_apps_thread(app, partial(_raise, error))
    else:
        in_apps_thread(app, partial(told, found))


def _raise(error: Exception) -> NoReturn:
    raise error
