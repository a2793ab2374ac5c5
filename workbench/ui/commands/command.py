"""What a command is: one thing the app can do, where it applies, and the keys that run it."""

from __future__ import annotations

from enum import StrEnum

from workbench.policy.frozen import frozen


class Scope(StrEnum):
    """Where a command applies."""

    EVERYWHERE = "everywhere"
    CATALOGUE = "catalogue"
    COOKIES = "cookies"
    TABLE = "table"
    FORM = "form"
    TEXT = "text"
    PROSE = "prose"
    PREVIEW = "preview"
    PAGE = "page"
    TRANSLATE = "translate"
    PAIR = "pair"
    REVIEW = "review"
    PROBLEMS = "problems"

    @property
    def is_in_palette(self) -> bool:
        """Whether the palette lists its commands: not the ways to move about."""
        return self not in {Scope.TABLE, Scope.PAGE}


@frozen
class Command:
    """One thing the app can do. `title` and `help` are English message ids; `action` is what runs it."""

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    action: str
    scope: Scope = Scope.EVERYWHERE
    is_in_footer: bool = False
    is_edit: bool = False

    @property
    def needs_no_project(self) -> bool:
        """Whether it can run while the project is still being read."""
        return self.id.startswith("app.")
