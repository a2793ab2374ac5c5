"""A choice of one among a few, on one line: left and right step through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from workbench.policy.frozen import frozen
from workbench.ui.text import Piece, Tone, joined


@frozen
class Option:
    """One of the values, and what it is called."""

    value: str
    title: str


class OneOf(Static, can_focus=True):
    """Shows the value that is chosen as `< value >`."""

    DEFAULT_CSS = """
    OneOf { height: 1; background: $boost; }
    OneOf:focus { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
    OneOf:ansi:focus, OneOf:nocolor:focus { text-style: bold reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Before", show=False),
        Binding("right,l,space,enter", "step(1)", "Next", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Another value is chosen."""

        one_of: OneOf

        @property
        def control(self) -> OneOf:
            """The widget, for selectors of handlers."""
            return self.one_of

    def __init__(self, options: Sequence[Option], *, id: str) -> None:
        super().__init__(id=id, markup=False)
        self._options = options
        self._at = 0

    @property
    def value(self) -> str:
        """The value that is chosen."""
        return self._options[self._at].value

    def on_mount(self) -> None:
        """Show the first one."""
        self._show()

    def action_step(self, by: int) -> None:
        """Choose the next value, or the one before; after the last comes the first."""
        self._at = (self._at + by) % len(self._options)
        self._show()
        self.post_message(self.Changed(self))

    def on_click(self, event: events.Click) -> None:
        """Choose the next value."""
        event.stop()
        self.action_step(1)

    def _show(self) -> None:
        self.update(joined(Piece("< ", Tone.MUTED), self._options[self._at].title, Piece(" >", Tone.MUTED)))
