"""`workbench set`: give a field of anything in the catalogue another value, as a form does."""

from __future__ import annotations

import click

from workbench.cli.helping import examples
from workbench.cli.mending import differences
from workbench.cli.printing import note, write_data
from workbench.cli.refusal import Refusal
from workbench.cli.thing_names import NamedThing, NotNamed, field_named, thing_named
from workbench.cli.workplace import Workplace, with_project
from workbench.cli.writing import apply, save, session_of
from workbench.edits import Step
from workbench.forms.field import Field
from workbench.forms.kinds import COOKIE, thing_data
from workbench.forms.section_fields import BLOCK, ITEM, SECTION
from workbench.language import _, said
from workbench.many_cookies import ValueRefused, in_words
from workbench.policy.sentence import say
from workbench.session import Session
from workbench.steps.fields import set_texts
from workbench.steps.things import set_thing_field
from workbench.store.project import load
from workbench.tables.known import Known


@click.command(
    "set",
    epilog=examples(
        'workbench set google.gid lifetime "1 day"',
        "workbench set vwo country IN",
        'workbench set which.hosting text "The site is hosted in Sweden."',
        'workbench set label:more text "Läs mer"',
    ),
)
@click.argument("thing")
@click.argument("field")
@click.argument("value")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would change as a diff.")
@with_project
def command(workplace: Workplace, thing: str, field: str, value: str, dry_run: bool) -> None:
    """Set a FIELD of a THING; an empty VALUE takes the field away.

    A THING is the id of a cookie, provider, category, link, term, section or block (which.hosting), or
    “policy”; its kind can stand before it: label:more, variable:site, locale:fi. A field takes what its form
    takes.
    """
    if dry_run:
        session = Session(load(workplace.root))
        _set(session, thing, field, value)
        write_data("".join(differences(session)))
        note(_("Nothing was written."))
        return
    with session_of(workplace) as session:
        if _set(session, thing, field, value):
            save(session)


def _set(session: Session, name: str, field_name: str, value: str) -> bool:
    """Do it, and tell what changed; False where the field holds the value already. Raises Refusal."""
    if session.errors or session.policy is None:
        raise Refusal(session.project.errors_in_one_sentence())
    try:
        named = thing_named(session, name)
        field = field_named(named, field_name)
        text, guesses = in_words(Known(session.policy), field, value) if named.kind is COOKIE else (value, ())
    except (NotNamed, ValueRefused) as refused:
        raise Refusal(refused.sentence) from None
    for guess in guesses:
        note(said(guess))
    step = _step(session, named, field, text)
    if step is None:
        note(_("{field} of {thing} is so already.").format(field=_(field.label), thing=named.name))
        return False
    old = field.shown(thing_data(named.thing, session.data(named.thing.file), session.policy))
    apply(session, [step])
    if session.errors:
        raise Refusal(session.errors[0].sentence)
    told = _("{field} of {thing}: {old} → {new}")
    note(told.format(field=_(field.label), thing=named.name, old=old or "–", new=text.strip() or "–"))
    if step.remark is not None:
        note(said(step.remark))
    return True


def _step(session: Session, named: NamedThing, field: Field, text: str) -> Step | None:
    data = session.data(named.thing.file)
    if data is None:
        return None
    if named.kind in (SECTION, BLOCK, ITEM):
        title = say("{field} of {thing}", field=say(field.label), thing=named.name)
        return set_texts(named.thing, {field: text}, data, title, {})
    return set_thing_field(named.kind, named.thing, field, data, text)
