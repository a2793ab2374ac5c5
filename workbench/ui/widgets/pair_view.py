"""One entry to work on: the text of the source above the translation, and what helps below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message

from workbench.language import _
from workbench.ui.commands import Scope
from workbench.ui.keys.bindings import bindings
from workbench.ui.text import Piece, Tone, joined
from workbench.ui.widgets.steady_text import SteadyScroll, SteadyText
from workbench.ui.widgets.target_area import TargetArea

Line = Sequence[str | Piece]


class PairView(Vertical):
    """Shows an entry; what is asked of it is told to the place."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.PAIR)
    DEFAULT_CSS = """
    PairView #pair-head { height: auto; max-height: 2; padding: 0 1; background: $panel; }
    PairView #pair-source { height: auto; max-height: 40%; padding: 0 1; }
    PairView TargetArea { margin: 0 0 0 1; }
    PairView #pair-notes { height: 1fr; padding: 0 1; }
    """

    class Left(Message):
        """The translator goes back to the list."""

    class Stepped(Message):
        """The translator goes to another entry, so many rows further."""

        def __init__(self, distance: int) -> None:
            super().__init__()
            self.distance = distance

    class SuggestionAsked(Message):
        """The translator takes the suggestion of a number."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class LetterGiven(Message):
        """The translator runs a command of the list by its letter, without leaving the text."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._head: Line = ()
        self._told: dict[str, tuple[Line, ...]] = {}
        self.area = TargetArea(id="pair-target")
        """Where the translation is written."""

    def compose(self) -> ComposeResult:
        """The head, both texts, what helps."""
        yield SteadyText(id="pair-head")
        with SteadyScroll(id="pair-source", can_focus=False):
            yield SteadyText(id="pair-source-text")
        yield self.area
        with SteadyScroll(id="pair-notes", can_focus=False):
            yield SteadyText(id="pair-notes-text", fills=True)

    def show_texts(self, head: Line, source: Line) -> None:
        """Show how the entry stands, and its source text; the translation is shown by the area."""
        self._head = head
        self._tell("#pair-head", [head])
        if self._tell("#pair-source-text", [source]):
            self.query_one("#pair-source").scroll_home(animate=False)

    def empty(self) -> None:
        """Show no entry."""
        self.show_texts((), ())
        self.show_notes(())
        self.area.show(None, "", "", is_read_only=True)

    def show_notes(self, lines: Iterable[Line]) -> None:
        """Show what helps."""
        self._tell("#pair-notes-text", list(lines))

    def read_on(self) -> None:
        """Show more of the source text, then of what helps; after the end, both from the beginning."""
        for each in self.query(VerticalScroll):
            if each.scroll_offset.y < each.max_scroll_y:
                each.scroll_page_down(animate=False)
                return
        for each in self.query(VerticalScroll):
            each.scroll_home(animate=False)

    def action_leave(self) -> None:
        """Go back to the list."""
        self.post_message(self.Left())

    def action_step(self, distance: int) -> None:
        """Go to another entry, the cursor in its translation."""
        self.post_message(self.Stepped(distance))

    def action_take_suggestion(self, number: int) -> None:
        """Take the suggestion of a number."""
        self.post_message(self.SuggestionAsked(number))

    def action_await_letter(self) -> None:
        """Take the next key as a letter of the list."""
        self.area.awaits_letter = True
        told = _("Now a letter of the list, or 1–9 for a suggestion; F1 shows them.")
        self._tell("#pair-head", [(Piece(told, Tone.ACCENT),)])

    @on(TargetArea.LetterTyped)
    def _letter_typed(self, event: TargetArea.LetterTyped) -> None:
        event.stop()
        self._tell("#pair-head", [self._head])
        if event.key.isdigit() and event.key != "0":
            self.action_take_suggestion(int(event.key))
        elif event.key != "escape":
            self.post_message(self.LetterGiven(event.key))

    def _tell(self, where: str, lines: Sequence[Line]) -> bool:
        """Show lines where they are not shown already; whether others were."""
        told = tuple(lines)
        if self._told.get(where) == told:
            return False
        self._told[where] = told
        pieces = [piece for line in told for piece in ("\n", *line)]
        self.query_one(where, SteadyText).show(joined(*pieces[1:], lines=True))
        return True
