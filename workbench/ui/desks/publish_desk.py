"""Publishes from the app, and takes back: shown before, asked about, told after."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from workbench.formats.edit_refused import EditRefused
from workbench.language import _, _n, said
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say
from workbench.revisions.telling import told
from workbench.session import Session
from workbench.store.author import author
from workbench.store.fingerprint import FileRefused
from workbench.store.git.failure import GitFailed
from workbench.store.git.repository import Repository, open_repository
from workbench.store.kept_states import StateUnreadable
from workbench.store.save_failed import SaveFailed
from workbench.ui.beside.after_rest import AfterRest
from workbench.ui.beside.own_thread import in_own_thread
from workbench.ui.desks.git_permission import git_may_write
from workbench.ui.dialogs.choice import Answer, Choice
from workbench.ui.dialogs.decide import MEANINGS
from workbench.ui.dialogs.publish import Answers, Findings, Publish
from workbench.ui.text import notify
from workbench.ui.widgets.one_of import Option

if TYPE_CHECKING:
    from textual.app import App

    from workbench.publishing.wish import Prepared, Wish
    from workbench.revisions.record import Revision

REST = 0.15
"""Seconds without another answer after which one finds out what the answers come to."""


class PublishDesk:
    """Shows what publishing comes to, and does it when that is wanted."""

    def __init__(self, app: App[None], session: Session, done: Callable[[], None]) -> None:
        self._app = app
        self._session = session
        self._done = done
        self._dialog = Publish(_locales(session), _meanings(), self._want)
        self._rest = AfterRest(app, self._find_out)

    async def publish(self) -> None:
        """Ask, and publish what was answered."""
        answers = await self._app.push_screen_wait(self._dialog)
        self._rest.stop()
        if answers is None:
            return
        try:
            if answers.commits or answers.tags:
                with open_repository(self._session.project.root) as repository:
                    if await git_may_write(self._app, repository):
                        self._publish(answers, repository)
                    else:
                        self._tell_not_let()
            else:
                self._publish(answers, None)
        except (EditRefused, FileRefused, GitFailed, SaveFailed, StateUnreadable) as failed:
            notify(self._app, said(failed.sentence), severity="error", title=_("Not published"))

    def _want(self, _answers: Answers) -> None:
        self._rest.begin(REST if self._app.screen is self._dialog else 0)

    def _find_out(self) -> None:
        """Find out what the answers come to, in a thread; the dialog keeps everybody else from editing."""
        if not self._dialog.is_running:
            return
        answers = self._dialog.answers
        look = partial(findings, self._session, answers)
        in_own_thread(self._app, look, partial(self._tell, answers))

    def _tell(self, answers: Answers, found: Findings) -> None:
        """Show what was found, unless something else is answered by now."""
        now = self._dialog.answers if self._dialog.is_running else None
        if now is not None and _same_question(now, answers):
            self._dialog.tell(found)

    def _tell_not_let(self) -> None:
        told = _("Nothing was published: git may not write in this repository. Publish without a commit.")
        notify(self._app, told, severity="warning", title=_("Not published"))

    def _publish(self, answers: Answers, repository: Repository | None) -> None:
        """Write the revision, and commit it where that is wanted and sure to work."""
        from workbench.publishing.committing import committing, tag_of
        from workbench.publishing.preparing import prepare
        from workbench.publishing.writing import take_up, write
        from workbench.store.git.writing import require_ready

        prepared = prepare(self._session, wish_of(self._session, answers))
        made = prepared.publication
        if made is None:
            notify(self._app, "\n".join(_hindrances(prepared)), severity="error", title=_("Not published"))
            return
        if repository is not None:
            require_ready(repository, tag_of(made.revision) if answers.tags else None)
        folder, paths = write(prepared)
        take_up(self._session, prepared)
        self._done()
        told = [_("Written: {folder}").format(folder=folder)]
        told.append(
            _("This fixes the text and its date; it reaches visitors when the export is on the site.")
        )
        if repository is not None:
            try:
                told += map(said, committing(repository, made.revision, paths, is_tagged=answers.tags))
            except GitFailed as failed:
                told.append(_("Not committed: {why}").format(why=said(failed.sentence)))
        notify(self._app, "\n".join(told), title=_("Published"))


async def take_back(app: App[None], session: Session, done: Callable[[], None]) -> None:
    """Ask whether the newest revision is to be taken back, and do it; why it cannot be is told."""
    from workbench.publishing.taking_back import take_back_newest, why_not

    reason = why_not(session)
    newest = session.project.newest
    if reason is not None or newest is None:
        notify(app, said(reason) if reason else "", severity="warning", title=_("Not taken back"))
        return
    if not await _is_sure(app, newest):
        return
    try:
        name = take_back_newest(session)
    except (SaveFailed, StateUnreadable) as failed:
        notify(app, said(failed.sentence), severity="error", title=_("Not taken back"))
        return
    done()
    notify(app, _("Revision {name} is taken back.").format(name=name))


async def _is_sure(app: App[None], newest: Revision) -> bool:
    question = _(
        "Take back what was published as {name}? Its decisions come back, nothing you wrote changes."
    )
    dialog = Choice(
        question.format(name=newest.name), [Answer("yes", _("Take back"), "y")], cancel=_("Cancel")
    )
    return await app.push_screen_wait(dialog) == "yes"


def findings(session: Session, answers: Answers) -> Findings:
    """What the answers come to: nothing is written, and nothing of the session changes."""
    from workbench.publishing.preparing import prepare
    from workbench.revisions.publishing import keeps_dates

    try:
        prepared = prepare(session, wish_of(session, answers))
    except (StateUnreadable, EditRefused, FileRefused) as failed:
        return Findings([said(failed.sentence)], can_publish=False)
    lacks_reason = answers.needs_reason and not answers.reason
    lines = list(_hindrances(prepared))
    if lacks_reason:
        lines.append(said(say("Write a reason: whoever reads this later has only that.")))
    can_publish = prepared.publication is not None and not lacks_reason
    return Findings(
        list(_comes_to(prepared)) if can_publish else lines,
        can_publish,
        has_undecided=bool(prepared.undecided),
        can_keep_date=prepared.changes is not None and keeps_dates(prepared.changes) and not lines,
        is_incomplete=bool(prepared.incomplete),
        has_git=_has_git(session),
    )


def wish_of(session: Session, answers: Answers) -> Wish:
    """The answers as what somebody wants published today."""
    from workbench.publishing.wish import Wish
    from workbench.revisions.level import Level
    from workbench.steps.decisions import Verdict, now_in

    now, who = now_in(session), author(session.project.root)
    reason = answers.reason or "…"  # found out with, never written: nothing is published without one
    return Wish(
        date=now.date(),
        at=now,
        by=who,
        locales=(LocaleTag(answers.locale),) if answers.locale else (),
        note=answers.note or None,
        keeps_date=reason if answers.keeps_date else None,
        incomplete=reason if answers.is_incomplete else None,
        overall=Verdict(Level(answers.meaning), reason, who, now) if answers.meaning else None,
    )


def _same_question(one: Answers, other: Answers) -> bool:
    """Whether two answers differ in nothing that the findings depend on."""
    keys = ("locale", "meaning", "keeps_date", "is_incomplete", "reason")
    return all(getattr(one, key) == getattr(other, key) for key in keys)


def _has_git(session: Session) -> bool:
    try:
        with open_repository(session.project.root):
            return True
    except GitFailed:
        return False


def _locales(session: Session) -> Sequence[Option]:
    """Everything that is published, or one locale alone."""
    from workbench.revisions.taking_down import published_locales

    policy = session.policy
    if policy is None or session.project.newest is None:
        return [Option("", _("The source, for the first time"))]
    published = published_locales(policy)
    every = ", ".join((policy.source_locale, *published))
    found = [Option("", _("Everything that is published: {locales}").format(locales=every))]
    for tag in policy.settings.locales:
        title = (
            _("{locale} alone, corrected") if tag in published else _("{locale} alone, for the first time")
        )
        found.append(Option(tag, title.format(locale=tag)))
    return found


def _meanings() -> Sequence[Option]:
    return [
        Option("", _("stays so: each is decided by itself")),
        *(Option(str(level), said(told)) for level, told in MEANINGS),
    ]


def _comes_to(prepared: Prepared) -> Iterator[str]:
    """What would be done, in words: dates, consent, what readers are told, what is let through."""
    from workbench.publishing.telling import comes_to, readers_told

    yield from map(said, comes_to(prepared))
    if prepared.changes is not None:
        sentences = readers_told(prepared.changes)
        if sentences:
            yield _("Readers are told:")
        yield from (f"» {sentence}" for sentence in sentences)
    if prepared.let_through:
        count = len(prepared.let_through)
        if prepared.is_first:
            yield _n(
                "{count} error goes out with the first revision; see Problems.",
                "{count} errors go out with the first revision; see Problems.",
                count,
            )
            return
        yield _n(
            "{count} error that readers have already is let through; see Problems.",
            "{count} errors that readers have already are let through; see Problems.",
            count,
        )


def _hindrances(prepared: Prepared) -> Iterator[str]:
    """What stands in the way, in words."""
    yield from (said(sentence) for sentence in prepared.refusals)
    changes = prepared.changes
    for each in prepared.undecided:
        what = said(told(each.change, changes.sides)) if changes is not None else each.change.name
        yield _("undecided: {what}. {why}").format(what=what, why=said(each.proposal.why))
    for problem in prepared.errors:
        yield f"{problem.rule}: {said(problem.message)}"
