"""The place Preview: the policy as a reader sees it, in any of its locales."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget

from workbench.edits import Place as Where
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reading_error import ReadingError
from workbench.language import _
from workbench.policy.kinds import CookieId, LocaleTag
from workbench.session import Changed, Session
from workbench.ui.beside.live_preview import LivePreview, Preview
from workbench.ui.commands import BY_ID, Command, Scope
from workbench.ui.dialogs.pick import Pick
from workbench.ui.keys.bindings import bindings
from workbench.ui.screens.place import PlaceView, opened
from workbench.ui.screens.preview_reasons import Read, why_not
from workbench.ui.text import notify
from workbench.ui.widgets.standing_line import StandingLine

if TYPE_CHECKING:
    from workbench.export.nodes import Document
    from workbench.ui.widgets.document_view import DocumentView
    from workbench.ui.widgets.spots import Spot


class PreviewPlace(PlaceView):
    """The page of one locale; built only while it is looked at."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PREVIEW)
    HELP_TEXT = (
        "The policy as a reader sees it, in any of its locales, following every edit. A text that is not "
        "translated stands in the source language with that language's mark before it, as in the exports; a "
        "translation older than its source has a note behind it; n goes to the next of these. The text at "
        "hand is marked at its left; Enter goes where it is written, F7 comes back. What is written from "
        "right to left is shown in the order in which it is typed."
    )

    SCOPES = frozenset({Scope.PREVIEW})

    class TextAsked(Message):
        """The reader wants to go where a text is written, or to open its file in an editor."""

        def __init__(self, where: Where, *, in_editor: bool) -> None:
            super().__init__()
            self.where = where
            self.in_editor = in_editor

    class ErrorAsked(Message):
        """The reader wants to go where a file cannot be read."""

        def __init__(self, error: ReadingError) -> None:
            super().__init__()
            self.error = error

    class BrowserAsked(Message):
        """The reader wants to see a document in a browser."""

        def __init__(self, document: Document) -> None:
            super().__init__()
            self.document = document

    class ExportAsked(Message):
        """The reader wants to write the policy to files; `locale` is the one that is read."""

        def __init__(self, locale: LocaleTag) -> None:
            super().__init__()
            self.locale = locale

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._live: LivePreview | None = None
        self._locale: LocaleTag | None = None
        self._preview: Preview | None = None
        self._cookie_seen: CookieId | None = None
        self._sought_cookie: CookieId | None = None
        self._sought_spot: str | None = None

    def compose(self) -> ComposeResult:
        """How the texts stand; the page comes when it is first looked at."""
        yield StandingLine(id="standing")

    @property
    def view(self) -> DocumentView | None:
        """The page, once it has been looked at."""
        from workbench.ui.widgets.document_view import DocumentView

        return self.query_one_optional(DocumentView)

    @property
    def spot(self) -> Spot | None:
        """The part of the page at hand."""
        return self.view.spot if self.view is not None else None

    @property
    def locales(self) -> Sequence[LocaleTag]:
        """Every locale that can be read, the source first."""
        policy = self.session.policy if self.session is not None else None
        return (policy.source_locale, *policy.settings.locales) if policy is not None else ()

    @property
    def locale(self) -> LocaleTag:
        """The locale that is read; the source where the policy does not have the one that was."""
        if self._locale is not None and self._locale in self.locales:
            return self._locale
        return self.locales[0] if self.locales else LocaleTag("")

    @property
    def is_at_work(self) -> bool:
        """Whether another page than the one that is seen is on its way."""
        return self._live is not None and self._live.is_at_work

    @property
    def is_awaited(self) -> bool:
        """Whether the place on the page that keys are about is still to be shown."""
        is_unseen = self._preview is None or (self._sought_cookie is not None and self.is_at_work)
        return self.is_in_front and self.session is not None and is_unseen

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The place's commands, and those of the page."""
        del focused
        return (Scope.PREVIEW, Scope.PAGE)

    def open_session(self, session: Session, kept: Mapping[str, str]) -> None:
        """Know the locale that was read last; parcels are proposed for it."""
        self._locale = LocaleTag(kept["locale"]) if kept.get("locale") else None
        super().open_session(session, kept)

    def begin(self, session: Session) -> None:
        """Read a session's policy when it is looked at."""
        super().begin(session)
        self._live = LivePreview(self.app, self._show)

    def put_at(self, kept: Mapping[str, str]) -> None:
        """Read on where the reader was."""
        self._locale = LocaleTag(kept["locale"]) if kept.get("locale") else None
        self._sought_spot = kept.get("spot") or None

    def follow(self, cookie: CookieId | None) -> None:
        """What the table of cookies is at, so that only another one is gone to."""
        self._cookie_seen = cookie

    def kept_here(self) -> Mapping[str, str]:
        """Where the reader is."""
        spot = self.spot.id if self.spot is not None else self._sought_spot
        return {"locale": self._locale or "", "spot": spot or ""}

    def session_changed(self, _change: Changed) -> None:
        """Follow an edit."""
        self._build()

    def entered(self) -> None:
        """Let the keys go to the page, and build it if it is not what there is to read now."""
        if self.view is None:
            self._make_view()
        self.screen.set_focus(self.view)
        self._build()

    def seek(self, spot: str) -> None:
        """Go to a spot when the page is next shown."""

        def sought() -> None:
            self._sought_spot = spot

        self.when_made(sought)

    def show_cookie(self, cookie: CookieId | None, *, is_asked: bool = False) -> None:
        """Go to a cookie's row if it is another than the last one, or `is_asked` for."""
        if is_asked or cookie != self._cookie_seen:
            self._cookie_seen = self._sought_cookie = cookie
            if not self.is_at_work:
                self._seek()

    def why_not(self, command: Command) -> str | None:
        """Why one of the place's commands cannot run now."""
        return None if self.session is None else why_not(command.id, self._read(self.session))

    def _read(self, session: Session) -> Read:
        page = self.view.page if self.view is not None else None
        return Read(session, self.locales, self.locale, self._preview, page, self.spot)

    def action_choose_locale(self) -> None:
        """Choose a locale from a list."""
        if not self._may("preview.locale"):
            return
        from workbench.ui.widgets.standing_line import locale_title

        titles = {locale_title(locale): locale for locale in self.locales}

        def picked(title: str | None) -> None:
            if title is not None:
                self._read_in(titles[title])

        self.app.push_screen(Pick(list(titles), locale_title(self.locale)), picked)

    def action_step_locale(self, by: int) -> None:
        """Read the same place in the next locale, or in the one before."""
        if self._may("preview.next_locale"):
            self._read_in(self.locales[(self.locales.index(self.locale) + by) % len(self.locales)])

    def action_go_to_source(self) -> None:
        """Go where the text at hand is written."""
        self._ask_source(in_editor=False)

    def action_open_file(self) -> None:
        """Open the file of the text at hand."""
        self._ask_source(in_editor=True)

    def action_go_to_translation(self) -> None:
        """Go to the translation of the text at hand."""
        spot = self.spot
        if self._may("preview.translation") and spot is not None and spot.key is not None:
            where = Where(FileRef(FileKind.ENTRIES, self.locale), (spot.key,))
            self.post_message(self.TextAsked(where, in_editor=False))

    def action_open_in_browser(self) -> None:
        """Open the page in the reader's browser."""
        document = self._preview.document if self._preview is not None else None
        if self._may("preview.browser") and document is not None:
            self.post_message(self.BrowserAsked(document))

    def action_export(self) -> None:
        """Write the policy to files."""
        if self._may("preview.export"):
            self.post_message(self.ExportAsked(self.locale))

    def action_step_unfinished(self, by: int) -> None:
        """Go to the next unfinished text, or the one before; from the last on to the first, saying so."""
        view = self.view
        spot = view.spot if view is not None else None
        if not self._may("preview.next_unfinished") or view is None or spot is None:
            return
        found = view.page.next_unfinished(spot, by) or spot
        has_passed = by * (view.page.span(found).number - view.page.span(spot).number) <= 0
        view.go_to(found)
        if has_passed:
            notify(
                self.app,
                _("That was the last; on from the first.")
                if by > 0
                else _("That was the first; on from the last."),
            )

    def _may(self, command: str) -> bool:
        """Whether a command can run; why it cannot is told."""
        why_not = self.why_not(BY_ID[command])
        if why_not is not None:
            notify(self.app, why_not, title=_(BY_ID[command].title), severity="warning")
        return why_not is None

    def _ask_source(self, *, in_editor: bool) -> None:
        spot = self.spot
        if not self._may("preview.source") or spot is None:
            return
        if spot.error is not None:
            self.post_message(self.ErrorAsked(spot.error))
            return
        where = self._source_of(spot)
        if where is not None:
            self.post_message(self.TextAsked(where, in_editor=in_editor))

    def _source_of(self, spot: Spot) -> Where | None:
        from workbench.finding.written_texts import place_of_text

        policy = opened(self.session).policy
        if spot.cookie is not None:
            return Where(FileRef(FileKind.COOKIE, spot.cookie), ("description",))
        return place_of_text(policy, spot.key) if policy is not None and spot.key is not None else None

    def _read_in(self, locale: LocaleTag) -> None:
        self._locale = locale
        self._build()

    def on_document_view_width_changed(self) -> None:
        """Lay the page out anew."""
        self._build()

    def on_document_view_chosen(self) -> None:
        """Go where the text is written that was clicked twice."""
        self.action_go_to_source()

    def _make_view(self) -> None:
        from workbench.ui.widgets.document_view import DocumentView

        self.mount(DocumentView(id="document"))

    def _build(self) -> None:
        """Build the page, if it is looked at."""
        view = self.view
        if self._live is not None and self.session is not None and self.display and view and view.page_width:
            self._live.want(self.session, self.locale, view.page_width)

    def _show(self, preview: Preview) -> None:
        """Show what was built."""
        view = self.view
        if view is None or self.session is None:
            return
        self._preview = preview
        view.show(preview.page, sought=self._sought_spot)
        self._sought_spot = None
        self._seek()
        self.query_one(StandingLine).show(self.session, preview)

    def _seek(self) -> None:
        if self._sought_cookie is not None and self.view is not None and self.view.page.spots:
            self.view.go_to_cookie(self._sought_cookie)
            self._sought_cookie = None
