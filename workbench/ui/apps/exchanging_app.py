"""An app that sends parcels to translators who work elsewhere, and takes in what they bring back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from workbench.policy.kinds import LocaleTag
from workbench.ui.apps.finding_app import FindingApp

if TYPE_CHECKING:
    from workbench.ui.desks.parcel_desk import ParcelDesk


class ExchangingApp(FindingApp):
    """Does what is asked about parcels."""

    @cached_property
    def _parcel_desk(self) -> ParcelDesk:
        from workbench.ui.desks.parcel_desk import ParcelDesk  # the first paint does without it

        return ParcelDesk(self, self.make)

    @property
    def locale_at_hand(self) -> LocaleTag | None:
        """The locale that is being worked on."""
        return self.preview.locale

    def action_send_parcel(self) -> None:
        """Ask what is to be sent, and write it."""
        if self.session is not None:
            self._parcel_desk.send(self.session, self.locale_at_hand)

    def action_take_parcel(self) -> None:
        """Ask for a file that came back, show what it changes, and take it in."""
        if self.session is not None:
            self._parcel_desk.take(self.session)
