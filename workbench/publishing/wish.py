"""What somebody wants published, and what that comes to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field

from workbench.checks.problem import Problem
from workbench.edits import Step
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence
from workbench.revisions.assessed import Assessed, ChangeList
from workbench.revisions.level import Level
from workbench.revisions.publishing import Publication
from workbench.session import Session
from workbench.steps.decisions import Verdict


@frozen(kw_only=True)
class Wish:
    """What somebody wants published; `overall` answers for what is undecided, `each` for changes by name."""

    date: dt.date
    at: dt.datetime
    by: str
    locales: tuple[LocaleTag, ...] = ()
    note: str | None = None
    keeps_date: str | None = None
    incomplete: str | None = None
    overall: Verdict | None = None
    each: Mapping[str, Verdict] = field(default_factory=dict)


@frozen(kw_only=True)
class Prepared:
    """What publishing would do, or why it cannot be.

    `trial` is the session with the `steps` that publishing takes: nothing of it is in the session asked.
    `let_through` are errors that readers have already, or all of them in a first revision; `decisions` the
    files that the record takes over.
    """

    trial: Session
    steps: tuple[Step, ...] = ()
    changes: ChangeList | None = None
    publication: Publication | None = None
    refusals: tuple[Sentence, ...] = ()
    undecided: tuple[Assessed, ...] = ()
    errors: tuple[Problem, ...] = ()
    let_through: tuple[Problem, ...] = ()
    decisions: tuple[str, ...] = ()
    incomplete: tuple[LocaleTag, ...] = ()
    """The locales of it that are not wholly translated."""
    is_published: bool = False
    """Whether the newest revision says all of it already."""

    @property
    def is_first(self) -> bool:
        """Whether nothing was published before."""
        return self.publication is not None and self.publication.revision.level is Level.INITIAL
