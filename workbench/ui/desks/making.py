"""How those that ask a writer have the answer done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from workbench.formats.edit_refused import EditRefused
from workbench.language import said
from workbench.session import Session
from workbench.steps.planned import Planned, Wanted
from workbench.ui.beside.at_length import MANY
from workbench.ui.text import notify

if TYPE_CHECKING:
    from textual.app import App


class Make(Protocol):
    """Does a step, perhaps beside; `told` is told when it has been done."""

    def __call__(self, wanted: Wanted, /, *, told: str = "") -> None:
        """Do it."""


def have_done(
    app: App[None],
    session: Session,
    planned: Planned,
    make: Callable[[Wanted], None],
    done: Callable[[], None],
) -> None:
    """Have something done: of many files it is worked out where it is done.

    What keeps a few from being done is told; `done` is called where nothing does.
    """
    wanted: Wanted | None = planned
    if planned.size < MANY:
        try:
            wanted = planned.step(session)
        except EditRefused as refused:
            notify(app, said(refused.sentence), severity="error")
            return
    if wanted is not None:
        make(wanted)
        done()
