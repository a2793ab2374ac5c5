"""`workbench decide`: say what changes mean, and why."""

from __future__ import annotations

from collections.abc import Sequence

import click

from workbench.changing import session_changes
from workbench.cli.change_words import level_in_words
from workbench.cli.helping import examples
from workbench.cli.printing import note
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.workplace import Workplace, with_project
from workbench.cli.writing import apply, save, session_of
from workbench.formats.edit_refused import EditRefused
from workbench.language import _n
from workbench.revisions.assessed import Assessed, ChangeList
from workbench.revisions.level import Level
from workbench.session import Session
from workbench.steps.decisions import Verdict, decide_step, now_in
from workbench.store.author import author
from workbench.store.kept_states import StateUnreadable

CHOICES = [str(level) for level in Level if level is not Level.INITIAL]
"""The levels that a person can give a change."""


@click.command(
    "decide",
    epilog=examples(
        'workbench decide section.text:what:title --level editorial --reason "A slip"',
        'workbench decide lifetime.longer:google.gid:lifetime --level notable --reason "Agreed"',
    ),
)
@click.argument("changes", nargs=-1, required=True, metavar="CHANGE…")
@click.option("--level", required=True, type=click.Choice(CHOICES), help="What the change means to a reader.")
@click.option("--asks-consent", type=click.Choice(["yes", "no"]), help="Whether visitors are asked again.")
@click.option("--reason", required=True, metavar="T", help="Why; it is kept with the decision.")
@click.option("--sentence", metavar="T", help="What readers are told instead of the usual sentence.")
@click.option("--reference", metavar="T", help="A ticket, a letter.")
@with_project
def command(
    workplace: Workplace,
    changes: tuple[str, ...],
    level: str,
    asks_consent: str | None,
    reason: str,
    sentence: str | None,
    reference: str | None,
) -> None:
    """Decide what changes since the newest revision mean; each gets a file in catalogue/changes/.

    A CHANGE is named as “workbench diff” names it; the name of a group stands for all of it.
    """
    with session_of(workplace) as session:
        found = _changes(session)
        chosen = list({each.change.name: each for name in changes for each in named(found, name)}.values())
        asks = None if asks_consent is None else asks_consent == "yes"
        verdict = Verdict(
            Level(level), reason, author(session.project.root), now_in(session), asks, sentence, reference
        )
        try:
            step = decide_step(session, chosen, verdict)
        except EditRefused as refused:
            raise Refusal(refused.sentence) from None
        apply(session, [step])
        save(session)
    note(
        _n("{count} change is decided: {level}.", "{count} changes are decided: {level}.", len(chosen),
           level=level_in_words(level))
    )  # fmt: skip


def _changes(session: Session) -> ChangeList:
    if session.policy is None or session.errors:
        raise Refusal(session.project.errors_in_one_sentence())
    try:
        found = session_changes(session)
    except StateUnreadable as unreadable:
        raise Refusal(unreadable.sentence) from None
    if found is None:
        raise refuse("Nothing has been published yet, so there is no change to decide.")
    return found


def named(found: ChangeList, name: str) -> Sequence[Assessed]:
    """The changes of a name, or of a group's name. Raises Refusal where there are none."""
    chosen = [each for each in found.assessed if each.change.name == name]
    chosen = chosen or [each for each in found.assessed if each.group == name]
    if not chosen:
        raise refuse("There is no change “{name}”; “workbench diff” names those there are.", name=name)
    return chosen
