"""The place Catalogue: the lists of what a policy consists of besides its prose, one of them in front."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.dom import DOMNode
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from workbench.edits import Place as Where
from workbench.forms.kinds import thing_at
from workbench.language import _
from workbench.policy.kinds import CookieId
from workbench.session import Changed, Session
from workbench.ui.commands import Command, Scope
from workbench.ui.lists.cookie_list import CookieList
from workbench.ui.lists.kind_list import KindList
from workbench.ui.lists.list_kinds import LISTS, LISTS_BY_ID, list_of
from workbench.ui.lists.list_line import Listed, ListLine
from workbench.ui.lists.thing_list import ThingList
from workbench.ui.lists.thing_rows import ThingRows
from workbench.ui.screens.place import PlaceView, opened
from workbench.ui.widgets.cookie_form import CookieForm
from workbench.ui.widgets.record_table import RecordTable

COOKIES = "cookies"
"""The id of the list of cookies; the others are made when they are first shown."""
_IDS = (COOKIES, *LISTS_BY_ID)
_COUNTED = frozenset(kind.file for each in LISTS for kind in each.kinds)
"""The files in which a change can make another number of things."""


class CataloguePlace(PlaceView):
    """Shows one list at a time, and above it which there are."""

    DEFAULT_CSS = """
    CataloguePlace { layout: vertical; }
    CataloguePlace ContentSwitcher { height: 1fr; }
    """
    HELP_TEXT = (
        "Every cookie of the policy, and in further lists its providers, categories, links, glossary and "
        "settings; v goes to the next one. A table is filtered by words (all texts), by provider:, "
        "category:, name:, party:, lifetime:>13m and the like, by marked, printed, problem; a minus turns a "
        "term round. Enter goes to the form of what is chosen; what you type there changes the policy at "
        "once and is saved when you say so. What is used elsewhere is not removed: its uses are shown, and "
        "Enter goes to one."
    )

    SCOPES = frozenset({Scope.COOKIES, Scope.CATALOGUE, Scope.FORM})

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.cookies = CookieList(id=COOKIES)
        """The list of cookies."""
        self._line = ListLine()
        self._switcher = ContentSwitcher(self.cookies, initial=COOKIES, id="lists")
        self._lists: dict[str, KindList] = {}
        self._kept: Mapping[str, str] = {}
        self._counts: Mapping[str, int] = {}

    def compose(self) -> ComposeResult:
        """The line of lists, and the lists."""
        yield self._line
        yield self._switcher

    @property
    def table(self) -> RecordTable[CookieId]:
        """The table of cookies."""
        return self.cookies.table

    @property
    def form(self) -> CookieForm:
        """The form of the chosen cookie."""
        return self.cookies.cookie_form

    @property
    def cookie(self) -> CookieId | None:
        """The chosen cookie."""
        return self.cookies.record

    @property
    def front(self) -> ThingList[CookieId] | KindList:
        """The list in front."""
        return self._lists.get(self._switcher.current or COOKIES, self.cookies)

    def begin(self, session: Session) -> None:
        """Show the session's things."""
        self.cookies.open_session(session)
        self._count(session)
        self._tell_front()

    def session_changed(self, change: Changed) -> None:
        """Show what has changed, in every list that has been made."""
        self.cookies.session_changed(change)
        for each in self._lists.values():
            if each.is_open:
                each.session_changed(change)
        if not _COUNTED.isdisjoint(file.kind for file in change.files):
            self._count(opened(self.session))
        self._tell_front()

    def entered(self) -> None:
        """Let the keys go to the table."""
        self.front.entered()

    def go_to(self, where: Where) -> bool:
        """Show a thing, its field with the cursor in it."""
        found = thing_at(where)
        if found is None:
            return False
        shown = list_of(found[0])
        if shown is None:
            self._bring(COOKIES)
            return self.cookies.go_to(where)
        made = self._made(shown.id)
        self._bring(shown.id)
        made.when_open(lambda: made.go_to(where))
        return True

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The form's commands where the focus is in it, else the table's."""
        inner = Scope.FORM if self.front.is_in_form(focused) else Scope.TABLE
        of_cookies = (Scope.COOKIES,) if self.front is self.cookies else ()
        return (*of_cookies, Scope.CATALOGUE, inner)

    def brought(self, scope: Scope) -> DOMNode | None:
        """Bring the list to the front for whose commands a scope is."""
        match scope:
            case Scope.COOKIES:
                self._bring(COOKIES)
                return self.cookies
            case Scope.CATALOGUE:
                return self.front
            case Scope.FORM:
                return self.front.form
            case _:
                return None

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot run in the list now."""
        return self.front.why_not(command)

    def kept_here(self) -> Mapping[str, str]:
        """Which list is in front, and where the user is in each."""
        others = {
            f"{name}.{key}": value for name, each in self._lists.items() for key, value in each.kept().items()
        }
        earlier = {key: value for key, value in self._kept.items() if key.partition(".")[0] in LISTS_BY_ID}
        return {**earlier, **others, **self.cookies.kept(), "list": self._switcher.current or COOKIES}

    def put_at(self, kept: Mapping[str, str]) -> None:
        """Go where the user was."""
        self._kept = kept
        cookie = kept.get("cookie", "")
        self.cookies.put_at(kept, CookieId(cookie) if cookie else None)
        for name, each in self._lists.items():
            each.when_open(partial(each.put_where, self._kept_of(name)))
        wanted = kept.get("list", COOKIES)
        self._bring(wanted if wanted in _IDS else COOKIES)

    @on(ThingList.OtherAsked)
    def _other_asked(self, event: ThingList.OtherAsked) -> None:
        event.stop()
        here = _IDS.index(self._switcher.current or COOKIES)
        self._bring(_IDS[(here + event.distance) % len(_IDS)])
        self.entered()

    @on(ListLine.Asked)
    def _list_asked(self, event: ListLine.Asked) -> None:
        event.stop()
        self._bring(event.list_id)
        self.entered()

    def _bring(self, list_id: str) -> None:
        """Bring a list to the front."""
        if list_id != COOKIES:
            self._made(list_id)
        self._switcher.current = list_id
        self._tell_front()

    def _made(self, list_id: str) -> KindList:
        """A list besides the cookies; it is made when it is first wanted."""
        if list_id not in self._lists:
            kept = self._kept_of(list_id)
            self._lists[list_id] = KindList(LISTS_BY_ID[list_id], opened(self.session), kept)
            self._switcher.mount(self._lists[list_id])
        return self._lists[list_id]

    def _kept_of(self, list_id: str) -> Mapping[str, str]:
        """Where the user was in one of the lists."""
        start = f"{list_id}."
        return {key.removeprefix(start): value for key, value in self._kept.items() if key.startswith(start)}

    def _count(self, session: Session) -> None:
        """Count what each list besides the cookies has."""
        self._counts = {each.id: len(ThingRows(session, each.kinds, each.columns).ids) for each in LISTS}

    def _tell_front(self) -> None:
        """Show which lists there are, how many things each has, and which one is in front."""
        if self.session is None:
            return
        listed = [Listed(COOKIES, _("Cookies"), len(self.cookies.rows.ids))]
        listed.extend(Listed(each.id, _(each.title), self._counts[each.id]) for each in LISTS)
        self._line.show(listed, self._switcher.current or COOKIES)
