"""`workbench publish`: the present state becomes the next revision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import click

from workbench.cli.committing import commit_published, commit_revision, may_commit
from workbench.cli.decide_command import CHOICES
from workbench.cli.helping import examples
from workbench.cli.placing import placed
from workbench.cli.printing import note, tell
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.workplace import Workplace, with_project
from workbench.cli.writing import session_of
from workbench.formats.edit_refused import EditRefused
from workbench.language import _, _n, said
from workbench.policy.kinds import LocaleTag
from workbench.publishing.preparing import prepare
from workbench.publishing.telling import comes_to, readers_told
from workbench.publishing.wish import Prepared, Wish
from workbench.publishing.writing import write
from workbench.revisions.level import Level
from workbench.session import Session
from workbench.steps.decisions import Verdict, now_in
from workbench.store.author import author
from workbench.store.kept_states import StateUnreadable


@click.command(
    "publish",
    epilog=examples(
        "workbench publish --dry-run",
        'workbench publish --note "New tag for surveys"',
        'workbench publish --level editorial --reason "Slips of the pen" --keep-date',
    ),
)
@click.option(
    "--date", type=click.DateTime(["%Y-%m-%d"]), metavar="D", help="The day it is made public; today."
)
@click.option(
    "--locale", "locales", multiple=True, metavar="L", help="Only these; for the first time, or anew."
)
@click.option("--level", type=click.Choice(CHOICES), help="Answers for every change that is still undecided.")
@click.option("--change", "each", multiple=True, metavar="CHANGE=LEVEL", help="Answers for one change.")
@click.option("--reason", metavar="T", help="Why, for --level, --change and --keep-date.")
@click.option("--keep-date", is_flag=True, help="Leave the printed date; only where all is editorial.")
@click.option("--allow-incomplete", metavar="REASON", help="Publish a locale that is not wholly translated.")
@click.option("--note", "words", metavar="T", help="What readers are told of the revision as a whole.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--commit", is_flag=True, help="Commit what was written, in git, with a message that tells it.")
@click.option("--tag", is_flag=True, help="Commit, and tag the commit as policy-DATE.")
@click.option("--take-back", is_flag=True, help="Take the newest revision back, while it is nowhere else.")
@with_project
def command(
    workplace: Workplace,
    date: dt.datetime | None,
    locales: tuple[str, ...],
    level: str | None,
    each: tuple[str, ...],
    reason: str | None,
    keep_date: bool,
    allow_incomplete: str | None,
    words: str | None,
    dry_run: bool,
    commit: bool,
    tag: bool,
    take_back: bool,
) -> int:
    """Make the working state the next revision: it fixes the text, its date, and why it changed."""
    if (level or each or keep_date) and not (reason or "").strip():
        raise refuse("Write a --reason: whoever reads this later has only that.")
    with session_of(workplace) as session:
        if take_back:
            return _take_back(session)
        at = now_in(session)
        verdicts = _Verdicts(session, reason or "", at)
        wish = Wish(
            date=date.date() if date else at.date(),
            at=at,
            by=author(session.project.root),
            locales=tuple(dict.fromkeys(map(LocaleTag, locales))),
            note=words,
            keeps_date=reason if keep_date else None,
            incomplete=allow_incomplete,
            overall=verdicts.of(level) if level else None,
            each=_answers(each, verdicts),
        )
        prepared = _prepared(session, wish)
        made = prepared.publication
        newest = session.project.newest
        if prepared.is_published and newest is not None and (commit or tag) and not dry_run:
            return int(not commit_published(session.project.root, newest, is_tagged=tag))
        if made is None:
            return _refused(prepared)
        _tell(prepared)
        if dry_run:
            return 0
        if (commit or tag) and not may_commit(session.project.root, made.revision, is_tagged=tag):
            return 1
        paths = _written(prepared)
        if commit or tag:
            return int(not commit_revision(session.project.root, made.revision, paths, is_tagged=tag))
    return 0


def _written(prepared: Prepared) -> Sequence[str]:
    folder, paths = write(prepared)
    note(_("Written: {folder}").format(folder=folder))
    note(_("This fixes the text and its date; it reaches visitors when the export is on the site."))
    return paths


class _Verdicts:
    """Makes verdicts out of levels, all for one reason at one time."""

    def __init__(self, session: Session, reason: str, at: dt.datetime) -> None:
        self._session, self._reason, self._at = session, reason, at

    def of(self, level: str) -> Verdict:
        return Verdict(Level(level), self._reason, author(self._session.project.root), self._at)


def _answers(each: tuple[str, ...], verdicts: _Verdicts) -> Mapping[str, Verdict]:
    answers: dict[str, Verdict] = {}
    for answer in each:
        name, is_said, level = answer.rpartition("=")
        if not is_said or level not in CHOICES:
            raise refuse("“{answer}” is no answer; write CHANGE=LEVEL, as in “…=editorial”.", answer=answer)
        answers[name] = verdicts.of(level)
    return answers


def _prepared(session: Session, wish: Wish) -> Prepared:
    """What publishing comes to. Raises Refusal where it cannot be done at all."""
    if session.policy is None or session.errors:
        raise Refusal(session.project.errors_in_one_sentence())
    try:
        prepared = prepare(session, wish)
    except (StateUnreadable, EditRefused) as failed:
        raise Refusal(failed.sentence) from None
    known = {
        name
        for each in (prepared.changes.assessed if prepared.changes else ())
        for name in (each.change.name, each.group)
    }
    for name in wish.each:
        if name not in known:
            raise refuse("There is no change “{name}”; “workbench diff” names those there are.", name=name)
    return prepared


def _refused(prepared: Prepared) -> int:
    """Say everything that stands in the way."""
    for sentence in prepared.refusals:
        note(said(sentence))
    for each in prepared.undecided:
        note(_("undecided: {change}. {why}").format(change=each.change.name, why=said(each.proposal.why)))
    if prepared.undecided:
        note(_("Decide them with “workbench decide”, or answer for all with --level and --reason."))
    for found in placed(prepared.trial, prepared.errors):
        note(f"{found.path}:{found.line}:{found.column}: {_('error')}: {said(found.message)} ({found.label})")
    if prepared.errors:
        note(_("Readers do not have these errors yet; mend them, or accept them with “workbench waive”."))
    return 1


def _tell(prepared: Prepared) -> None:
    """Say what the revision is."""
    made = prepared.publication
    if made is None:
        return
    tell("\n".join(said(sentence) for sentence in comes_to(prepared)))
    if prepared.changes is not None:
        tell("".join(f"» {sentence}\n" for sentence in readers_told(prepared.changes)).rstrip("\n"))
    if prepared.let_through:
        count = len(prepared.let_through)
        if prepared.is_first:
            note(
                _n("{count} error goes out with the first revision; see “workbench check”.",
                   "{count} errors go out with the first revision; see “workbench check”.", count)
            )  # fmt: skip
            return
        note(
            _n("{count} error that readers have already is let through; see “workbench check”.",
               "{count} errors that readers have already are let through; see “workbench check”.", count)
        )  # fmt: skip


def _take_back(session: Session) -> int:
    """Take the newest revision back. Raises Refusal where it is somewhere else already."""
    from workbench.publishing.taking_back import take_back_newest, why_not

    reason = why_not(session)
    if reason is not None:
        raise Refusal(reason)
    try:
        name = take_back_newest(session)
    except StateUnreadable as unreadable:
        raise Refusal(unreadable.sentence) from None
    note(_("Revision {name} is taken back.").format(name=name))
    return 0
