"""The line of lists: which there are, how many things each has, which one is in front."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.widgets import Static

from workbench.policy.frozen import frozen
from workbench.ui.text import Piece, Tone, joined


@frozen
class Listed:
    """A list on the line: its id, its title, how many things it has."""

    id: str
    title: str
    count: int


class ListLine(Static):
    """Tells the lists; a click asks for one."""

    DEFAULT_CSS = """
    ListLine { height: 1; background: $panel; }
    """

    class Asked(Message):
        """A list was clicked."""

        def __init__(self, list_id: str) -> None:
            super().__init__()
            self.list_id = list_id

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._lists: Sequence[Listed] = ()
        self._front = ""
        self.sign = "▸"

    def show(self, lists: Sequence[Listed], front: str) -> None:
        """Show the lists, and which one is in front."""
        if (lists, front) != (self._lists, self._front):
            self._lists, self._front = lists, front
            self._draw()

    def on_resize(self) -> None:
        """Leave the numbers away where there is no room for all."""
        self._draw()

    def _draw(self) -> None:
        pieces = [
            Piece(text, Tone.STRONG if each.id == self._front else Tone.MUTED)
            for each, text in zip(self._lists, self._texts(), strict=True)
        ]
        self.update(joined(*pieces), layout=False)

    def _texts(self) -> Sequence[str]:
        """What stands for each list, as wide as it is."""
        whole = [self._text(each, has_count=True) for each in self._lists]
        if sum(map(cell_len, whole)) <= self.size.width:
            return whole
        return [self._text(each, has_count=each.id == self._front) for each in self._lists]

    def _text(self, listed: Listed, *, has_count: bool) -> str:
        sign = self.sign if listed.id == self._front else " "
        return f"{sign}{listed.title}" + (f" {listed.count} " if has_count else " ")

    def on_click(self, event: events.Click) -> None:
        """Ask for the list that was clicked."""
        left = event.x
        for each, text in zip(self._lists, self._texts(), strict=True):
            left -= cell_len(text)
            if left < 0:
                self.post_message(self.Asked(each.id))
                return
