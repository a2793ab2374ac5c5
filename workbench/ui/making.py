"""How those that ask a writer have the answer done."""

from __future__ import annotations

from typing import Protocol

from workbench.edits import Step


class Make(Protocol):
    """Does a step, perhaps beside; `told` is told when it has been done."""

    def __call__(self, step: Step, /, *, told: str = "") -> None:
        """Do a step."""
