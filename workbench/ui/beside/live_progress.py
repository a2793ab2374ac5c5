"""How far the locales are, found out beside the work from what is known of their files."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbench.policy.kinds import LocaleTag
from workbench.session import Session
from workbench.ui.beside.beside_the_work import BesideTheWork

Unfinished = Mapping[LocaleTag, tuple[int, int]]
"""How many entries of a locale are stale, and how many untranslated; finished locales are left out."""


class LiveProgress(BesideTheWork[Unfinished]):
    """Measures the locales as they are on disk: when the project is opened, and saved."""

    def gathered(self, session: Session) -> Callable[[], Unfinished | None] | None:
        """The project and its policy; None where there is none."""
        policy = session.policy
        if policy is None or not policy.settings.locales:
            return None
        project = session.project

        def look() -> Unfinished:
            from workbench.locales.catalog import State
            from workbench.store.locale_measures import open_measures

            measures = open_measures(project, policy)
            found: dict[LocaleTag, tuple[int, int]] = {}
            for locale in policy.settings.locales:
                entries = measures.progress(locale).progress.entries
                measures.let_go(locale)
                left = entries[State.STALE], entries[State.UNTRANSLATED]
                if any(left):
                    found[locale] = left
            measures.save()
            return found

        return look
