"""What helps with the entry at hand, looked up beside the work."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.ui.beside_the_work import BesideTheWork

if TYPE_CHECKING:
    from textual.app import App

    from workbench.policy.entries import Key
    from workbench.session import Session
    from workbench.suggesting import Help, Question, Suggesting
    from workbench.worklist import Worklist


class LiveSuggestions(BesideTheWork["Help"]):
    """Looks up what helps with the entry that was asked for last."""

    group = "suggestions"

    def __init__(self, app: App[None], told: Callable[[Help | None], None]) -> None:
        super().__init__(app, told)
        self._suggesting: Suggesting | None = None
        self._asked: tuple[Worklist, Key] | None = None

    def ask(self, work: Worklist, key: Key) -> None:
        """Ask what helps with an entry."""
        self._asked = work, key
        self.want(work.session)

    @property
    def suggesting(self) -> Suggesting | None:
        """What things are looked up in; None before anything was asked."""
        if self._suggesting is None and self._asked is not None:
            self._suggesting = _suggesting(self._asked[0])
        return self._suggesting

    def question(self) -> Question | None:
        """What is asked now; None where nothing is."""
        from workbench.suggesting import question

        if self._asked is None:
            return None
        work, key = self._asked
        return question(work.session, work.locale, key, work[key].source) if key in work else None

    def gathered(self, _session: Session) -> Callable[[], Help | None] | None:
        """The entry and the files that may help with it."""
        asked, suggesting = self.question(), self.suggesting
        return None if asked is None or suggesting is None else lambda: suggesting.help(asked)


def _suggesting(work: Worklist) -> Suggesting:
    """What one looks in for a project; what it is made of is not needed for the first paint."""
    from workbench.store.brought_memories import BroughtMemories
    from workbench.suggesting import Suggesting, nothing_brought

    root, policy = work.session.project.root, work.policy
    return Suggesting(BroughtMemories(root, policy.source_locale) if policy else nothing_brought)
