"""An app in which the policy is edited: steps are done, undone and done again, and files opened elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual import on

from workbench.edits import Step
from workbench.formats.layout import ref_of
from workbench.language import _, _n, said
from workbench.policy.sentence import Sentence
from workbench.ui.after_rest import AfterRest
from workbench.ui.editor import edit
from workbench.ui.places_app import PlacesApp
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

    def make(self, step: Step, *, is_typing: bool = False, stays: bool = False) -> None:
        """Do a step, and tell what it did besides what was asked; the view goes to it, or `stays`."""
        session = self.session
        if session is None or not self.tried(lambda: session.apply(step, is_typing=is_typing)):
            return
        if is_typing:
            self._typing.begin(TYPING_PAUSE)
        else:
            session.pause()
            if not stays:
                self.show_place(step.place)
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
        if self.session is not None:
            self._turn(self.session.undo, _("Undone: {step}"), _("There is nothing to undo."), is_undo=True)

    def action_redo(self) -> None:
        """Do again what was undone, and show where."""
        if self.session is not None:
            self._turn(self.session.redo, _("Done again: {step}"), _("There is nothing to do again."))

    def _turn(
        self, turn: Callable[[], Step | None], told: str, nothing: str, *, is_undo: bool = False
    ) -> None:
        steps: list[Step | None] = []
        if not self.tried(lambda: steps.append(turn())):
            return
        step = steps[0]
        if step is None:
            notify(self, nothing)
            return
        if self.session is not None:
            self.session.pause()
        where = step.origin if is_undo and step.origin is not None else step.place
        if not self.place.keeps(where):
            self.show_place(where)
        notify(self, told.format(step=said(step.title)))

    @on(PlaceView.StepMade)
    def _step_made(self, event: PlaceView.StepMade) -> None:
        field = event.typed_in
        is_typing = field is not None and not field.is_pasted
        self.make(event.step, is_typing=is_typing, stays=event.stays or field is not None)
        if event.typed_in is not None:
            event.typed_in.heard()

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
