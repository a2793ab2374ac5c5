"""An app in which one finds: words to replace everywhere, and anything by a part of what it is called."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import on

from workbench.policy.kinds import LocaleTag
from workbench.ui.reviewed_app import ReviewedApp
from workbench.ui.screens.place import PlaceView

if TYPE_CHECKING:
    from workbench.ui.replace_desk import ReplaceDesk


class FindingApp(ReviewedApp):
    """Does what is asked about finding."""

    @cached_property
    def _replace_desk(self) -> ReplaceDesk:
        from workbench.ui.replace_desk import ReplaceDesk  # the first paint does without it

        return ReplaceDesk(self, partial(self.make, stays=True))

    def action_replace(self) -> None:
        """Find words in every text, and replace them."""
        self.offer_replace()

    @on(PlaceView.Renamed)
    def _renamed(self, event: PlaceView.Renamed) -> None:
        """Offer to put the new name where the old one still stands."""
        if self.session is not None and self.session.policy is not None:
            from workbench.replacing import stands_in
            from workbench.written_texts import source_texts

            if event.new.strip() and stands_in(source_texts(self.session.policy), event.old.strip()):
                self.offer_replace(event.old.strip(), event.new.strip())

    def offer_replace(self, old: str = "", new: str = "", *, locale: LocaleTag | None = None) -> None:
        """Show where words stand in the source's texts, or in a locale's, and offer to replace them."""
        if self.session is not None:
            self._replace_desk.offer(self.session, old, new, locale=locale)
