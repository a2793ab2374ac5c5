"""A sentence for people, its values kept apart so that it can be said in any language."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from workbench.policy.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@frozen
class Sentence:
    """An English template in `str.format` form (the message id of its translations) and its values."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.template, str(self)))

    def __str__(self) -> str:
        """Say it in English."""
        return self.said()

    def said(self, translate: Callable[[str], str] | None = None) -> str:
        """Say it, the template first put through `translate`, and so are those of sentences in its values."""
        template = translate(self.template) if translate else self.template
        return template.format(**{name: _told(value, translate) for name, value in self.values.items()})


def _told(value: object, translate: Callable[[str], str] | None) -> object:
    """A value as it stands in a sentence; several are listed with commas."""
    if isinstance(value, tuple):
        return ", ".join(str(_told(each, translate)) for each in value)
    return value.said(translate) if isinstance(value, Sentence) else value


def say(template: str, /, **values: object) -> Sentence:
    """Make a sentence; the name that message extraction looks for."""
    return Sentence(template, values)
