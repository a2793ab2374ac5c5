"""An app that leads from what is read to where it is written, to a browser, and out into files."""

from __future__ import annotations

import asyncio
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from textual import events, on

from workbench.policy.sentence import Sentence
from workbench.ui.apps.checked_app import CheckedApp
from workbench.ui.screens.preview import PreviewPlace

if TYPE_CHECKING:
    from workbench.ui.desks.export_desk import ExportDesk

_LEADING_AWAY = ("f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "ctrl+")
_PATIENCE = 3.0
"""Seconds after which a key is handed on although there is no page."""
_GLANCE = 0.01


class PreviewingApp(CheckedApp):
    """Does what is asked in the place Preview."""

    def __init__(self, root: Path, *, why_read_only: Sentence | None = None) -> None:
        super().__init__(root, why_read_only=why_read_only)
        self.preview = PreviewPlace(id="preview")

    async def ready_for(self, event: events.Event) -> None:
        """Let keys that are about the page wait until it is there; those that leave it need not."""
        await super().ready_for(event)
        end = monotonic() + _PATIENCE
        while not self.is_ready_for(event) and monotonic() < end:
            await asyncio.sleep(_GLANCE)

    def is_ready_for(self, event: events.Event) -> bool:
        """Whether the page is there, or the event is not about it."""
        is_about_it = isinstance(event, events.Key) and not event.key.startswith(_LEADING_AWAY)
        is_in_front = self.preview.is_awaited and len(self.screen_stack) == 1
        return super().is_ready_for(event) and not (is_about_it and is_in_front)

    @cached_property
    def _export_desk(self) -> ExportDesk:
        from workbench.ui.desks.export_desk import ExportDesk  # the first paint does without it

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
