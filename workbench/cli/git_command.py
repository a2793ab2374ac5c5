"""`workbench git`: drivers with which git compares and merges a project's files."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from workbench.cli.helping import ToldInFull, examples
from workbench.cli.printing import note, tell, write_data
from workbench.cli.speaking import with_language
from workbench.cli.workplace import Workplace, with_project
from workbench.language import _, said
from workbench.policy.sentence import say
from workbench.store.git.drivers import ATTRIBUTES, PEOPLE_MUST_DECIDE, set_up
from workbench.store.git.repository import open_repository

_BY_LINES = 2


@click.group(
    "git",
    cls=ToldInFull,
    epilog=examples("workbench git setup"),
)
def command() -> None:
    """Let git compare and merge the files of a project by what is in them."""


@command.command("setup", epilog=examples("workbench git setup"))
@with_project
def setup(workplace: Workplace) -> None:
    """Set up the drivers in this repository: a diff in words, a merge by key. Repeating it is harmless."""
    with open_repository(workplace.root) as repository:
        done = set_up(repository)
    if not done.settings and not done.lines:
        tell(_("Git uses the drivers already; nothing was changed."))
        return
    for name in done.settings:
        tell(said(say("Set in this repository's configuration: {name}", name=name)))
    for line in done.lines:
        tell(said(say("Added to {file}: {line}", file=ATTRIBUTES, line=line)))
    note(
        _(
            "“git diff” now says in words what differs in a file of the policy, and “git merge” joins such "
            "files by key and leaves a conflict where people must decide. Other clones need “workbench git "
            "setup” once; without it git compares and merges lines as ever. Nothing was committed."
        )
    )


@command.command("merge-versions", hidden=True)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("marks", type=click.IntRange(1, 1000))
@click.argument("path")
@with_language
def merge_versions_command(base: Path, ours: Path, theirs: Path, marks: int, path: str) -> int:
    """Merge three versions of a file into the second, as git asks of a merge driver."""
    from workbench.store.atomic import write
    from workbench.store.git.merging import Versions, merge_versions

    try:
        merged = merge_versions(Versions(base, ours, theirs, marks), path)
    except ValueError:
        note(said(say("{path} is not UTF-8, so its lines are merged.", path=path)))
        return _BY_LINES
    place = ours.absolute()
    write(place, merged.text.encode("utf-8"), root=place.parent)
    if merged.conflicts:
        fields = ", ".join(merged.conflicts)
        note(said(say("{path}: people must decide: {fields}", path=path, fields=fields)))
        return PEOPLE_MUST_DECIDE
    if merged.both_changed:
        fields = ", ".join(merged.both_changed)
        note(
            said(
                say(
                    "{path}: both sides changed it, look at what came of it: {fields}",
                    path=path,
                    fields=fields,
                )
            )
        )
    return 0


@command.command("show-difference", hidden=True, context_settings={"ignore_unknown_options": True})
@click.argument("path")
@click.argument("versions", nargs=-1)
@with_language
def show_difference(path: str, versions: tuple[str, ...]) -> int:
    """Print the difference between two versions of a file, as git asks of a diff driver."""
    from workbench.store.git.showing import Version, painted, shown

    if len(versions) < 6:
        tell(said(say("{path} has a conflict that is not settled yet.", path=path)))
        return 0
    old_file, _old_id, old_mode, new_file, _new_id, new_mode = versions[:6]
    lines = shown(path, Version(old_file, old_mode), Version(new_file, new_mode))
    if _is_for_people():
        lines = map(painted, lines)
    write_data("".join(f"{line}\n" for line in lines))
    return 0


def _is_for_people() -> bool:
    """Whether a person reads along, not a program that wants a patch."""
    return "NO_COLOR" not in os.environ and ("GIT_PAGER_IN_USE" in os.environ or sys.stdout.isatty())
