"""The checks beside the work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.session import Session
from workbench.ui.beside.beside_the_work import BesideTheWork

if TYPE_CHECKING:
    from workbench.checking import Checking, Surroundings
    from workbench.checks.reference import Reference
    from workbench.checks.runner import Report
    from workbench.revisions.side import Side
    from workbench.store.dictionaries import Dictionaries
    from workbench.store.reference import ReferenceFound


class LiveChecks(BesideTheWork["Report"]):
    """Checks one session as it changes."""

    _checking: Checking | None = None
    _reference: ReferenceFound | None = None
    _dictionaries: Dictionaries | None = None
    published: Side | None = None
    """What was published last, once that has been read."""
    known: frozenset[object] | None = None
    """What was wrong with it: problems by their identity; None until the rules have looked at it."""
    _judged: Side | None = None

    @property
    def reference(self) -> Reference | None:
        """The user's table of cookies, once it has been read."""
        return self._reference.reference if self._reference else None

    def gathered(self, session: Session) -> Callable[[], Report | None] | None:
        """What surrounds the policy now; None while there is none."""
        from workbench.checking import surroundings  # the rules are many; the first paint does without

        around = surroundings(session)
        return None if around is None else lambda: self._look(around)

    def _look(self, around: Surroundings) -> Report:
        """Run every rule; words that no dictionary has judged yet are looked up after all else."""
        from workbench.checking import Checking
        from workbench.store.dictionaries import Dictionaries, installed
        from workbench.store.reference import reference_of
        from workbench.store.settings import read_settings

        self._checking = self._checking or Checking()
        if self._reference is None:
            settings = read_settings()
            self._reference = reference_of(settings)
            self._dictionaries = Dictionaries(installed()) if settings.is_spelling_checked else None
        around = replace(around, reference=self._reference.reference, dictionaries=self._dictionaries)
        report = self._checking.check(around)
        if self._dictionaries is not None and self._dictionaries.has_unjudged:
            self.tell_meanwhile(report)
            report = self._checking.check_spelling(around) or report
            self._dictionaries.save()
        self._judge_published(around, report)
        return report

    def _judge_published(self, around: Surroundings, report: Report) -> None:
        """See, once, what was wrong with what was published, after all that is more urgent has been told."""
        from workbench.checking import Checking, identity

        published = self.published
        if published is None or published is self._judged:
            return
        self.tell_meanwhile(report)
        self.known = frozenset(map(identity, Checking().check_side(published, around)))
        self._judged = published
