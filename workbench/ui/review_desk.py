"""What is done about changes: decided, put back, published; each asked about first where it matters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.edits import Step
from workbench.formats.edit_refused import EditRefused
from workbench.language import _, _n, said
from workbench.session import Session
from workbench.store.author import author
from workbench.store.save_failed import SaveFailed
from workbench.ui.dialogs.decide import Decide, Decided
from workbench.ui.dialogs.publish import Publish
from workbench.ui.text import notify

if TYPE_CHECKING:
    from textual.app import App

    from workbench.publishing import Prepared, Wish
    from workbench.revisions.assessed import Assessed, ChangeList

Make = Callable[[Step], None]
"""Does a step and shows where."""


class ReviewDesk:
    """Asks about changes, and hands what is answered on as steps; publishes what there is."""

    def __init__(self, app: App[None], make: Make) -> None:
        self._app = app
        self._make = make

    def decide(self, session: Session, changes: Sequence[Assessed], done: Callable[[], None]) -> None:
        """Ask what some changes mean, and record it as one step."""
        from workbench.decision_steps import Verdict, decide_step, now_in

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
            if self._tried(lambda: self._make(decide_step(session, changes, verdict))):
                done()

        first = changes[0]
        asks = any(each.asks_consent for each in changes)
        self._app.push_screen(Decide(_question(changes), first.level, asks_consent=asks), answered)

    def undecide(self, changes: Sequence[Assessed], done: Callable[[], None]) -> None:
        """Take decisions back as one step."""
        from workbench.decision_steps import undecide_step

        if self._tried(lambda: self._make(undecide_step(changes))):
            done()

    def revert(
        self, session: Session, changes: Sequence[Assessed], found: ChangeList, done: Callable[[], None]
    ) -> None:
        """Put back what was published as one step; undo brings the change back."""
        from workbench.revert_steps import revert_step

        if changes and self._tried(lambda: self._make(revert_step(session, changes, found.sides))):
            done()

    def publish(self, session: Session, done: Callable[[], None]) -> None:
        """Show what publishing comes to, and do it when that is wanted."""
        dialog = Publish(lambda: self._find_out(session, dialog))

        def answered(note: str | None) -> None:
            if note is not None:
                self._publish(session, note or None, done)

        self._app.push_screen(dialog, answered)

    def _find_out(self, session: Session, dialog: Publish) -> None:
        self._app.run_worker(
            lambda: self._prepare(session, dialog), thread=True, group="publish", exit_on_error=True
        )

    def _prepare(self, session: Session, dialog: Publish) -> None:
        """Find out what publishing comes to, in a thread; the dialog keeps everybody else from editing."""
        lines, can_publish = self._told(session)
        if dialog.is_running:
            self._app.call_from_thread(dialog.tell, lines, can_publish=can_publish)

    def _told(self, session: Session) -> tuple[list[str], bool]:
        from workbench.publishing import comes_to, prepare
        from workbench.store.kept_states import StateUnreadable

        try:
            prepared = prepare(session, _wish(session, None))
        except (StateUnreadable, EditRefused) as failed:
            return [said(failed.sentence)], False
        if prepared.publication is None:
            return list(_hindrances(prepared)), False
        return [said(sentence) for sentence in comes_to(prepared)], True

    def _publish(self, session: Session, note: str | None, done: Callable[[], None]) -> None:
        from workbench.publishing import prepare, write

        prepared = prepare(session, _wish(session, note))
        made = prepared.publication
        if made is None:
            notify(self._app, "\n".join(_hindrances(prepared)), severity="error")
            return
        try:
            folder, _paths = write(session, prepared)
        except SaveFailed as failed:
            notify(self._app, said(failed.sentence), severity="error", title=_("Not published"))
            return
        session.republished(made.revision, prepared.decisions)
        done()
        told = _("Written: {folder}").format(folder=folder)
        also = _("This fixes the text and its date; it reaches visitors when the export is on the site.")
        notify(self._app, f"{told}\n{also}", title=_("Published"))

    def _tried(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except EditRefused as refused:
            notify(self._app, said(refused.sentence), severity="error")
            return False
        return True


def _question(changes: Sequence[Assessed]) -> str:
    if len(changes) == 1:
        return changes[0].change.name
    return _n("{count} change is decided together.", "{count} changes are decided together.", len(changes))


def _wish(session: Session, note: str | None) -> Wish:
    from workbench.decision_steps import now_in
    from workbench.publishing import Wish

    now = now_in(session)
    return Wish(date=now.date(), at=now, by=author(session.project.root), note=note)


def _hindrances(prepared: Prepared) -> Iterator[str]:
    """What stands in the way, in words."""
    yield from (said(sentence) for sentence in prepared.refusals)
    for each in prepared.undecided:
        yield _("undecided: {change}. {why}").format(change=each.change.name, why=said(each.proposal.why))
    for problem in prepared.errors:
        yield f"{problem.rule}: {said(problem.message)}"
