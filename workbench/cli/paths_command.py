"""`workbench paths`: where the user's own files are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from workbench.cli.helping import examples
from workbench.cli.printing import note, tell
from workbench.cli.refusal import Refusal
from workbench.cli.workplace import Workplace, with_project
from workbench.language import said
from workbench.store.journal import folder as journal_folder
from workbench.store.places import cache_folder, config_folder, state_folder

NOWHERE = "-"
"""What stands for the project where there is none."""


@click.command(
    "paths",
    epilog=examples(
        "workbench paths",
        "workbench paths | sed -n 's/^cache: //p'",
    ),
)
@with_project
def command(workplace: Workplace) -> None:
    """Say where settings, state, journals, the cache and the project are, one a line as NAME: PATH."""
    tell("\n".join(f"{name}: {path}" for name, path in _paths(workplace)))


def folders() -> dict[str, Path]:
    """The user's own folders, by what they are for."""
    return {
        "settings": config_folder() / "settings.toml",
        "state": state_folder(),
        "journals": journal_folder(),
        "cache": cache_folder(),
    }


def _paths(workplace: Workplace) -> Iterator[tuple[str, Path | str]]:
    yield from folders().items()
    try:
        yield "project", workplace.root
    except Refusal as refusal:
        note(said(refusal.sentence))
        yield "project", NOWHERE
