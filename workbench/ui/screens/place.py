"""What every place of the app has: the session, and news of its changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, Protocol, TypeVar

from textual.containers import Container
from textual.dom import DOMNode
from textual.message import Message
from textual.widget import Widget

from workbench.edits import Place as Where
from workbench.formats.layout import FileRef
from workbench.session import Changed, Session
from workbench.steps.planned import Wanted
from workbench.ui.commands import Command, Scope

T = TypeVar("T")


class Field(Protocol):
    """Where something is typed."""

    is_pasted: bool
    """Whether the text that was told last came by a paste."""

    def heard(self) -> None:
        """The session knows what was typed."""


def opened(value: T | None) -> T:
    """What is there as soon as a session is open; nothing asks for it earlier. Raises LookupError."""
    if value is None:
        raise LookupError("no session is open")
    return value


class PlaceView(Container):
    """A place of the app; it shows the session and never changes it by itself.

    What is in it is made at the first visit: until then it keeps what it is told, and shows nothing.
    """

    DEFAULT_CSS = """
    PlaceView { height: 1fr; }
    """

    HELP_TEXT = ""
    """What the place is for: an English message id."""

    SCOPES: ClassVar[frozenset[Scope]] = frozenset()
    """The parts of the app that are in the place."""

    session: Session | None = None
    is_made = False
    """Whether what is in the place is there."""

    class StepMade(Message):
        """The writer did something; `typed_in` is the field in which it is being typed.

        The view goes where the step is, or `stays`.
        """

        def __init__(self, step: Wanted, typed_in: Field | None = None, *, stays: bool = False) -> None:
            super().__init__()
            self.step = step
            self.typed_in = typed_in
            self.stays = stays

    class FileAsked(Message):
        """The writer wants to open a file in an editor."""

        def __init__(self, file: FileRef) -> None:
            super().__init__()
            self.file = file

    class Renamed(Message):
        """A thing has another name than before; the old one may still stand in texts."""

        def __init__(self, old: str, new: str) -> None:
            super().__init__()
            self.old = old
            self.new = new

    class Asked(Message):
        """The writer wants to see a place in the project."""

        def __init__(self, where: Where) -> None:
            super().__init__()
            self.where = where

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._waiting: list[Callable[[], object]] = []
        self._left_at: Mapping[str, str] = {}

    def on_mount(self) -> None:
        """Show what has been told by now, and do what waits."""
        self.is_made = True
        if self.session is not None:
            self._begin_where_left(self.session)
        while self._waiting:
            self._waiting.pop(0)()

    @property
    def is_in_front(self) -> bool:
        """Whether the place is the one that is seen."""
        return self.is_made and self.display

    def when_made(self, act: Callable[[], object]) -> None:
        """Do something as soon as what is in the place is there."""
        if self.is_made:
            act()
        else:
            self._waiting.append(act)

    def scopes(self, focused: Widget | None) -> Sequence[Scope]:
        """The parts of the app whose commands apply where the focus is, the widest first."""
        del focused
        return ()

    def brought(self, scope: Scope) -> DOMNode | None:
        """Bring a part of the app to the front; what runs its commands, None if of no such part."""
        return self if scope in self.SCOPES else None

    def why_not(self, _command: Command) -> str | None:
        """Why one of the place's commands cannot run now, None where it can."""
        return None

    def open_session(self, session: Session, kept: Mapping[str, str]) -> None:
        """Show a session for the first time, where the user was last time."""
        self.session, self._left_at = session, kept
        if self.is_made:
            self._begin_where_left(session)

    def _begin_where_left(self, session: Session) -> None:
        self.begin(session)
        self.put_at(self._left_at)

    def begin(self, session: Session) -> None:
        """Show a session for the first time in what is there now."""

    def session_changed(self, _change: Changed) -> None:
        """Show what has changed."""

    def entered(self) -> None:
        """The place has come to the front."""

    def keeps(self, _where: Where) -> bool:
        """Whether what was undone or done again there can be seen here too, so that the view stays."""
        return False

    def kept(self) -> Mapping[str, str]:
        """Where the user is here, in words that `put_at` understands next time."""
        return self.kept_here() if self.is_made else self._left_at

    def kept_here(self) -> Mapping[str, str]:
        """The same, of what is there."""
        return {}

    def put_at(self, _kept: Mapping[str, str]) -> None:
        """Go where the user was; what is no longer there is passed over."""

    def go_to(self, _where: Where) -> bool:
        """Show a part of the catalogue; False where this place does not."""
        return False
