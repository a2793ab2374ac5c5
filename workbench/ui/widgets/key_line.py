"""The line at the bottom: the keys that mean something where the focus is, and what each does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.app import App
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from workbench.formats.visible import visible

_KEY, _WORD, _DIMMED = "bold $footer-key-foreground", "$footer-description-foreground", " dim"


@dataclass(frozen=True, slots=True)
class KeyTold:
    """A key of the line: how it is pressed, how it is written, what it does, whether that can be done now."""

    key: str
    shown: str
    title: str
    is_enabled: bool

    @property
    def text(self) -> str:
        """What stands on the line."""
        return f" {self.shown} {self.title} "

    @property
    def drawn(self) -> Content:
        """The same, the key before its meaning, dimmed where it can do nothing."""
        dimmed = "" if self.is_enabled else _DIMMED
        key = Content.styled(f" {visible(self.shown)} ", _KEY + dimmed)
        return key + Content.styled(f"{visible(self.title)} ", _WORD + dimmed)


class KeyLine(Widget):
    """Draws all keys itself: a widget for each would be made anew wherever the focus goes."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyLine {
        dock: bottom; height: 1; text-wrap: nowrap;
        color: $footer-foreground; background: $footer-background;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._told: Sequence[KeyTold] = ()
        self._is_awaited = False

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def render(self) -> Content:
        """Every key, the most important first."""
        return Content("").join(each.drawn for each in self._told)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key that was clicked."""
        clicked = self._at(event.x)
        if clicked is not None and clicked.is_enabled:
            self.app.simulate_key(clicked.key)
        elif clicked is not None:
            self.app.bell()

    def _at(self, x: int) -> KeyTold | None:
        for each in self._told:
            x -= cell_len(visible(each.text))
            if x < 0:
                return each
        return None

    def _bindings_changed(self, screen: Screen[object]) -> None:
        """Look once the focus has come to rest, and not while the terminal is behind others."""
        if not self._is_awaited and screen.app.app_focus and self.is_attached and screen is self.screen:
            self._is_awaited = True
            self.call_after_refresh(self._look)

    def _look(self) -> None:
        self._is_awaited = False
        told = tuple(_told(self.app, self.screen)) if self.is_attached else ()
        if told != self._told:
            self._told = told
            self.refresh()


def _told(app: App[object], screen: Screen[object]) -> Iterator[KeyTold]:
    """The keys that are shown, each command's first one."""
    actions = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.show and binding.action not in actions:
            actions.add(binding.action)
            shown = app.get_key_display(binding)
            yield KeyTold(binding.key, shown, binding.description, active.enabled)
