"""The app: its places, which one is in front, and what the writer does in them handed to the session."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.command import Provider
from textual.filter import LineFilter
from textual.widgets import Static

from workbench.language import _, said
from workbench.policy.sentence import Sentence
from workbench.session import Changed, How, Session
from workbench.store.positions import Position
from workbench.ui.apps.commanding_app import CommandingApp
from workbench.ui.beside.live_progress import LiveProgress, Unfinished
from workbench.ui.beside.reading_ahead import ReadingAhead
from workbench.ui.commands import BY_ID, Scope
from workbench.ui.keys.bindings import bindings
from workbench.ui.rows.prose_rows import severities
from workbench.ui.screens.translate import TranslatePlace
from workbench.ui.terminal.mouse import take_mouse
from workbench.ui.terminal.only_ascii import OnlyAscii
from workbench.ui.text import notify
from workbench.ui.themes import THEMES, chosen
from workbench.ui.widgets.awaiting_line import Awaiting
from workbench.ui.widgets.key_line import KeyLine
from workbench.ui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from workbench.checks.problem import Problem
    from workbench.checks.reference import Reference

_OF_SESSION = ("session.save", "session.undo", "session.redo")
"""Commands that can run or not as things stand."""


def _palette() -> type[Provider]:
    from workbench.ui.keys.palette import Palette

    return Palette


class WorkbenchApp(CommandingApp):
    """The workbench in the terminal."""

    TITLE = "workbench"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.EVERYWHERE)
    CSS = """
    Screen { layout: vertical; layers: base above; overflow: hidden; }
    ContentSwitcher { height: 1fr; }
    CommandPalette SearchIcon { display: none; }
    .-ascii ModalScreen > * { border: ascii $primary; }
    .-ascii ThingForm { border-left: ascii $panel; border-top: none; }
    #too-small {
        display: none; layer: above; width: 100%; height: 100%; background: $background;
        content-align: center middle;
    }
    Screen.-small #too-small { display: block; }
    """

    def __init__(
        self, root: Path, *, why_read_only: Sentence | None = None, position: Position | None = None
    ) -> None:
        super().__init__(root, why_read_only=why_read_only)
        self._position = position or Position()
        self._bar = TopBar()
        self._ahead = ReadingAhead(self, self._locales_read)
        self._progress = LiveProgress(self, self._measured)
        self._unfinished: Unfinished = {}
        self._cannot: list[str] = []
        self._has_mouse = True
        self._last_filters: list[LineFilter] = []
        if self.settings.is_ascii:
            self._use_ascii()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = chosen(self.settings.theme, list(self.available_themes))

    def compose(self) -> ComposeResult:
        """The bar, the places of which one is in front, the footer."""
        yield self._bar
        yield self.awaiting_line
        yield self.switcher
        yield Static(
            _("The workbench needs 60 columns and 16 lines; make the window larger."), id="too-small"
        )
        yield KeyLine()

    def on_mount(self) -> None:
        """Show that the project is being read."""
        self.set_keymap(dict(self.keys.changed))
        self.translation.leave_keys(self.keys.chords(Scope.TRANSLATE, Scope.PAIR))
        if not self.settings.has_mouse:
            self.action_toggle_mouse()
        for complaint in (*self.settings.complaints, *self.keys.complaints):
            notify(self, said(complaint), severity="warning", title=_("Settings"))
        self.session_stands()

    def on_resize(self, event: events.Resize) -> None:
        """Say so where there is too little room to show anything."""
        self.screen_stack[0].set_class(event.size.width < 60 or event.size.height < 16, "-small")
        self._bar.room = event.size.width
        self.session_stands()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line that is drawn goes through."""
        return [*super().get_line_filters(), *self._last_filters]

    def _use_ascii(self) -> None:
        """Draw with the characters that every terminal has."""
        self.add_class("-ascii")
        self._last_filters.append(OnlyAscii())
        self._bar.use_ascii()

    def action_toggle_mouse(self) -> None:
        """Leave the mouse to the terminal, or take it back."""
        self._has_mouse = not self._has_mouse
        take_mouse(self, self._has_mouse)
        notify(self, _("The mouse is the app's.") if self._has_mouse else _("The mouse is the terminal's."))

    def session_opened(self, session: Session) -> None:
        """Show the session in every place."""
        if not self.catalogue.is_made:
            return  # the app was closed while the project was being read
        for name, place in self.places.items():
            place.open_session(session, self._position.kept.get(name, {}))
        self.preview.follow(self.catalogue.cookie)
        if self._position.place in self.places:
            self._bring(self._position.place)
        self.place.when_made(self.place.entered)
        self.session_stands()
        self.call_after_refresh(self._ahead.begin, session)

    def _locales_read(self) -> None:
        """Look at the whole policy for the first time, every locale with it."""
        self.translation.read_ahead()
        self.check_soon()
        self.review_soon()
        self.progress_soon()

    @property
    def is_reading(self) -> bool:
        """Whether something of an open project is still being read."""
        return self.session is not None and not self._ahead.is_done

    def progress_soon(self) -> None:
        """Measure the locales beside the work."""
        if self.session is not None:
            self._progress.want(self.session)

    @property
    def is_measuring(self) -> bool:
        """Whether the locales are being measured."""
        return self._progress.is_at_work

    def _measured(self, unfinished: Unfinished | None) -> None:
        self._unfinished = unfinished or {}
        self.session_stands()

    def session_changed(self, change: Changed) -> None:
        """Show a change in every place."""
        self.just_saved = 0
        for place in self.places.values():
            place.session_changed(change)
        self.session_stands()
        if self.is_reading:
            return  # and looks when that is done
        self.check_soon()
        self.review_soon()
        if change.how in {How.SAVED, How.RELOADED}:
            self.progress_soon()

    def session_stands(self) -> None:
        """Show in the bar how things stand."""
        changes = self.review.changes
        awaiting = changes.unpublished if changes is not None else 0
        problems = self.problems.counts if self.problems.is_checked else None
        self._bar.show(self.session, self.place.id or "", problems, awaiting, self.just_saved)
        self.awaiting_line.show(Awaiting(awaiting, self.new_problems, self._unfinished))
        cannot = [name for name in _OF_SESSION if self.why_not(BY_ID[name])]
        if cannot != self._cannot:
            self._cannot = cannot
            self.refresh_bindings()

    def reading(self, done: int, total: int) -> None:
        """Show in the bar how many files have been read."""
        self._bar.tell_reading(done, total)

    @on(TranslatePlace.LetterGiven)
    async def _letter_given(self, event: TranslatePlace.LetterGiven) -> None:
        """Run a command of the list by its key, from where one writes."""
        for command in self.keys.commands:
            if command.scope is Scope.TRANSLATE and event.key in command.keys:
                await self.run_command(command)

    def reference_read(self, reference: Reference) -> None:
        """Lay it beside the form of the cookies."""
        self.catalogue.form.lay_beside(reference, self.keys.keys("form.take_over"))

    def problems_found(self, problems: Sequence[Problem]) -> None:
        """Show in the outline of the texts which have problems."""
        if self.session is not None:
            self.text.problems_found(severities(self.session, problems))
