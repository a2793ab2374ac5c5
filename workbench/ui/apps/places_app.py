"""An app of places, of which one is in front; each is made when somebody first goes there."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.widget import AwaitMount
from textual.widgets import ContentSwitcher

from workbench.edits import Place as Where
from workbench.policy.sentence import Sentence
from workbench.store.positions import Position
from workbench.ui.apps.translated_app import TranslatedApp
from workbench.ui.apps.visits import Visit
from workbench.ui.lists.cookie_list import CookieList
from workbench.ui.screens.catalogue import CataloguePlace
from workbench.ui.screens.place import PlaceView
from workbench.ui.screens.text import TextPlace
from workbench.ui.widgets.awaiting_line import AwaitingLine


class PlacesApp(TranslatedApp):
    """Brings places to the front, and the view to where something stands."""

    def __init__(self, root: Path, *, why_read_only: Sentence | None = None) -> None:
        super().__init__(root, why_read_only=why_read_only)
        self.catalogue = CataloguePlace(id="catalogue")
        self.text = TextPlace(id="text")
        self.places: dict[str, PlaceView] = {
            "catalogue": self.catalogue,
            "text": self.text,
            "translate": self.translation,
            "review": self.review,
            "problems": self.problems,
            "preview": self.preview,
        }
        """Every place by its id, made or not."""
        self.awaiting_line = AwaitingLine()
        """What awaits, until one goes somewhere."""
        self.switcher = ContentSwitcher(self.catalogue, initial="catalogue", id="places")
        """Shows the place in front."""

    @property
    def place(self) -> PlaceView:
        """The place in front."""
        return self.places[self.switcher.current or "catalogue"]

    def position(self) -> Position:
        """Where the user is, to come back to next time."""
        kept = {name: place.kept() for name, place in self.places.items()}
        return Position(self.switcher.current or "catalogue", kept)

    def show_place(self, where: Where) -> bool:
        """Move the view to a place in the project, in the place in front first; False where none shows it."""
        in_front = {self.switcher.current or "catalogue": self.place}
        with self.leaving():
            for name, place in (in_front | self.places).items():
                if place.go_to(where):
                    if self.switcher.current != name:
                        self._bring(name)
                        place.go_to(where)  # in front, it can take the focus
                    self.session_stands()
                    return True
        return False

    def here(self) -> Visit:
        """The place in front, where one is in it, and the pane that has the focus."""
        name = self.switcher.current or "catalogue"
        return Visit(name, self.place.kept(), self.screen_stack[0].focused)

    def return_to(self, visit: Visit) -> None:
        """Go where one was, to the same pane if it is still there."""
        self._bring(visit.place)
        self.place.put_at(visit.kept)
        self.place.entered()
        if visit.pane is not None and visit.pane.is_attached and visit.pane.focusable:
            self.screen_stack[0].set_focus(visit.pane)
        self.session_stands()

    def action_go(self, place: str) -> None:
        """Go to a place; the preview shows the cookie that the table is at."""
        if self.switcher.current == place:
            return
        self.awaiting_line.leave()
        with self.leaving():
            self._bring(place)
            self.place.when_made(self.place.entered)
            if place == "preview":
                self.preview.show_cookie(self.catalogue.cookie)
        self.session_stands()

    def _bring(self, name: str) -> None:
        """Bring a place to the front."""
        self.made(self.places[name])
        self.switcher.current = name

    def made(self, place: PlaceView) -> AwaitMount:
        """Make what is in a place where nobody was there yet; there, once awaited."""
        if place.is_attached:
            return AwaitMount(self.switcher, [] if place.is_made else [place])
        place.display = False
        return self.switcher.mount(place)

    @on(TextPlace.SourceAsked)
    def _source_asked(self, event: TextPlace.SourceAsked) -> None:
        self.see(event.where, in_editor=event.in_editor)

    @on(TextPlace.PreviewAsked)
    def _text_preview_asked(self, event: TextPlace.PreviewAsked) -> None:
        self.preview.seek(event.spot)
        self.action_go("preview")

    @on(CookieList.PreviewAsked)
    def _preview_asked(self, event: CookieList.PreviewAsked) -> None:
        self.action_go("preview")
        self.preview.show_cookie(event.cookie, is_asked=True)
