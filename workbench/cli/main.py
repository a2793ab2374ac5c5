"""The command `workbench`: finds the command that was asked for, and answers for how it ends."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from typing import NoReturn

_SELDOM = 200_000
"""New objects between two looks for garbage: a command makes much that stays, and is soon over."""


def main() -> None:
    """Run the command line and exit with its status; nobody ever sees a traceback."""
    if sys.argv[1:] == ["--version"]:
        from workbench import __version__

        print(f"workbench {__version__}")  # before anything is imported: scripts ask this often
        return
    gc.set_threshold(_SELDOM)
    from workbench.cli.running import run

    _end(run(sys.argv[1:]))


def _end(status: int) -> NoReturn:
    """End at once: Python would first give back, thing by thing, what the system takes back as a whole."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # nobody reads, or there is none
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    main()
