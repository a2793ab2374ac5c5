"""The line at the top: what is open, which place is shown, what is unsaved and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rich.cells import cell_len
from textual.widgets import Static

from workbench.language import _, _n
from workbench.policy.frozen import frozen
from workbench.policy.text import fill
from workbench.session import Session
from workbench.ui.rows.problem_rows import SEVERITIES
from workbench.ui.text import Piece, Tone, joined


@frozen
class PlaceName:
    """What a place is called in the bar, and how short where there is little room."""

    id: str
    key: str
    title: str
    short: str


PLACES: Sequence[PlaceName] = (
    PlaceName("catalogue", "F2", "Cookies", "Cookies"),
    PlaceName("text", "F3", "Text", "Text"),
    PlaceName("translate", "F4", "Translate", "Transl."),
    PlaceName("review", "F5", "Review", "Rev."),
    PlaceName("problems", "F6", "Problems", "Probl."),
    PlaceName("preview", "F7", "Preview", "Prev."),
)


@frozen
class _Fit:
    """How much is said of the places that are not in front."""

    titles: Callable[[PlaceName], str]
    has_all_counts: bool = True
    apart: str = ""


def _whole(place: PlaceName) -> str:
    return _(place.title)


def _short(place: PlaceName) -> str:
    return _(place.short)


def _none(_place: PlaceName) -> str:
    return ""


_FITS: Sequence[_Fit] = (
    _Fit(_whole, apart=" "),
    _Fit(_whole),
    _Fit(_short),
    _Fit(_short, has_all_counts=False),
    _Fit(_none),
    _Fit(_none, has_all_counts=False),
)
"""What is tried, the most first: a title is whole, or shortened as people shorten it, or not there."""


class TopBar(Static):
    """Tells where one is and how things stand, in signs and words."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 1; background: $panel; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._sign = "▸"
        self._told: Sequence[str | Piece] = ()
        self.room: int | None = None
        """The columns of the window as it was told last; the app itself knows them only later."""

    def use_ascii(self) -> None:
        """Draw with the characters that every terminal has."""
        self._sign = ">"

    def tell_reading(self, done: int, total: int) -> None:
        """Show how far reading is."""
        told = _(" Reading … {done} of {total} files").format(done=done, total=total)
        self._tell([Piece(told, Tone.STRONG)])

    def show(
        self,
        session: Session | None,
        place: str,
        problems: Mapping[str, int] | None,
        awaiting: int = 0,
        saved: int = 0,
    ) -> None:
        """Show how a session stands, None while it is being read, and its problems by severity.

        `problems` is None until the rules have looked; `awaiting` is how many changes readers do not know;
        `saved` is how many files were saved just now.
        """
        if session is None:
            self._tell([Piece(_(" Reading …"), Tone.STRONG)])
            return
        standing = self._standing(session, saved)
        room = (self.room or self.app.size.width) - _width(standing)
        places = places_told(place, problems, awaiting, room, self._sign)
        self._tell([*places, *standing, Piece(f"   {self._title(session)}", Tone.MUTED)])

    def _tell(self, pieces: Sequence[str | Piece]) -> None:
        if pieces != self._told:
            self._told = pieces
            self.update(joined(*pieces), layout=False)

    def _standing(self, session: Session, saved: int) -> list[Piece]:
        pieces: list[Piece] = []
        if session.why_read_only is not None:
            pieces.append(Piece(_(" read only"), Tone.WARNING))
        if session.journal_trouble is not None:
            pieces.append(Piece(_(" no journal"), Tone.ERROR))
        if session.unsaved:
            pieces.append(
                Piece(_n(" +{count} unsaved", " +{count} unsaved", len(session.unsaved)), Tone.ACCENT)
            )
        elif saved:
            pieces.append(Piece(" " + _n("Saved: {count} file.", "Saved: {count} files.", saved), Tone.GOOD))
        return pieces

    def _title(self, session: Session) -> str:
        """The policy's title as it is printed, as far as that takes no more than its variables."""
        policy = session.policy
        if policy is None:
            return session.project.root.name
        variables = policy.settings.variables
        return fill(policy.settings.title, lambda token: None if token.ref else variables.get(token.name))


def places_told(
    front: str, problems: Mapping[str, int] | None, awaiting: int, room: int, sign: str
) -> list[Piece]:
    """Every place with its key, its title, and how things stand there, as far as there is room for that."""
    pieces: list[Piece] = []
    for fit in _FITS:
        pieces = [
            _told(each, each.id == front, _count(problems, awaiting, each.id, fit), fit, sign)
            for each in PLACES
        ]
        if _width(pieces) <= room:
            break
    return pieces


def _told(place: PlaceName, is_front: bool, count: str, fit: _Fit, sign: str) -> Piece:
    """A place; the one in front has its whole title."""
    called = _(place.title) if is_front else fit.titles(place)
    told = f"{place.key} {called}".rstrip() + count
    return Piece(f"{sign if is_front else ' '}{told}{fit.apart}", Tone.STRONG if is_front else Tone.MUTED)


def _width(pieces: Sequence[Piece]) -> int:
    return sum(cell_len(piece.text) for piece in pieces)


def _count(problems: Mapping[str, int] | None, awaiting: int, place: str, fit: _Fit) -> str:
    """What stands beside a place: how many changes await, how many problems there are, the worst first."""
    if place == "review":
        return f" ({awaiting})" if awaiting else ""
    if place != "problems":
        return ""
    if problems is None:
        return " ({})".format(_("checking …"))
    told = [f"{SEVERITIES[name][0]}{count}" for name, count in problems.items() if count]
    return f" ({' '.join(told if fit.has_all_counts else told[:1])})" if told else ""
