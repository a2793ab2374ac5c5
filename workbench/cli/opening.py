"""Opens the app; without a terminal, says how things stand instead."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from workbench.cli.printing import note, tell
from workbench.cli.workplace import Workplace
from workbench.formats.cycles import without_cycle_collection
from workbench.language import _
from workbench.policy.sentence import Sentence, say
from workbench.store.positions import Position, read_position

_OFTEN = (10_000, 10, 10)
"""When Python looks for garbage: the app runs for hours, and commands for less than a second."""

_SWITCH_INTERVAL = 0.0005
"""Seconds that the keyboard waits at each turn for what works beside it; Python's own 0.005 are felt."""

if TYPE_CHECKING:
    from workbench.ui.running_app import RunningApp


def open_app(workplace: Workplace, *, is_fresh: bool, is_read_only: bool) -> None:
    """Open the app on a project. Raises Refusal where there is none."""
    root = workplace.root
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        from workbench.cli.status_command import read_status

        tell(read_status(workplace).as_text())
        note(_("Run “workbench” in a terminal to open the app."))
        return
    running_app = _app_type()
    position = Position() if is_fresh else read_position(root)
    app = running_app(root, why_read_only=_why(is_read_only), position=position)
    sys.setswitchinterval(_SWITCH_INTERVAL)
    app.run()
    if app.crash is not None:
        note(_("What was not saved is in the journal, and is offered when the workbench opens again."))
        raise app.crash


def _app_type() -> type[RunningApp]:
    """Import the app; what that makes stays, and is never looked through for garbage again.

    Not before a language is spoken: the footer has its words from when the app is imported.
    """
    with without_cycle_collection():
        from workbench.ui.running_app import RunningApp
    gc.freeze()
    gc.set_threshold(*_OFTEN)
    return RunningApp


def _why(is_read_only: bool) -> Sentence | None:
    return say("The app was opened with --read-only.") if is_read_only else None
