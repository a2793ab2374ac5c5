"""An app that leads from what is read to where it is written, to a browser, and out into files."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from workbench.policy.sentence import Sentence
from workbench.ui.checked_app import CheckedApp
from workbench.ui.screens.preview import PreviewPlace

if TYPE_CHECKING:
    from workbench.ui.export_desk import ExportDesk


class PreviewingApp(CheckedApp):
    """Does what is asked in the place Preview."""

    def __init__(self, root: Path, *, why_read_only: Sentence | None = None) -> None:
        super().__init__(root, why_read_only=why_read_only)
        self.preview = PreviewPlace(id="preview")

    @cached_property
    def _export_desk(self) -> ExportDesk:
        from workbench.ui.export_desk import ExportDesk  # the first paint does without it

        return ExportDesk(self)

    @on(PreviewPlace.TextAsked)
    def _text_asked(self, event: PreviewPlace.TextAsked) -> None:
        self.see(event.where, in_editor=event.in_editor)

    @on(PreviewPlace.ErrorAsked)
    def _error_asked(self, event: PreviewPlace.ErrorAsked) -> None:
        self.see_error(event.error, in_editor=True)

    @on(PreviewPlace.BrowserAsked)
    def _browser_asked(self, event: PreviewPlace.BrowserAsked) -> None:
        if self.session is not None:
            self._export_desk.open_in_browser(self.session, event.document)

    @on(PreviewPlace.ExportAsked)
    def _export_asked(self, event: PreviewPlace.ExportAsked) -> None:
        if self.session is not None:
            self._export_desk.export(self.session, event.locale)
