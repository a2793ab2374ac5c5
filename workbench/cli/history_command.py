"""`workbench history`: one cookie, block or text through all revisions and commits."""

from __future__ import annotations

from collections.abc import Iterator

import click

from workbench.cli.change_words import values
from workbench.cli.helping import examples
from workbench.cli.printing import note, tell, write_json
from workbench.cli.refusal import refuse
from workbench.cli.telling_revisions import revisions_of
from workbench.cli.workplace import Workplace, with_project
from workbench.language import _, said
from workbench.policy.frozen import frozen
from workbench.revisions.history import Event, events, history, path_of
from workbench.revisions.side import Side
from workbench.revisions.telling import sign, told
from workbench.store.git.commits import Commit
from workbench.store.git.failure import GitFailed
from workbench.store.git.repository import open_repository
from workbench.store.kept_states import StateUnreadable, kept_state
from workbench.store.sides_in_git import Step, steps_through_commits


@frozen
class Moment:
    """Since when a change holds: a revision or a commit, its day, who, and why where that is known."""

    name: str
    date: str
    by: str | None
    reason: str | None
    is_revision: bool


@click.command(
    "history",
    epilog=examples(
        "workbench history google.ga",
        "workbench history which.hosting --format json",
        "workbench history cookie.google.ga.description",
    ),
)
@click.argument("asked", metavar="ID|KEY")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@with_project
def command(workplace: Workplace, asked: str, form: str) -> None:
    """Tell every change of a cookie, provider, category, section, block or entry, the newest first."""
    found = [*reversed(_published(workplace, asked)), *_committed(workplace, asked)]
    if not found:
        raise refuse("Nothing is known of “{asked}” in any revision or commit.", asked=asked)
    found.sort(key=lambda event: event.moment.date, reverse=True)
    if form == "json":
        write_json([_row(event) for event in found])
    else:
        tell("\n".join(line for event in found for line in _lines(event)))


def _published(workplace: Workplace, asked: str) -> list[Event[Moment]]:
    """The changes between revisions, each with the reason that its record has."""
    states: list[tuple[Moment, Side]] = []
    reasons: dict[tuple[str, str], str] = {}
    for revision in revisions_of(workplace):
        try:
            side = kept_state(workplace.root, revision)
        except StateUnreadable as unreadable:
            note(said(unreadable.sentence))
            continue
        moment = Moment(
            revision.name, revision.date.isoformat(), revision.published_by, None, is_revision=True
        )
        states.append((moment, side))
        reasons |= {(revision.name, row.change): row.reason for row in revision.changes if row.reason}
    found = list(history(states, asked))
    return [_with_reason(event, reasons.get((event.moment.name, event.change.name))) for event in found]


def _with_reason(event: Event[Moment], reason: str | None) -> Event[Moment]:
    moment = event.moment
    return Event(
        Moment(moment.name, moment.date, moment.by, reason, is_revision=True), event.change, event.sides
    )


def _committed(workplace: Workplace, asked: str) -> list[Event[Moment]]:
    """The changes between commits; none where there is no repository."""
    try:
        with open_repository(workplace.root) as repository:
            path = path_of(asked, workplace.project.catalogue.policy)
            if repository.is_shallow:
                note(_("This clone is shallow: what is older than it is not known."))
            steps = steps_through_commits(repository, path)
            return [event for step in steps for event in _made_by(step, asked)]
    except GitFailed as failed:
        note(_("Revisions alone are told: {why}").format(why=said(failed.sentence)))
        return []


def _made_by(step: Step, asked: str) -> Iterator[Event[Moment]]:
    """Yield what a commit changed itself; what a merge only took over is told where it was made."""
    moment = _moment(step.logged.commit)
    elsewhere = [
        {event.change.name for event in events(moment, other, step.after, asked)} for other in step.beside
    ]
    for event in events(moment, step.before, step.after, asked):
        if all(event.change.name in names for names in elsewhere):
            yield event


def _moment(commit: Commit) -> Moment:
    return Moment(
        commit.short, commit.date.date().isoformat(), commit.author, commit.subject, is_revision=False
    )


def _lines(event: Event[Moment]) -> Iterator[str]:
    moment, change = event.moment, event.change
    kind = _("published") if moment.is_revision else _("committed")
    by = f" ({moment.by})" if moment.by else ""
    yield f"{moment.date} {kind} {moment.name}{by}: {sign(change)} {said(told(change, event.sides))}"
    old, new = values(change, event.sides)
    if change.old is None:
        yield f"    {new}"
    elif change.new is None:
        yield f"    {old}"
    else:
        yield f"    {old} → {new}"
    if moment.reason:
        yield f"    {moment.reason}"


def _row(event: Event[Moment]) -> dict[str, object]:
    moment, change = event.moment, event.change
    return {
        "date": moment.date,
        "revision": moment.name if moment.is_revision else None,
        "commit": None if moment.is_revision else moment.name,
        "by": moment.by,
        "reason": moment.reason,
        "change": change.name,
        "old": change.old,
        "new": change.new,
    }
