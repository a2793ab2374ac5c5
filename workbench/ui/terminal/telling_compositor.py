"""Where the widgets of a screen are, and each told how large it is."""

from __future__ import annotations

from textual._compositor import Compositor, CompositorMap, ReflowResult
from textual.geometry import Size
from textual.widget import Widget


class TellingCompositor(Compositor):
    """Tells a widget of its size although something asked where it is before the screen was laid out for it.

    Textual takes it for one that knows its size then: it would hear of none until the next one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._told: CompositorMap = {}

    def reflow(self, parent: Widget, size: Size) -> ReflowResult:
        """Place widgets, and tell which of them are to hear of their size."""
        told = self._told
        result = super().reflow(parent, size)
        self._told = placed = self._full_map
        shown = placed.keys() - told.keys()
        known = placed.keys() & told.keys()
        resized = {each for each in known if placed[each].region.size != told[each].region.size}
        return ReflowResult(result.hidden, result.shown | shown, result.resized | resized)
