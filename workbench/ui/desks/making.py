"""How those that ask a writer have the answer done."""

from __future__ import annotations

from typing import Protocol

from workbench.steps.planned import Wanted


class Make(Protocol):
    """Does a step, perhaps beside; `told` is told when it has been done."""

    def __call__(self, wanted: Wanted, /, *, told: str = "") -> None:
        """Do it."""
