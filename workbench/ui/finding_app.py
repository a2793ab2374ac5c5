"""An app in which one finds: words to replace everywhere, and anything by a part of what it is called."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from workbench.language import _
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence
from workbench.ui.live_index import LiveIndex
from workbench.ui.reviewed_app import ReviewedApp
from workbench.ui.screens.place import PlaceView
from workbench.ui.text import notify

if TYPE_CHECKING:
    from workbench.finding import Index, Match
    from workbench.ui.dialogs.go_to import GoTo
    from workbench.ui.replace_desk import ReplaceDesk


class FindingApp(ReviewedApp):
    """Does what is asked about finding."""

    def __init__(self, root: Path, *, why_read_only: Sentence | None = None) -> None:
        super().__init__(root, why_read_only=why_read_only)
        self._indexing = LiveIndex(self, self._indexed)
        self._index: Index | None = None
        self._going: GoTo | None = None

    @cached_property
    def _replace_desk(self) -> ReplaceDesk:
        from workbench.ui.replace_desk import ReplaceDesk  # the first paint does without it

        return ReplaceDesk(self, partial(self.make, stays=True))

    @property
    def is_indexing(self) -> bool:
        """Whether what can be gone to is still being gathered."""
        return self._indexing.is_at_work

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

    def action_go_to(self) -> None:
        """Go to anything by a part of its name, its key or its text."""
        from workbench.finding import Index
        from workbench.ui.dialogs.go_to import GoTo

        session = self.session
        if session is None:
            return
        if session.policy is None:
            notify(self, _("The policy cannot be read; see Problems."), severity="warning")
            return
        self._going = GoTo(session.policy, self._index or Index())
        self.push_screen(self._going, self._gone)
        self._indexing.want(session, at_once=True)

    def _indexed(self, index: Index | None) -> None:
        self._index = index
        if self._going is not None and index is not None:
            self._going.take(index)

    def _gone(self, match: Match | None) -> None:
        self._going = None
        if match is not None:
            self.see(match.place)
