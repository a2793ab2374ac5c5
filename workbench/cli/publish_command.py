"""`workbench publish`: the present state becomes the next revision."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import click

from workbench.cli.decide_command import CHOICES
from workbench.cli.findings import placed
from workbench.cli.printing import note, tell
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.workplace import Workplace, with_project
from workbench.cli.writing import session_of
from workbench.decision_steps import Verdict, now_in
from workbench.formats.edit_refused import EditRefused
from workbench.language import _, _n, said
from workbench.policy.kinds import LocaleTag
from workbench.publishing import Prepared, Wish, comes_to, prepare, write
from workbench.revisions.level import Level
from workbench.session import Session
from workbench.store.author import author
from workbench.store.kept_states import StateUnreadable


@click.command(
    "publish",
    epilog="Examples: workbench publish --dry-run;  workbench publish --note “New tag for surveys”;  "
    "workbench publish --level editorial --reason “Slips of the pen” --keep-date",
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
        if prepared.publication is None:
            return _refused(session, prepared)
        _tell(prepared)
        if not dry_run:
            folder, paths = write(session, prepared)
            note(_("Written: {folder}").format(folder=folder))
            note(_("This fixes the text and its date; it reaches visitors when the export is on the site."))
            if commit or tag:
                return _committed(session, prepared, paths, is_tagged=tag)
    return 0


def _committed(session: Session, prepared: Prepared, paths: Sequence[str], *, is_tagged: bool) -> int:
    from workbench.cli.committing import commit_revision

    made = prepared.publication
    if made is None:
        return 0
    return 0 if commit_revision(session.project.root, made.revision, paths, is_tagged=is_tagged) else 1


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


def _refused(session: Session, prepared: Prepared) -> int:
    """Say everything that stands in the way."""
    for sentence in prepared.refusals:
        note(said(sentence))
    for each in prepared.undecided:
        note(_("undecided: {change}. {why}").format(change=each.change.name, why=said(each.proposal.why)))
    if prepared.undecided:
        note(_("Decide them with “workbench decide”, or answer for all with --level and --reason."))
    for found in placed(session, prepared.errors):
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
    if prepared.let_through:
        count = len(prepared.let_through)
        note(
            _n("{count} error that readers have already is let through; see “workbench check”.",
               "{count} errors that readers have already are let through; see “workbench check”.", count)
        )  # fmt: skip


def _take_back(session: Session) -> int:
    """Take the newest revision back. Raises Refusal where it is somewhere else already."""
    from workbench.cli.committing import is_committed
    from workbench.store.exported import was_exported
    from workbench.store.history import read_record, record_path, revision_names
    from workbench.store.taking_back import take_back

    root, names = session.project.root, revision_names(session.project.root)
    newest = session.project.newest
    if newest is None or not names:
        raise refuse("Nothing has been published yet, so there is nothing to take back.")
    if is_committed(root, record_path(newest.name)):
        raise refuse(
            "{name} is committed, and cannot be taken back; publish what is right.", name=newest.name
        )
    if was_exported(root, newest.name):
        raise refuse(
            "{name} was exported, and cannot be taken back; publish what is right.", name=newest.name
        )
    before = read_record(root, names[-2])[0] if len(names) > 1 else None
    try:
        take_back(root, newest, before)
    except StateUnreadable as unreadable:
        raise Refusal(unreadable.sentence) from None
    note(_("Revision {name} is taken back.").format(name=newest.name))
    return 0
