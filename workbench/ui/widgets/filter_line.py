"""The line above a list: the filter as it is typed, and how many rows pass it."""

from __future__ import annotations

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from workbench.filtering import Filter, FilterUnreadable, Vocabulary, parse_filter
from workbench.language import _, _n, said
from workbench.ui.text import Piece, Tone, joined
from workbench.ui.widgets.inputs import SafeInput
from workbench.ui.widgets.steady_text import SteadyText


class FilterLine(Horizontal):
    """Reads a filter in a vocabulary; one that cannot be read says why where the count stands."""

    DEFAULT_CSS = """
    FilterLine { height: 1; }
    FilterLine #filter { width: 1fr; height: 1; border: none; padding: 0 1; background: $boost; }
    FilterLine #count { width: auto; padding: 0 1; }
    """

    class Changed(Message):
        """Another filter was typed."""

        def __init__(self, wanted: Filter) -> None:
            super().__init__()
            self.filter = wanted

    class Finished(Message):
        """The user is done with the filter."""

    def __init__(self, vocabulary: Vocabulary, placeholder: str) -> None:
        super().__init__()
        self.field = SafeInput(placeholder=placeholder, id="filter", compact=True)
        """Where the filter is typed."""
        self._vocabulary = vocabulary
        self._count = SteadyText(id="count")
        self._told = Piece("")
        self._read = ""

    def compose(self) -> ComposeResult:
        """What is typed, and beside it how many rows pass."""
        yield self.field
        yield self._count

    @property
    def text(self) -> str:
        """The filter as it is typed."""
        return self.field.value

    def read(self) -> Filter | None:
        """The filter that is typed; None where it cannot be read, which is said."""
        self._read = self.text
        try:
            return parse_filter(self.text, self._vocabulary)
        except FilterUnreadable as unreadable:
            self._tell(Piece(said(unreadable.sentence), Tone.ERROR))
            return None

    def put(self, query: str) -> Filter | None:
        """Read a filter that nobody has typed; None where it cannot be read, which is said."""
        self.field.value = query
        return self.read()

    def tell_count(self, shown: int, total: int, marked: int, remark: str = "") -> None:
        """Say how many rows pass, of how many, and how many are marked; as wide however many pass."""
        text = _("{shown} of {total}").format(shown=f"{shown:>{len(str(total))}}", total=total)
        if marked:
            text += _n(", {count} marked", ", {count} marked", marked)
        self._tell(Piece(f"{text}, {remark}" if remark else text, Tone.MUTED))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        wanted = self.read() if self.text != self._read else None
        if wanted is not None:
            self.post_message(self.Changed(wanted))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Finished())

    def _tell(self, piece: Piece) -> None:
        """Say something beside the filter; the screen is laid out anew only where that takes other room."""
        if piece != self._told:
            is_as_wide = cell_len(piece.text) == cell_len(self._told.text)
            self._told = piece
            self._count.update(joined(piece), layout=not is_as_wide)
