"""Shows how words were translated: every text of the locale that has them, in either language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from workbench.language import _, _n
from workbench.policy.entries import Key
from workbench.ui.dialogs.dialog import Dialog
from workbench.ui.text import Piece, Tone, joined
from workbench.ui.widgets.inputs import SafeInput

if TYPE_CHECKING:
    from workbench.locales.memory import Place, Usage


class Concordance(Dialog[Key]):
    """Finds words as they are typed; Enter goes to the entry at hand, Escape nowhere."""

    DEFAULT_CSS = """
    Concordance > Vertical { width: 96%; height: 90%; }
    Concordance SafeInput { margin: 0 0 1 0; }
    Concordance OptionList { height: 1fr; border: none; padding: 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "to_list", "To the list", show=False),
    ]

    def __init__(self, words: str, find: Callable[[str], Sequence[Usage]]) -> None:
        super().__init__()
        self._words = words
        self._find = find
        self._found: Sequence[Usage] = ()

    def compose(self) -> ComposeResult:
        """The words, how often they were found, where."""
        with Vertical():
            yield Static(_("How was it translated?"), markup=False)
            yield SafeInput(self._words, compact=True)
            yield Static("", id="found", markup=False)
            yield OptionList()

    def on_mount(self) -> None:
        """Look the first words up."""
        self.query_one(SafeInput).focus()
        self._look(self._words)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._look(event.value)

    def _look(self, words: str) -> None:
        self._found = self._find(words) if words.strip() else ()
        told = _n("{count} text", "{count} texts", len(self._found))
        self.query_one("#found", Static).update(joined(Piece(told, Tone.MUTED)))
        options = self.query_one(OptionList)
        options.set_options([Option(joined(*_told(usage), lines=True)) for usage in self._found])
        options.highlighted = 0 if self._found else None

    def action_to_list(self) -> None:
        """Go to what was found."""
        self.query_one(OptionList).focus()

    @on(Input.Submitted)
    def _submitted(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self.dismiss(self._found[at].pair.key)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._found[event.option_index].pair.key)


def _told(usage: Usage) -> Iterator[Piece]:
    yield from _with_places(usage.pair.source, usage.in_source, Tone.MUTED)
    yield Piece("\n  ")
    yield from _with_places(usage.pair.target, usage.in_target, Tone.PLAIN)
    yield Piece(f"  {usage.pair.key}", Tone.MUTED)


def _with_places(text: str, places: Sequence[Place], tone: Tone) -> Iterator[Piece]:
    """A text with the words that were looked for standing out."""
    at = 0
    for start, end in places:
        yield Piece(text[at:start], tone)
        yield Piece(text[start:end], Tone.ACCENT)
        at = end
    yield Piece(text[at:], tone)
