"""`workbench init`: a new project, ready to be edited."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

import click

from workbench.checks.locale_tags import fault_of_tag
from workbench.cli.helping import examples
from workbench.cli.printing import note, tell
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.speaking import with_language
from workbench.formats.layout import CATALOGUE
from workbench.language import said
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence, say
from workbench.starter import GIT_ATTRIBUTES, Starter, starter
from workbench.store.beginning import begin


@click.command(
    "init",
    epilog=examples(
        "workbench init cookies",
        "workbench init --source-locale de website/policy",
    ),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--source-locale",
    default="sv",
    metavar="L",
    show_default=True,
    help="The locale the policy is written in.",
)
@with_language
def command(folder: Path, source_locale: str) -> None:
    """Begin a new project in DIR, which is made if absent: a small valid policy, one of everything in it.

    The texts to begin with are in Swedish, English or German, as the source locale has it, else in English.
    """
    _check(folder)
    new = starter(source_locale)
    fault = new.fault or fault_of_tag(LocaleTag(source_locale))
    if fault is not None:
        raise Refusal(fault)
    had_attributes = begin(folder, new.files, GIT_ATTRIBUTES)
    _tell_what_it_is(folder, new, source_locale, had_attributes=had_attributes)


def _check(folder: Path) -> None:
    """Refuse a place where a project cannot begin."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise refuse("{folder} is not a folder; name a folder, or one that is to be made.", folder=folder)
    if os.path.lexists(folder / CATALOGUE):
        raise refuse(
            "{folder} has a catalogue already, so nothing was written; name another folder, or open this one "
            "with “workbench --project {quoted}”.",
            folder=folder,
            quoted=shlex.quote(str(folder)),
        )


def _tell_what_it_is(folder: Path, new: Starter, source_locale: str, *, had_attributes: bool) -> None:
    if new.language != source_locale.partition("-")[0]:
        note(
            said(
                say(
                    "There are no texts to begin with in {locale}, so they are in English.",
                    locale=source_locale,
                )
            )
        )
    if had_attributes:
        note(said(say("{folder}/.gitattributes was there already and is as it was.", folder=folder)))
    tell(said(_next_step(folder, len(new.files))))


def _next_step(folder: Path, count: int) -> Sentence:
    return say(
        "Began a project in {folder}: {count} files. Open it with “workbench --project {quoted}”, "
        "put your own facts in the place of the examples, "
        "and read it with “workbench export --project {quoted}”.",
        folder=folder,
        count=count,
        quoted=shlex.quote(str(folder)),
    )
