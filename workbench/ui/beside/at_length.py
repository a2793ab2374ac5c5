"""Work that a person waits for and that may take long: in a thread of its own, with progress and an end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, NoReturn, TypeVar

from workbench.ui.beside.own_thread import in_apps_thread
from workbench.ui.dialogs.working import Working

if TYPE_CHECKING:
    from textual.app import App

Done = TypeVar("Done")
Told = Callable[[int], None]
"""Hears how much is done; what it raises ends the work."""

MANY = 150
"""So many files may be changed while a key is answered; with more, whoever waits sees how far it is."""
_TOLD_EVERY = 0.1
"""Seconds between two tellings."""


class Cancelled(Exception):
    """Whoever waited wants it ended."""


def end_if_cancelled(dialog: Working) -> None:
    """Raise Cancelled where whoever waits wants it ended."""
    if dialog.is_cancelled:
        raise Cancelled


def is_wanted(told: Told, done: int) -> bool:
    """Tell how much is done; whether work that is to be left half done is still wanted."""
    try:
        told(done)
    except Cancelled:
        return False
    return True


def at_length(
    app: App[None],
    title: str,
    total: int,
    work: Callable[[Told], Done],
    then: Callable[[Callable[[], Done]], None],
    over: Callable[[], object] = lambda: None,
) -> None:
    """Work while nothing else can be done but to end it.

    `then` is called in the app's thread with what gives the outcome, or raises what the work raised; it is
    not called where the work was ended. `over` is called last, and then too.
    """
    dialog = Working(title, total)
    app.push_screen(dialog)
    Thread(target=_work, args=(app, dialog, work, then, over), daemon=True).start()


def _work(
    app: App[None],
    dialog: Working,
    work: Callable[[Told], Done],
    then: Callable[[Callable[[], Done]], None],
    over: Callable[[], object],
) -> None:
    next_time = 0.0

    def told(done: int) -> None:
        nonlocal next_time
        end_if_cancelled(dialog)
        if (now := monotonic()) >= next_time:
            next_time = now + _TOLD_EVERY
            in_apps_thread(app, partial(dialog.tell, done))

    try:
        found = work(told)
    except Cancelled:
        _end(app, dialog.leave, over)
    except Exception as error:
        _end(app, dialog.leave, partial(then, partial(_raise, error)), over)
    else:
        _end(app, dialog.leave, partial(then, lambda: found), over)


def _end(app: App[None], *acts: Callable[[], object]) -> None:
    """Do what remains, in the app's thread."""
    in_apps_thread(app, lambda: [act() for act in acts])


def _raise(error: Exception) -> NoReturn:
    raise error
