"""Completes what is typed in a field from what the field can hold at that moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.suggester import Suggester


class Completing(Suggester):
    """Suggests the first choice that begins with what is typed; the choices are asked for as one types."""

    def __init__(self, choices: Callable[[], Sequence[str]]) -> None:
        super().__init__(use_cache=False, case_sensitive=False)
        self._choices = choices

    async def get_suggestion(self, value: str) -> str | None:
        """The first choice that begins with a text, which comes without its case."""
        return next((choice for choice in self._choices() if choice.casefold().startswith(value)), None)
