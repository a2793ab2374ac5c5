"""What is done about changes: decided, reworded, put back; each asked about first where it matters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from workbench.formats.edit_refused import EditRefused
from workbench.language import _, _n, said
from workbench.session import Session
from workbench.steps.planned import Wanted
from workbench.store.author import author
from workbench.ui.desks.making import have_done
from workbench.ui.dialogs.decide import Decide, Decided
from workbench.ui.text import notify

if TYPE_CHECKING:
    from textual.app import App

    from workbench.revisions.assessed import Assessed, ChangeList

Make = Callable[[Wanted], None]
"""Does a step and shows where."""


class ReviewDesk:
    """Asks about changes, and hands what is answered on as steps."""

    def __init__(self, app: App[None], make: Make) -> None:
        self._app = app
        self._make = make

    def decide(
        self, session: Session, changes: Sequence[Assessed], found: ChangeList, done: Callable[[], None]
    ) -> None:
        """Ask what some changes mean, and record it as one step."""
        from workbench.steps.decisions import Verdict, now_in, planned_decision

        if not changes:
            notify(self._app, _("There is no change here to decide."))
            return

        def answered(answer: Decided | None) -> None:
            if answer is None:
                return
            who = author(session.project.root)
            verdict = Verdict(
                answer.level,
                answer.reason,
                who,
                now_in(session),
                answer.asks_consent,
                answer.sentence or None,
            )
            have_done(self._app, session, planned_decision(changes, verdict), self._make, done)

        first = changes[0]
        asks = any(each.asks_consent for each in changes)
        kept = first.decision
        before = Decided(
            first.level,
            asks,
            kept.reason if kept is not None else "",
            kept.sentence or "" if kept is not None else "",
        )
        self._app.push_screen(Decide(_question(changes, found), before), answered)

    def reword(self, session: Session, changes: Sequence[Assessed], found: ChangeList) -> None:
        """Ask what readers are told of some changes, and record it as one step."""
        from workbench.revisions.readers_words import ReadersWords
        from workbench.steps.decisions import Verdict, now_in, reword_step
        from workbench.ui.dialogs.reword import Reword, Reworded

        if not changes:
            notify(self._app, _("There is no change here to reword."))
            return
        if any(each.is_undecided for each in changes):
            notify(self._app, _("Decide first what it means (d); the sentence can be written there too."))
            return

        def answered(answer: Reworded | None) -> None:
            if answer is not None:
                who, now = author(session.project.root), now_in(session)
                verdict = Verdict(changes[0].level, answer.reason, who, now, sentence=answer.sentence or None)
                self._tried(lambda: self._make(reword_step(changes, verdict)))

        first = changes[0]
        words = ReadersWords.of(found.sides, found.sides.new.policy.source_locale)
        usual = words.of_change(first.change, first.level)
        kept = first.decision
        now = Reworded(kept.sentence or "" if kept else "", kept.reason if kept else "")
        self._app.push_screen(Reword(_question(changes, found), usual, now), answered)

    def same_cookie(self, session: Session, changes: Sequence[Assessed], found: ChangeList) -> None:
        """Let the cookie of a change and the one that it looks like be one."""
        from workbench.steps.same_cookie import same_cookie_step

        ids = {each.change.id for each in changes}
        like = next((each for each in found.look_alikes if ids & {each.removed, each.added}), None)
        if like is None:
            notify(self._app, _("No removed or added cookie looks like this one."))
            return
        self._tried(lambda: self._make(same_cookie_step(session, like)))

    def undecide(self, changes: Sequence[Assessed], done: Callable[[], None]) -> None:
        """Take decisions back as one step."""
        from workbench.steps.decisions import undecide_step

        if self._tried(lambda: self._make(undecide_step(changes))):
            done()

    def revert(
        self, session: Session, changes: Sequence[Assessed], found: ChangeList, done: Callable[[], None]
    ) -> None:
        """Put back what was published as one step; undo brings the change back."""
        from workbench.steps.reverting import planned_revert

        if changes:
            have_done(self._app, session, planned_revert(changes, found.sides), self._make, done)

    def _tried(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except EditRefused as refused:
            notify(self._app, said(refused.sentence), severity="error")
            return False
        return True


def _question(changes: Sequence[Assessed], found: ChangeList) -> str:
    """What is asked about: the one change in words, or how many there are."""
    if len(changes) == 1:
        from workbench.revisions.telling import sign, told

        change = changes[0].change
        return f"{sign(change)} {said(told(change, found.sides))}"
    return _n("{count} change is decided together.", "{count} changes are decided together.", len(changes))
