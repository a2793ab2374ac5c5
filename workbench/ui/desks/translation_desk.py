"""What is done about entries: steps made of what a translator asks for, and the questions some need first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from workbench.edits import Place, Step
from workbench.formats.edit_refused import EditRefused
from workbench.language import _, _n, said
from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence, say
from workbench.policy.today import today_in
from workbench.steps.planned import Planned, Wanted
from workbench.ui.beside.at_length import MANY
from workbench.ui.beside.own_thread import in_own_thread
from workbench.ui.desks.problem_desk import ProblemDesk
from workbench.ui.dialogs.pick import Pick
from workbench.ui.text import Piece, notify

if TYPE_CHECKING:
    from textual.app import App

    from workbench.checks.problem import Problem
    from workbench.locales.progress import LocaleProgress
    from workbench.policy.model import Policy
    from workbench.session import Session
    from workbench.store.project import Project
    from workbench.worklist import Worklist

Make = Callable[[Wanted], None]


class TranslationDesk:
    """Makes steps of what is asked, and hands them on."""

    def __init__(self, app: App[None], make: Make) -> None:
        self._app = app
        self._make = make

    def tried(self, step: Callable[[], Step | None], nothing: str = "") -> bool:
        """Hand a step on; what keeps it from being made, or that it changes nothing, is told."""
        try:
            made = step()
        except EditRefused as refused:
            notify(self._app, said(refused.sentence), severity="warning")
            return False
        if made is not None:
            self._make(made)
        elif nothing:
            notify(self._app, nothing)
        return made is not None

    def _tried_of_many(
        self, title: Sentence, session: Session, keys: Sequence[Key], step: Callable[[Session], Step | None]
    ) -> None:
        """Hand a step of these entries on; one of many is worked out where it is done."""
        if len(keys) < MANY:
            self.tried(lambda: step(session))
        else:
            self._make(Planned(title, len(keys), step))

    def finish(self, work: Worklist, key: Key) -> bool:
        """Say that a translation is done; whether it is now."""
        from workbench.locales.catalog import State
        from workbench.steps.translations import done

        is_done = work.state(key) is State.TRANSLATED
        return is_done or self.tried(lambda: done(work, [key]))

    def turn(self, work: Worklist, keys: Sequence[Key]) -> None:
        """Say of translations that they need work, or of those that all do that they are done."""
        from workbench.locales.catalog import State
        from workbench.steps.translations import done, needs_work

        is_any_done = any(work.state(key) is State.TRANSLATED for key in keys)
        title = (
            say("Needs work: {count} entries", count=len(keys))
            if is_any_done
            else say("Done: {count} entries", count=len(keys))
        )
        turned = needs_work if is_any_done else done
        self._tried_of_many(title, work.session, keys, lambda _session: turned(work, keys))

    def approve(self, work: Worklist, keys: Sequence[Key]) -> None:
        """Vouch for translations, or withdraw that where all are approved."""
        from workbench.steps.approvals import approve_step, unapprove_step
        from workbench.store.author import author

        session, policy = work.session, work.policy
        if policy is None:
            return
        if all(work.is_approved(key) for key in keys):
            title = say("Withdraw the approval of {count} translations", count=len(keys))
            self._tried_of_many(title, session, keys, lambda on: unapprove_step(on, work.locale, keys))
            return
        by, today = author(session.project.root), today_in(policy.settings.time_zone)
        new = [key for key in keys if not work.is_approved(key)]
        self._tried_of_many(
            say("Approve {count} translations", count=len(new)),
            session,
            new,
            lambda on: approve_step(on, work.locale, new, by=by, date=today),
        )

    def comment(self, work: Worklist, key: Key) -> None:
        """Ask for a comment of an entry."""
        from workbench.steps.translations import set_comment
        from workbench.ui.dialogs.ask import Ask

        def answered(text: str | None) -> None:
            if text is not None:
                self.tried(lambda: set_comment(work, key, text), _("The comment is as it was."))

        question = _("Comment on {key}, for other translators:").format(key=key)
        self._app.push_screen(Ask(question, "\n".join(work[key].comments), has_lines=True), answered)

    def waive(self, work: Worklist, key: Key, problems: Sequence[Problem], done: Callable[[], None]) -> None:
        """Ask why the problems of an entry are accepted."""
        standing = [problem for problem in problems if not problem.is_waived]
        if not standing:
            notify(self._app, _("Nothing is wrong here that could be accepted."))
            return
        ProblemDesk(self._app, self._at(work, key)).waive(work.session, standing, done)

    def mend(self, work: Worklist, key: Key, problems: Sequence[Problem]) -> None:
        """Show what fixes would change, and apply them."""
        fixable = [each for each in problems if each.fix is not None and not each.is_waived]
        ProblemDesk(self._app, self._at(work, key)).fix(work.session, fixable, lambda: None)

    def copy(self, work: Worklist, key: Key) -> None:
        """Ask which text goes to the clipboard."""
        entry = work[key]
        texts = {_("Key"): key, _("Source text"): entry.source, _("Translation"): entry.target}

        def picked(name: str | None) -> None:
            if name is not None:
                self._app.copy_to_clipboard(texts[name])
                notify(self._app, _("Handed to the terminal's clipboard: {name}.").format(name=name))

        self._app.push_screen(Pick(list(texts), _("Translation")), picked)

    def carry_over(self, work: Worklist) -> None:
        """Carry new and changed texts into the locale's file."""
        from workbench.steps.locales import carry_step

        nothing = _("The file has every text as it is now.")
        self.tried(lambda: carry_step(work.session, work.locale), nothing)

    def begin(self, session: Session) -> None:
        """Ask for a locale to begin."""
        from workbench.steps.locales import begin_step
        from workbench.ui.dialogs.ask import Ask

        def answered(tag: str | None) -> None:
            if tag is not None and tag.strip():
                self.tried(lambda: begin_step(session, tag.strip()))

        self._app.push_screen(Ask(_("Which locale? (fi, pt-BR, zh-Hant)")), answered)

    def choose_locale(
        self, session: Session, work: Worklist | None, chosen: Callable[[LocaleTag], None]
    ) -> None:
        """Ask which locale to translate into, and show how far each is, as soon as that is known."""
        from workbench.ui.widgets.locale_line import progress
        from workbench.ui.widgets.standing_line import locale_title

        policy = session.policy
        titles = {locale_title(tag): tag for tag in policy.settings.locales} if policy else {}
        known = {} if work is None else {work.locale: work.progress}
        anew = _("Begin a new locale …")

        def told(title: str) -> Sequence[Piece]:
            found = known.get(titles[title]) if title in titles else None
            return () if found is None else tuple(progress(found))

        def measured(found: Mapping[LocaleTag, LocaleProgress]) -> None:
            known.update({tag: each for tag, each in found.items() if tag not in known})
            dialog.tell_again()

        def picked(title: str | None) -> None:
            if title == anew:
                self.begin(session)
            elif title is not None:
                chosen(titles[title])

        dialog = Pick([*titles, anew], locale_title(work.locale) if work is not None else "", told)
        self._app.push_screen(dialog, picked)
        if policy is not None:
            in_own_thread(self._app, partial(_progress_on_disk, session.project, policy), measured)

    def same(self, work: Worklist, key: Key) -> bool:
        """Give every entry with the same source text this translation."""
        from workbench.steps.translations import same_as

        others = work.same_source(key)
        nothing = _("No other entry has this source text.")
        made = self.tried(lambda: same_as(work, key, others), nothing)
        if made:
            told = _n("{count} other entry has it too.", "{count} other entries have it too.", len(others))
            notify(self._app, told)
        return made

    def _at(self, work: Worklist, key: Key) -> Make:
        """Hand steps on as steps of an entry, wherever they are written."""
        place = Place(work.file, (key,))
        return lambda wanted: self._make(replace(wanted, place=place) if isinstance(wanted, Step) else wanted)


def _progress_on_disk(project: Project, policy: Policy) -> Mapping[LocaleTag, LocaleProgress]:
    """How far the locales are as they were saved last; what is known of their files is not read again."""
    from workbench.store.locale_measures import open_measures

    measures = open_measures(project, policy)
    found = {tag: measures.progress(tag) for tag in policy.settings.locales}
    measures.save()
    return found
