"""The line at the top: what is open, which place is shown, what is unsaved and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.widgets import Static

from workbench.language import _, _n
from workbench.policy.text import fill
from workbench.session import Session
from workbench.ui.problem_rows import SEVERITIES
from workbench.ui.text import Piece, Tone, joined

PLACES: Sequence[tuple[str, str, str]] = (
    ("catalogue", "F2", "Cookies"),
    ("text", "F3", "Text"),
    ("translate", "F4", "Translate"),
    ("review", "F5", "Review"),
    ("problems", "F6", "Problems"),
    ("preview", "F7", "Preview"),
)
"""The places: id, key, title."""


_TITLE_LENGTHS = (40, 8, 6, 4, 3, 0)
"""How much of the titles is shown, the most that there is room for."""


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
        self, session: Session | None, place: str, problems: Mapping[str, int] | None, awaiting: int = 0
    ) -> None:
        """Show how a session stands, None while it is being read, and its problems by severity.

        `problems` is None until the rules have looked; `awaiting` is how many changes readers do not know.
        """
        if session is None:
            self._tell([Piece(_(" Reading …"), Tone.STRONG)])
            return
        counts = {name: _count(problems, awaiting, name) for name, _key, _title in PLACES}
        standing = self._standing(session)
        pieces: list[Piece] = []
        for length in _TITLE_LENGTHS:
            pieces = [*self._places(place, counts, length), *standing]
            if sum(cell_len(piece.text) for piece in pieces) <= (self.room or self.app.size.width):
                break
        self._tell([*pieces, Piece(f"  {self._title(session)}", Tone.MUTED)])

    def _places(self, place: str, counts: Mapping[str, str], length: int) -> list[Piece]:
        """Every place with its key and so much of its title; the one in front has its whole title."""
        pieces: list[Piece] = []
        for name, key, title in PLACES:
            is_here = name == place
            called = _(title) if is_here else _(title)[:length]
            told = f"{key} {called}".rstrip() + counts[name]
            mark = self._sign if is_here else " "
            pieces.append(Piece(f"{mark}{told} ", Tone.STRONG if is_here else Tone.MUTED))
        return pieces

    def _tell(self, pieces: Sequence[str | Piece]) -> None:
        if pieces != self._told:
            self._told = pieces
            self.update(joined(*pieces), layout=False)

    def _standing(self, session: Session) -> list[Piece]:
        pieces: list[Piece] = []
        if session.why_read_only is not None:
            pieces.append(Piece(_(" read only "), Tone.WARNING))
        if session.unsaved:
            pieces.append(
                Piece(_n(" +{count} unsaved ", " +{count} unsaved ", len(session.unsaved)), Tone.ACCENT)
            )
        return pieces

    def _title(self, session: Session) -> str:
        """The policy's title as it is printed, as far as that takes no more than its variables."""
        policy = session.policy
        if policy is None:
            return session.project.root.name
        variables = policy.settings.variables
        return fill(policy.settings.title, lambda token: None if token.ref else variables.get(token.name))


def _count(problems: Mapping[str, int] | None, awaiting: int, place: str) -> str:
    """What stands beside a place: how many changes await, how many problems of each severity there are."""
    if place == "review":
        return f" ({awaiting})" if awaiting else ""
    if place != "problems":
        return ""
    if problems is None:
        return " ({})".format(_("checking …"))
    told = [f"{SEVERITIES[name][0]}{count}" for name, count in problems.items() if count]
    return f" ({' '.join(told)})" if told else ""
