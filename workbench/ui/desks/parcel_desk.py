"""Sends parcels to translators and takes in what they bring back; slow work is done beside the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.formats.edit_refused import EditRefused
from workbench.language import _, _n, said
from workbench.locales.exchange.arrival import ParcelRefused
from workbench.locales.exchange.forms import form_of, read
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence
from workbench.session import Session
from workbench.store.fingerprint import FileRefused
from workbench.store.save_failed import SaveFailed
from workbench.store.writing import write_exports
from workbench.ui.desks.making import Make
from workbench.ui.dialogs.choice import Answer, Choice
from workbench.ui.dialogs.send_parcel import ParcelWish, SendParcel
from workbench.ui.dialogs.take_parcel import Found, Taken, TakeParcel
from workbench.ui.text import notify

if TYPE_CHECKING:
    from textual.app import App

    from workbench.locales.exchange.comparison import Comparison
    from workbench.locales.memory import Pair


class ParcelDesk:
    """Asks what is to be sent, and what of a file is to be taken in."""

    def __init__(self, app: App[None], make: Make) -> None:
        self._app = app
        self._make = make
        self._last = ParcelWish(LocaleTag(""), "xliff", is_unfinished_only=True, output="./")
        self._last_path = ""

    def send(self, session: Session, locale: LocaleTag | None) -> None:
        """Ask what is to be sent, showing the words of each locale, and write it."""
        locales = self._locales(session)
        if not locales:
            return
        last = self._last
        at = next((each for each in (locale, last.locale) if each in locales), locales[0])
        wish = ParcelWish(at, last.form, last.is_unfinished_only, last.output)
        dialog = SendParcel(locales, wish, lambda each: self._in_a_thread(self._count, session, dialog, each))

        def answered(answer: ParcelWish | None) -> None:
            if answer is not None:
                self._last = answer
                self._write_unless_there(session, answer)

        self._app.push_screen(dialog, answered)

    def take(self, session: Session) -> None:
        """Ask for a file, show what it would change, and make that one step."""
        if not self._locales(session):
            return

        def look(path: Path, is_done: bool) -> None:
            self._last_path = str(path)
            self._in_a_thread(self._look, session, dialog, path, is_done)

        def answered(answer: Taken | None) -> None:
            if answer is not None:
                self._take_in(session, answer)

        dialog = TakeParcel(self._last_path, look)
        self._app.push_screen(dialog, answered)

    def _locales(self, session: Session) -> list[LocaleTag]:
        policy = session.policy
        locales = [] if policy is None else list(policy.settings.locales)
        if not locales:
            notify(self._app, _("The policy has no locale to translate into."), severity="warning")
        return locales

    def _in_a_thread(self, work: Callable[..., None], *arguments: object) -> None:
        """Work beside the screen; the dialog keeps everybody else from editing meanwhile."""
        self._app.run_worker(lambda: work(*arguments), thread=True, group="parcel")

    def _count(self, session: Session, dialog: SendParcel, locale: LocaleTag) -> None:
        """Find out the words of a locale."""
        from workbench.exchanging import carried
        from workbench.locales.exchange.word_counts import WordCounts

        try:
            found: WordCounts | Sentence = WordCounts.of(carried(session, locale).units)
        except (EditRefused, FileRefused) as refused:
            found = refused.sentence
        self._app.call_from_thread(dialog.show, locale, found)

    def _write_unless_there(self, session: Session, wish: ParcelWish) -> None:
        """Write a parcel; where a file is there already, ask first."""
        if not wish.target.exists():
            self._in_a_thread(self._write, session, wish)
            return
        dialog = Choice(
            _n("{count} file is there already.", "{count} files are there already.", 1),
            [Answer("replace", _("Replace"), "r")],
            cancel=_("Cancel"),
            details=str(wish.target),
        )

        def answered(answer: str | None) -> None:
            if answer == "replace":
                self._in_a_thread(self._write, session, wish)

        self._app.push_screen(dialog, answered)

    def _write(self, session: Session, wish: ParcelWish) -> None:
        from workbench.exchanging import packed

        try:
            made = packed(session, wish.locale, wish.form, is_unfinished_only=wish.is_unfinished_only)
            write_exports({wish.target: made.content})
        except (EditRefused, FileRefused, ParcelRefused, SaveFailed) as refused:
            self._tell(said(refused.sentence), severity="error")
        except OSError as failed:
            self._tell(str(failed), severity="error")
        else:
            self._tell(_("Written: {place}").format(place=wish.target))

    def _look(self, session: Session, dialog: TakeParcel, path: Path, is_done: bool) -> None:
        """Find out what a file would change."""
        try:
            found = _found(session, path, is_done=is_done)
        except (EditRefused, FileRefused, ParcelRefused) as refused:
            self._app.call_from_thread(dialog.tell, said(refused.sentence))
        else:
            self._app.call_from_thread(dialog.show, found)

    def _take_in(self, session: Session, taken: Taken) -> None:
        from workbench.exchanging import planned_import

        try:
            if taken.carried is not None and taken.changes:
                told = _n("{count} entry changed.", "{count} entries changed.", len(taken.changes))
                self._make(planned_import(taken.carried, taken.changes), told=told)
            if taken.pairs:
                self._remember(session, taken.pairs)
        except (EditRefused, ParcelRefused, SaveFailed) as refused:
            notify(self._app, said(refused.sentence), severity="error")

    def _remember(self, session: Session, pairs: Mapping[LocaleTag, Sequence[Pair]]) -> None:
        from workbench.store.translation_memory import remember

        policy, root = session.policy, session.project.root
        if policy is not None:
            count = sum(
                remember(root, policy.source_locale, locale, found) for locale, found in pairs.items()
            )
            notify(self._app, _n("{count} pair for suggestions.", "{count} pairs for suggestions.", count))

    def _tell(self, told: str, *, severity: str = "information") -> None:
        if severity == "error":
            self._app.call_from_thread(notify, self._app, told, severity="error", title=_("Not written"))
        else:
            self._app.call_from_thread(notify, self._app, told)


def _found(session: Session, path: Path, *, is_done: bool) -> Found:
    """What a file comes to. Raises EditRefused, FileRefused, ParcelRefused."""
    from workbench.exchanging import carried, comparison, locale_of, pairs_of, read_parcel, sound_policy

    content = read_parcel(path)
    form = form_of(path.name, content)
    policy = sound_policy(session)
    if form == "tmx":
        pairs = pairs_of(content, policy)
        told = [f"{locale}: {len(each)}" for locale, each in pairs.items()]
        return Found(_("Pairs for suggestions: {told}").format(told=", ".join(told)), pairs=pairs)
    arrival = read(form, content)
    found = carried(session, locale_of(arrival, policy, None))
    outcome = comparison(found, arrival, is_done=is_done)
    return Found(_summary(found.locale, outcome), found, outcome)


def _summary(locale: LocaleTag, outcome: Comparison) -> str:
    told = _("{locale}: {changed} would change, {held} wait, {refused} are refused, {same} say nothing new")
    return told.format(
        locale=locale,
        changed=len(outcome.changes),
        held=len(outcome.held),
        refused=len(outcome.refused),
        same=outcome.unchanged,
    )
