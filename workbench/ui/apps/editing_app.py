"""An app in which the policy is edited: steps are done, undone and done again, and files opened elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import on

from workbench.edits import Place, Step
from workbench.formats.layout import ref_of
from workbench.language import _, _n, said
from workbench.policy.sentence import Sentence
from workbench.session import Changed, Session
from workbench.steps.planned import Planned, Wanted
from workbench.ui.apps.places_app import PlacesApp
from workbench.ui.beside.after_rest import AfterRest
from workbench.ui.beside.at_length import MANY, Told, at_length
from workbench.ui.desks.editor import edit
from workbench.ui.screens.place import PlaceView
from workbench.ui.text import notify
from workbench.ui.widgets.inputs import ControlsDropped, PasteJoined

TYPING_PAUSE = 1.0
"""Seconds without a key after which what is typed is a step of its own."""


class EditingApp(PlacesApp):
    """Hands what the writer does to the session, and tells what came of it."""

    def __init__(self, root: Path, *, why_read_only: Sentence | None = None) -> None:
        super().__init__(root, why_read_only=why_read_only)
        self._typing = AfterRest(self, self._pause)

    def make(self, wanted: Wanted, *, stays: bool = False, told: str = "") -> None:
        """Do a step, and tell what it did besides what was asked; the view goes to it, or `stays`.

        `told` is what is to be told when it has been done.
        """
        session = self.session
        if session is None:
            return
        planned = wanted if isinstance(wanted, Planned) else Planned.of(wanted)
        steps: list[Step] = []

        def act(on: Session) -> None:
            step = planned.step(on)
            if step is not None:
                on.apply(step)
                steps.append(step)

        def made() -> None:
            for step in steps:
                if not stays:
                    self.show_place(step.place)
                self._tell_remark(step)
                if told:
                    notify(self, told)

        self.change(session, said(planned.title), planned.size, act, made)

    def make_typed(self, step: Step) -> None:
        """Do a step of typing."""
        session = self.session
        if session is not None and self.tried(lambda: session.apply(step, is_typing=True)):
            self._typing.begin(TYPING_PAUSE)
            self._tell_remark(step)

    def change(
        self,
        session: Session,
        title: str,
        size: int,
        act: Callable[[Session], object],
        then: Callable[[], object],
        over: Callable[[], object] = lambda: None,
    ) -> None:
        """Do something in the session; what changes many files, in a trial beside that can be ended.

        `then` is called when it has been done, `over` last in any case.
        """

        def done(change: Callable[[], object]) -> None:
            if self.tried(change):
                session.pause()
                then()

        if size < MANY or session.why_read_only is not None:
            done(lambda: act(session))
            over()
            return
        trial, changes = session.trial(), list[Changed]()
        trial.listen(changes.append)

        def work(told: Told) -> None:
            trial.told = told
            act(trial)

        def take_over(found: Callable[[], None]) -> None:
            found()
            for change in changes:
                session.take_over(trial, change)

        at_length(self, title, size, work, lambda found: done(lambda: take_over(found)), over)

    def _tell_remark(self, step: Step) -> None:
        if step.remark is not None:
            notify(self, said(step.remark))

    def _pause(self) -> None:
        """Nobody typed for a while: not where keys have come that a busy machine has not handled yet."""
        if not self.is_still:
            self._typing.begin(TYPING_PAUSE)
        elif self.session is not None:
            self.session.pause()

    def action_undo(self) -> None:
        """Undo the last step, and show where it was."""
        done = self.session.history.newest() if self.session else None
        if self.session is None or done is None:
            notify(self, _("There is nothing to undo."))
            return
        step, title = done.step, said(done.step.title)
        told, where = _("Undone: {step}").format(step=title), step.origin or step.place
        self.change(self.session, title, done.size, Session.undo, lambda: self._tell_turned(where, told))

    def action_redo(self) -> None:
        """Do again what was undone, and show where."""
        undone = self.session.history.newest_undone() if self.session else None
        if self.session is None or undone is None:
            notify(self, _("There is nothing to do again."))
            return
        title, where = said(undone.step.title), undone.step.place
        told = _("Done again: {step}").format(step=title)
        self.change(self.session, title, undone.size, Session.redo, lambda: self._tell_turned(where, told))

    def _tell_turned(self, where: Place, told: str) -> None:
        if not self.place.keeps(where):
            self.show_place(where)
        notify(self, told)

    @on(PlaceView.StepMade)
    def _step_made(self, event: PlaceView.StepMade) -> None:
        field = event.typed_in
        if isinstance(event.step, Step) and field is not None and not field.is_pasted:
            self.make_typed(event.step)
        else:
            self.make(event.step, stays=event.stays or field is not None)
        if field is not None:
            field.heard()

    @on(PlaceView.FileAsked)
    def _file_asked(self, event: PlaceView.FileAsked) -> None:
        self.edit_file(event.file.path, 1, 1)

    @on(PlaceView.Asked)
    def _place_asked(self, event: PlaceView.Asked) -> None:
        self.see(event.where)

    def edit_file(self, path: str, line: int, column: int) -> None:
        """Open a file of the project in the user's editor, and read it again after."""
        session, ref = self.session, ref_of(path)
        if session is None:
            return
        if ref in session.unsaved:
            notify(self, _("Save {path} first, or undo its edits.").format(path=path), severity="warning")
            return
        trouble = edit(self, session.project.root / path, line, column)
        if trouble is not None:
            notify(self, trouble, title=_("The editor did not open"), severity="error")
        self._look()

    @on(PasteJoined)
    def _paste_joined(self, event: PasteJoined) -> None:
        notify(
            self,
            _n(
                "{count} pasted line was joined.",
                "{count} pasted lines were joined into one.",
                event.line_count,
            ),
        )

    @on(ControlsDropped)
    def _controls_dropped(self, event: ControlsDropped) -> None:
        told = _n(
            "{count} control character was left out of what was pasted.",
            "{count} control characters were left out of what was pasted.",
            event.count,
        )
        notify(self, told)
