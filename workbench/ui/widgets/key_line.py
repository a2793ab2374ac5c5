"""The line at the bottom: the keys that do something here. One line drawn whole, no widget for each key.

Textual's own footer makes its widgets anew, and lays out the whole screen, whenever anything can or cannot be
done any more: a third of what a key press costs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from workbench.formats.visible import visible
from workbench.policy.frozen import frozen
from workbench.ui.keys.key_table import short_key_name

_KEY, _WORDS, _CANNOT = "$footer-key-foreground bold", "$footer-description-foreground", "dim"


@frozen
class ShownKey:
    """A key as the line shows it, and whether it does anything now."""

    key: str
    display: str
    words: str
    is_enabled: bool

    @property
    def width(self) -> int:
        """The columns that it takes, with the blank on either side."""
        return cell_len(f" {self.display} {self.words} ")

    @property
    def content(self) -> Content:
        """What is drawn of it."""
        drawn = Content.assemble((f" {self.display} ", _KEY), (f"{self.words} ", _WORDS))
        return drawn if self.is_enabled else drawn.stylize(_CANNOT)


class KeyLine(Widget):
    """Shows as many keys as there is room for, none of them cut; a click presses the one it is on."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; color: $footer-foreground; background: $footer-background; }
    """
    ALLOW_SELECT = False

    keys: reactive[Sequence[ShownKey]] = reactive[Sequence[ShownKey]]((), layout=False)
    _is_to_look = False
    """Whether it has heard that something else can be done, and has not looked what."""

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._can_do_other)

    def render(self) -> Content:
        """The keys that there is room for."""
        return Content("").join(key.content for key in self.fitting)

    @property
    def fitting(self) -> Sequence[ShownKey]:
        """The keys that there is room for; the last one can do without the blank behind it."""
        ends = accumulate(key.width for key in self.keys)
        return [key for key, end in zip(self.keys, ends, strict=True) if end - 1 <= self.size.width]

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key that was clicked."""
        ends = accumulate(key.width for key in self.fitting)
        clicked = next((key for key, end in zip(self.fitting, ends, strict=True) if event.x < end), None)
        if clicked is None:
            return
        if clicked.is_enabled:
            self.app.simulate_key(clicked.key)
        else:
            self.app.bell()

    def _can_do_other(self, screen: Screen[object]) -> None:
        """Look when all that a key led to has been told, and before the screen is drawn for it."""
        is_here = screen.app.app_focus and self.is_attached and screen is self.screen
        if is_here and not self._is_to_look:
            self._is_to_look = True
            self.call_later(self._look)

    def _look(self) -> None:
        self._is_to_look = False
        if self.is_attached:
            self.keys = tuple(self._shown())

    def _is_typed(self, key: str, display: str) -> bool:
        """Whether a key is a character to what has the focus; of some, such as `/`, Textual does not know."""
        focused = self.screen.focused
        return focused is not None and len(display) == 1 and focused.check_consume_key(key, display)

    def _shown(self) -> Iterator[ShownKey]:
        """Yield each action's first key, in the order in which they are bound; none that would be typed."""
        told: set[str] = set()
        for _node, binding, is_enabled, _tooltip in self.screen.active_bindings.values():
            if binding.show and binding.action not in told:
                display = short_key_name(binding.key)
                if self._is_typed(binding.key, display):
                    continue
                told.add(binding.action)
                yield ShownKey(binding.key, visible(display), visible(binding.description), is_enabled)
