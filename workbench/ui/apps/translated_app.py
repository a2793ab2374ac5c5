"""An app that leads translators to the texts of the source and back, and tells them what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence
from workbench.ui.apps.exchanging_app import ExchangingApp
from workbench.ui.screens.translate import TranslatePlace

if TYPE_CHECKING:
    from workbench.checks.runner import Report


class TranslatedApp(ExchangingApp):
    """Does what is asked in the place Translate."""

    def __init__(self, root: Path, *, why_read_only: Sentence | None = None) -> None:
        super().__init__(root, why_read_only=why_read_only)
        self.translation = TranslatePlace(id="translate")

    @property
    def locale_at_hand(self) -> LocaleTag | None:
        """The locale that is being translated into."""
        work = self.translation.work
        return super().locale_at_hand if work is None else work.locale

    def _checked(self, report: Report | None) -> None:
        super()._checked(report)
        self.translation.take_problems(report.problems if report is not None else ())

    @on(TranslatePlace.SourceAsked)
    def _source_of_entry_asked(self, event: TranslatePlace.SourceAsked) -> None:
        from workbench.finding.written_texts import place_of_text

        policy = self.session.policy if self.session is not None else None
        where = place_of_text(policy, event.key) if policy is not None else None
        if where is not None:
            self.see(where)

    @on(TranslatePlace.EditorAsked)
    def _editor_asked(self, event: TranslatePlace.EditorAsked) -> None:
        if event.error is not None:
            self.see_error(event.error, in_editor=True)
        elif event.where is not None:
            self.see(event.where, in_editor=True)

    @on(TranslatePlace.ReplaceAsked)
    def _replace_asked(self, event: TranslatePlace.ReplaceAsked) -> None:
        self.offer_replace(event.words, locale=event.locale)
