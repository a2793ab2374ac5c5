"""The place Translate: what a translator does in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from workbench.edits import Place as Where
from workbench.edits import Step
from workbench.formats.reading_error import ReadingError
from workbench.language import _
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.steps.planned import Wanted
from workbench.ui.commands import Scope
from workbench.ui.desks.translation_desk import TranslationDesk
from workbench.ui.dialogs.pick import Pick
from workbench.ui.keys.bindings import bindings
from workbench.ui.screens.entry_list import EntryList
from workbench.ui.screens.place import opened
from workbench.ui.screens.translate_view import TranslateView
from workbench.ui.text import notify
from workbench.ui.widgets.pair_view import PairView
from workbench.ui.widgets.target_area import TargetArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.suggesting import Offer
    from workbench.worklist import Worklist


class TranslatePlace(TranslateView):
    """The entries of a locale; what is done to them is told as steps."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.TRANSLATE)

    class SourceAsked(Message):
        """The translator wants to go where the source text of an entry is written."""

        def __init__(self, key: Key) -> None:
            super().__init__()
            self.key = key

    class EditorAsked(Message):
        """The translator wants to open the locale's file in an editor: at an entry, or where it is broken."""

        def __init__(self, where: Where | None, error: ReadingError | None = None) -> None:
            super().__init__()
            self.where = where
            self.error = error

    class ReplaceAsked(Message):
        """The translator wants to replace words in a locale's translations."""

        def __init__(self, locale: LocaleTag, words: str) -> None:
            super().__init__()
            self.locale = locale
            self.words = words

    class LetterGiven(Message):
        """A command is to run by its key, as it would in the list."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    @property
    def desk(self) -> TranslationDesk:
        """Where steps are made."""
        return TranslationDesk(self.app, self._make)

    def _make(self, wanted: Wanted) -> None:
        place = wanted.place if isinstance(wanted, Step) else None
        is_here = self.work is not None and (place is None or place.file.id == self.work.locale)
        self.post_message(self.StepMade(wanted, stays=is_here))

    def _at(self) -> tuple[Worklist, Key] | None:
        """The chosen entry of the locale; None where there is none, which is told."""
        if self.work is None or self.key is None:
            notify(self.app, _("No entry is chosen."))
            return None
        return self.work, self.key

    def _do(self, step: Callable[[Worklist, Key], Step | None], nothing: str) -> None:
        """Hand on a step of the chosen entry."""
        at = self._at()
        if at is not None:
            self.desk.tried(lambda: step(*at), nothing)

    def action_step(self, what: str, distance: int) -> None:
        """Go to the next entry that is something, or to the one before."""
        self.entries.step(what, distance)

    def action_write(self) -> None:
        """Write in the translation."""
        self.screen.set_focus(self.pair.area)

    def action_read_on(self) -> None:
        """Show more of the source text, then of what helps."""
        self.pair.read_on()

    def action_done(self) -> None:
        """Say that the translation is right, and go to the next unfinished one."""
        at = self._at()
        if at is not None and self.desk.finish(*at):
            self.entries.step("unfinished", 1)

    def action_turn(self) -> None:
        """Say that translations need work, or that they do not any more."""
        if self._at() is not None:
            self.desk.turn(opened(self.work), self.entries.chosen)

    def action_copy_source(self) -> None:
        """Begin with the source text."""
        from workbench.steps.translations import copy_source

        self._do(copy_source, _("The translation is the source text."))

    def action_clear(self) -> None:
        """Take the translation away."""
        from workbench.steps.translations import clear

        self._do(clear, _("There is no translation."))

    def action_insert(self) -> None:
        """Insert the first thing of the source that is missing; of none missing, whichever is picked."""
        from workbench.locales.insertable import missing

        kept = self._kept_texts()
        lacking = missing(kept, self.pair.area.text)
        if lacking:
            self.pair.area.put_in(lacking[0])
        elif kept:
            self.app.push_screen(Pick(list(dict.fromkeys(kept)), ""), self._picked)
        else:
            notify(self.app, _("The source text has nothing to keep letter by letter."))

    def _picked(self, text: str | None) -> None:
        if text is not None:
            self.pair.area.put_in(text)

    def action_insert_all(self) -> None:
        """Insert all of the source that is missing."""
        from workbench.locales.insertable import missing

        lacking = missing(self._kept_texts(), self.pair.area.text)
        if lacking:
            self.pair.area.put_in(" ".join(lacking))
        else:
            notify(self.app, _("Nothing is missing."))

    def _kept_texts(self) -> Sequence[str]:
        """What the source text has to be kept; names as soon as they have been looked up."""
        from workbench.locales.insertable import insertable

        if self.work is None or self.key is None:
            return ()
        return self.found.kept if self.found is not None else insertable(self.work[self.key].source)

    def action_comment(self) -> None:
        """Write a comment."""
        at = self._at()
        if at is not None:
            self.desk.comment(*at)

    def action_approve(self) -> None:
        """Vouch for translations, or withdraw that."""
        if self._at() is not None:
            self.desk.approve(opened(self.work), self.entries.chosen)

    def action_waive(self) -> None:
        """Accept what is wrong with the entry, and go on."""
        at = self._at()
        if at is not None:
            self.desk.waive(*at, self.problems_here, lambda: self.action_step("problem", 1))

    def action_mend(self) -> None:
        """Mend what is wrong with the entry."""
        at = self._at()
        if at is not None:
            self.desk.mend(*at, self.problems_here)

    def action_same(self) -> None:
        """Give every entry with the same source text this translation, and go on."""
        at = self._at()
        if at is not None and self.desk.same(*at):
            self.entries.step("unfinished", 1)

    def action_begin(self) -> None:
        """Begin a locale."""
        self.desk.begin(opened(self.session))

    def action_carry_over(self) -> None:
        """Carry new and changed texts over."""
        if self.work is not None:
            self.desk.carry_over(self.work)

    def action_choose_locale(self) -> None:
        """Choose the locale."""
        self.desk.choose_locale(opened(self.session), self.work, self.open_locale)

    def action_filter(self) -> None:
        """Type a filter."""
        self.screen.set_focus(self.entries.field)

    def action_clear_filter(self) -> None:
        """Show every entry again."""
        self.entries.put_filter("")
        self.screen.set_focus(self.entries.table)

    def action_look_up(self) -> None:
        """Look a word up in what is translated already."""
        from workbench.ui.dialogs.concordance import Concordance

        asked, suggesting = self.question, self.suggesting
        if asked is None or suggesting is None:
            return
        words = self.pair.area.word if self.pair.area.has_focus else ""

        def chosen(key: Key | None) -> None:
            if key is not None:
                self.entries.go_to(key)

        self.app.push_screen(Concordance(words, lambda sought: suggesting.usages(asked, sought)), chosen)

    def action_replace(self) -> None:
        """Find words in the locale's translations, and replace them."""
        if self.work is not None:
            words = self.pair.area.word if self.pair.area.has_focus else ""
            self.post_message(self.ReplaceAsked(self.work.locale, words))

    def action_copy(self) -> None:
        """Copy a text of the entry."""
        at = self._at()
        if at is not None:
            self.desk.copy(*at)

    def action_go_to_source(self) -> None:
        """Go where the source text is written."""
        if self.key is not None:
            self.post_message(self.SourceAsked(self.key))

    def action_open_file(self) -> None:
        """Open the locale's file in an editor."""
        if self.unreadable is not None:
            self.post_message(self.EditorAsked(None, self.unreadable))
            return
        at = self._at()
        if at is not None:
            work, key = at
            self.post_message(self.EditorAsked(Where(work.file, (key,) if work.is_carried(key) else ())))

    def _take(self, offers: Sequence[Offer], number: int) -> None:
        from workbench.steps.translations import accept_suggestion

        if number > len(offers):
            notify(self.app, _("There is no suggestion {number}.").format(number=number))
            return
        text = offers[number - 1].suggestion.target
        self._do(
            lambda work, key: accept_suggestion(work, key, text), _("The translation is the suggestion.")
        )

    @on(PairView.SuggestionAsked)
    def _suggestion_asked(self, event: PairView.SuggestionAsked) -> None:
        event.stop()
        self._take(self.found.offers if self.found is not None else (), event.number)

    @on(PairView.Left)
    def _left(self, event: PairView.Left) -> None:
        event.stop()
        self.screen.set_focus(self.entries.table)

    @on(PairView.Stepped)
    def _stepped(self, event: PairView.Stepped) -> None:
        event.stop()
        self.entries.step("any", event.distance)

    @on(PairView.LetterGiven)
    def _letter_given(self, event: PairView.LetterGiven) -> None:
        event.stop()
        self.post_message(self.LetterGiven(event.key))

    @on(EntryList.Moved)
    def _moved(self, event: EntryList.Moved) -> None:
        event.stop()
        self.show_pair()

    @on(EntryList.Opened)
    def _opened(self, event: EntryList.Opened) -> None:
        event.stop()
        self.action_write()

    @on(TargetArea.Typed)
    def _typed(self, event: TargetArea.Typed) -> None:
        event.stop()
        from workbench.steps.translations import set_target

        work = self.work
        step = None if work is None or event.key not in work else set_target(work, event.key, event.text)
        if step is None:
            event.area.heard()
        else:
            self.post_message(self.StepMade(step, event.area))
