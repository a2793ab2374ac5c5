"""The page beside the work: built and laid out off the key path, never twice at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.formats.layout import POLICY_FILE
from workbench.language import language_spoken
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.session import Session
from workbench.ui.beside.own_thread import in_own_thread

if TYPE_CHECKING:
    from textual.app import App

    from workbench.export.nodes import Document
    from workbench.formats.reading_error import ReadingError
    from workbench.previewing import Material
    from workbench.store.speaking_locales import SaidIn
    from workbench.ui.widgets.spots import Page


@frozen
class Preview:
    """A locale's page, its name, and how its texts stand; `said` is None while there is no policy."""

    locale: LocaleTag
    name: str
    said: SaidIn | None
    page: Page

    @property
    def document(self) -> Document | None:
        """What is read; None where it cannot be."""
        return None if self.said is None or self.said.errors else self.said.standing.document


@frozen
class _Wanted:
    """Which page is to be built."""

    session: Session
    locale: LocaleTag
    width: int


class LivePreview:
    """Builds the page that is wanted last; it is shown in the app's thread."""

    def __init__(self, app: App[None], shown: Callable[[Preview], None]) -> None:
        self._app = app
        self._shown = shown
        self._wanted: _Wanted | None = None
        self._is_running = False
        self._known: tuple[Material, SaidIn] | None = None

    @property
    def is_at_work(self) -> bool:
        """Whether the page that was shown last may not be the one that is wanted."""
        return self._is_running or self._wanted is not None

    def want(self, session: Session, locale: LocaleTag, width: int) -> None:
        """Build a page of this width, with the policy as it is when its turn has come."""
        self._wanted = _Wanted(session, locale, width)
        if not self._is_running:
            self._begin()

    def _begin(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        from workbench.previewing import material  # the first paint does without it

        gathered = material(wanted.session, wanted.locale)
        unreadable = [each for each in wanted.session.errors if each.path == POLICY_FILE]
        self._is_running = True
        in_own_thread(self._app, lambda: self._built(wanted, gathered, unreadable), self._done)

    def _built(self, wanted: _Wanted, gathered: Material | None, unreadable: list[ReadingError]) -> Preview:
        """Build and lay out a page, in a thread of its own."""
        from workbench.locales.phrases import language_name
        from workbench.ui.widgets.page import error_page, page

        said = None if gathered is None else self._said(gathered)
        if said is None or said.errors:
            made = error_page(unreadable if said is None else said.errors, wanted.width)
        else:
            made = page(said.standing.document, wanted.width)
        name = language_name(wanted.locale, LocaleTag(language_spoken()))
        return Preview(wanted.locale, name, said, made)

    def _said(self, gathered: Material) -> SaidIn:
        """What a locale says, built anew only if something that it is made of has changed."""
        from workbench.previewing import said_now

        if self._known is None or not gathered.is_same(self._known[0]):
            self._known = gathered, said_now(gathered)
        return self._known[1]

    def _done(self, preview: Preview) -> None:
        self._is_running = False
        self._shown(preview)
        self._begin()
