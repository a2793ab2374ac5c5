"""An app that offers what an earlier one left unsaved."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work

from workbench.language import _, _n, said
from workbench.session import Session
from workbench.store.save_failed import SaveFailed
from workbench.ui.apps.editing_app import EditingApp
from workbench.ui.apps.left_behind import Left
from workbench.ui.dialogs.choice import Answer, Choice
from workbench.ui.text import notify


class RecoveringApp(EditingApp):
    """Asks what is to become of unsaved work that a writer left behind."""

    def left_found(self, session: Session, left: Sequence[Left]) -> None:
        """Ask about each; a journal that holds nothing any more is deleted."""
        self._ask(session, left)

    @work(description="recover")
    async def _ask(self, session: Session, left: Sequence[Left]) -> None:
        for each in left:
            if each.drafts:
                await self._ask_about(session, each)
            elif each.journal.is_certain:
                self._discard(each)

    async def _ask_about(self, session: Session, left: Left) -> None:
        since = left.journal.since
        question = _n(
            "Unsaved work of {since} was found, in {count} file.",
            "Unsaved work of {since} was found, in {count} files.",
            len(left.drafts),
            since=since.astimezone().strftime("%Y-%m-%d %H:%M") if since else "?",
        )
        answers = (Answer("recover", _("Recover"), "r"), Answer("discard", _("Discard"), "d"))
        dialog = Choice(
            question, answers, cancel=_("Ask again next time"), details=left.told, is_unasked=True
        )
        answer = await self.push_screen_wait(dialog)
        if answer == "discard" or (answer == "recover" and await self._recovered(session, left)):
            self._discard(left)

    def _discard(self, left: Left) -> None:
        try:
            left.journal.discard()
        except SaveFailed as failed:
            notify(self, said(failed.sentence), severity="warning")

    async def _recovered(self, session: Session, left: Left) -> bool:
        """Hold unsaved work again; whether it is in the journal of this session now."""
        is_held, is_over = asyncio.Event(), asyncio.Event()
        count = len(left.drafts)
        self.change(
            session, _("Recovering"), count, lambda on: on.recover(left.drafts), is_held.set, is_over.set
        )
        await is_over.wait()
        await asyncio.to_thread(session.wait_for_journal)
        return is_held.is_set() and session.journal_trouble is None
