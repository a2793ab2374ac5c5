"""A question that comes by itself, perhaps while somebody types: no key that is on its way answers it."""

from __future__ import annotations

from functools import cached_property

from textual import events

from workbench.ui.beside.after_rest import AfterRest
from workbench.ui.dialogs.dialog import Answered, Dialog

READING = 0.5
"""Seconds without a key after which the answers are there: what is pressed then is meant for them."""


class Unasked(Dialog[Answered]):
    """Shows its `#answers` as soon as the keys rest, and only then takes one."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Unasked.-unread #answers { visibility: hidden; }
    """

    @cached_property
    def _rest(self) -> AfterRest:
        return AfterRest(self.app, self._can_be_answered)

    @property
    def is_unread(self) -> bool:
        """Whether nobody can have read it yet."""
        return self.has_class("-unread")

    def wait_until_read(self) -> None:
        """Take no answer before the keys rest."""
        if READING:
            self.add_class("-unread")
            self._rest.begin(READING)
        else:
            self.stand()

    def stand(self) -> None:
        """Put the focus on the answer that changes nothing."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing yet that a key asks for."""
        return not self.is_unread and super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Whoever still types has not read it."""
        if self.is_unread:
            event.stop()
            event.prevent_default()
            self._rest.begin(READING)

    def _can_be_answered(self) -> None:
        self.remove_class("-unread")
        if self.is_attached:
            self.stand()
