"""Where a command works: the project it was pointed at, read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import click

from workbench.cli.printing import note
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.speaking import with_language
from workbench.formats.layout import POLICY_FILE
from workbench.language import said
from workbench.store.root import PLAN, find_root
from workbench.store.save_failed import SaveFailed

if TYPE_CHECKING:
    from workbench.policy.model import Policy
    from workbench.store.project import Project

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Workplace:
    """The project a command works on; `start` is where the search for it begins."""

    start: Path = field(default_factory=Path.cwd)

    @cached_property
    def root(self) -> Path:
        """The project's folder. Raises Refusal where there is none."""
        if not self.start.is_dir():
            raise refuse("There is no folder {start}; name one that exists with --project.", start=self.start)
        root = find_root(self.start)
        if root is None:
            raise refuse(
                "There is no {file} in {start} or above it; begin a project with “workbench init DIR”.",
                file=POLICY_FILE,
                start=self.start,
            )
        return root

    @cached_property
    def project(self) -> Project:
        """The project as it is on disk, faults included."""
        from workbench.store.project import load  # what was found out before needs no reading

        return load(self.root_at_rest)

    @cached_property
    def root_at_rest(self) -> Path:
        """The project's folder, a save that was cut off completed before. Raises Refusal."""
        if (self.root / PLAN).exists():
            self._complete()
        return self.root

    def _complete(self) -> None:
        from workbench.store.lock import Held, acquire  # hardly any save is ever cut off
        from workbench.store.putting_right import put_right

        try:
            with acquire(self.root):
                told = put_right(self.root)
        except (Held, SaveFailed) as refused:
            told = refused.sentence
        if told is not None:
            note(said(told))

    @property
    def policy(self) -> Policy:
        """The policy, parts of it perhaps missing. Raises Refusal where `policy.yaml` cannot be read."""
        return policy_of(self.project)

    @property
    def sound_policy(self) -> Policy:
        """The whole policy. Raises Refusal while any file has a reading error."""
        return sound_policy(self.project)


def policy_of(project: Project) -> Policy:
    """A project's policy, parts of it perhaps missing. Raises Refusal where `policy.yaml` cannot be read."""
    policy = project.catalogue.policy
    if policy is None:
        raise Refusal(project.first_error(POLICY_FILE).sentence_with_place)
    return policy


def sound_policy(project: Project) -> Policy:
    """A project's whole policy. Raises Refusal while any file has a reading error."""
    policy = policy_of(project)
    if project.errors:
        raise Refusal(project.errors_in_one_sentence())
    return policy


pass_workplace = click.make_pass_decorator(Workplace, ensure=True)


def with_project(command: Callable[Concatenate[Workplace, P], R]) -> Callable[P, R]:
    """Let a command take `--project` and `--language` after its name too, and pass it the workplace first."""

    def point(ctx: click.Context, _parameter: click.Parameter, project: Path | None) -> None:
        if project is not None:
            ctx.ensure_object(Workplace).start = project

    option = click.option(
        "--project",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="DIR",
        callback=point,
        expose_value=False,
        help="The project to work on.",
    )
    return with_language(option(pass_workplace(command)))
