"""The places that were visited, to go back and forward among them as a browser does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from workbench.policy.frozen import frozen

if TYPE_CHECKING:
    from textual.widget import Widget

MOST = 100
"""So many visits are remembered; the oldest are forgotten."""


@frozen
class Visit:
    """A place of the app, what it keeps of where one was in it, and the pane that the keys went to."""

    place: str
    kept: Mapping[str, str]
    pane: Widget | None = field(default=None, compare=False)


class Visits:
    """Where one was, is, and has come back from."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._at = -1

    def stand(self, here: Visit) -> None:
        """Remember where one is now as this visit, before one leaves or looks back."""
        if self._at < 0:
            self._visits, self._at = [here], 0
        self._visits[self._at] = here

    def come(self, here: Visit) -> None:
        """Remember where one has come to; what one had come back from is forgotten."""
        if self._at >= 0 and self._visits[self._at] == here:
            self._visits[self._at] = here
            return
        self._visits = [*self._visits[: self._at + 1], here][-MOST:]
        self._at = len(self._visits) - 1

    def step(self, by: int) -> Visit | None:
        """Go to the visit before, or after; None where there is none."""
        if not 0 <= self._at + by < len(self._visits):
            return None
        self._at += by
        return self._visits[self._at]
