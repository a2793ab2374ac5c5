"""What helps with the entry at hand, looked up beside the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.ui.beside.beside_the_work import BesideTheWork

if TYPE_CHECKING:
    from textual.app import App

    from workbench.locales.memory import Memory
    from workbench.policy.entries import Key
    from workbench.policy.kinds import LocaleTag
    from workbench.session import Session
    from workbench.store.brought_memories import BroughtMemories
    from workbench.suggesting import Help, Question, Suggesting
    from workbench.worklist import Worklist


class LiveSuggestions(BesideTheWork["Help"]):
    """Looks up what helps with the entry that was asked for last."""

    group = "suggestions"

    def __init__(self, app: App[None], told: Callable[[Help | None], None]) -> None:
        super().__init__(app, told)
        self._suggesting: Suggesting | None = None
        self._asked: tuple[Worklist, Key] | None = None
        self._memories: BroughtMemories | None = None

    def ask(self, work: Worklist, key: Key) -> None:
        """Ask what helps with an entry."""
        self._asked = work, key
        self.want(work.session)

    @property
    def suggesting(self) -> Suggesting:
        """What things are looked up in."""
        from workbench.suggesting import Suggesting  # what it looks in is not needed for the first paint

        self._suggesting = self._suggesting or Suggesting(self._brought)
        return self._suggesting

    def _brought(self, locale: LocaleTag) -> Sequence[tuple[str, Memory]]:
        """The user's own memory of the project's locale."""
        from workbench.store.brought_memories import BroughtMemories

        session = self._asked[0].session if self._asked is not None else None
        if session is None or session.policy is None:
            return ()
        source = session.policy.source_locale
        self._memories = self._memories or BroughtMemories(session.project.root, source)
        return self._memories(locale)

    def question(self) -> Question | None:
        """What is asked now; None where nothing is."""
        from workbench.suggesting import question

        if self._asked is None:
            return None
        work, key = self._asked
        return question(work.session, work.locale, key, work[key].source) if key in work else None

    def gathered(self, session: Session) -> Callable[[], Help | None] | None:
        """The entry and the files that may help with it."""
        asked, suggesting = self.question(), self.suggesting
        return None if asked is None or session.policy is None else lambda: suggesting.help(asked)
