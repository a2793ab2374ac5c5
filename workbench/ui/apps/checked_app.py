"""An app that checks its session as one edits, and does what is asked about problems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from workbench.edits import Place as Where
from workbench.formats.layout import ref_of
from workbench.formats.reading_error import ReadingError
from workbench.policy.sentence import Sentence
from workbench.steps.planned import Wanted
from workbench.ui.apps.session_app import SessionApp
from workbench.ui.beside.live_checks import LiveChecks
from workbench.ui.desks.problem_desk import ProblemDesk
from workbench.ui.screens.problems import ProblemsPlace

if TYPE_CHECKING:
    from workbench.checks.problem import Problem
    from workbench.checks.reference import Reference
    from workbench.checks.runner import Report
    from workbench.revisions.side import Side


class CheckedApp(SessionApp):
    """Keeps the place Problems true; where a problem is shown is a subclass's business."""

    def __init__(self, root: Path, *, why_read_only: Sentence | None = None) -> None:
        super().__init__(root, why_read_only=why_read_only)
        self.problems = ProblemsPlace(id="problems")
        self._checks = LiveChecks(self, self._checked)
        self._new_problems: Mapping[str, int] = {}
        self._desk = ProblemDesk(self, partial(self.make, stays=True))

    def make(self, wanted: Wanted, *, stays: bool = False, told: str = "") -> None:
        """Do a step; the view goes to it, or `stays`."""

    def show_place(self, where: Where) -> bool:
        """Move the view to a place in the project; False where nothing shows it."""
        del where
        return False

    def problems_found(self, problems: Sequence[Problem]) -> None:
        """Show what the rules found where it stands."""

    def reference_read(self, reference: Reference) -> None:
        """Show what the user's table of cookies says where cookies are edited."""

    def edit_file(self, path: str, line: int, column: int) -> None:
        """Open a file of the project in the user's editor."""

    def check_soon(self) -> None:
        """Check again as soon as what is typed rests."""
        if self.session is not None:
            self._checks.want(self.session)

    @property
    def is_checking(self) -> bool:
        """Whether the problems shown may not be those that there are now."""
        return self._checks.is_at_work

    @property
    def new_problems(self) -> Mapping[str, int]:
        """How many problems of each severity the published policy did not have; empty until that is known."""
        return self._new_problems

    def check_published(self, published: Side) -> None:
        """Find out, beside the work, which problems are new since this was published."""
        if published is not self._checks.published:
            self._checks.published = published
            self.check_soon()

    def _checked(self, report: Report | None) -> None:
        """Show what the rules found."""
        problems = report.problems if report is not None else ()
        self.problems.show(problems)
        self._new_problems = self._new_of(problems)
        self.problems_found(problems)
        if self._checks.reference is not None:
            self.reference_read(self._checks.reference)
        self.session_stands()

    def _new_of(self, problems: Sequence[Problem]) -> Mapping[str, int]:
        """Count what is new; in a locale that readers have not been given yet nothing is."""
        known, published = self._checks.known, self._checks.published
        if known is None or published is None:
            return {}
        locales = {None, published.policy.source_locale, *published.words}
        from workbench.checking import identity  # loaded with the rules, which have looked by now
        from workbench.ui.rows.problem_rows import counts

        return counts(
            (), [each for each in problems if each.locale in locales and identity(each) not in known]
        )

    def see(self, where: Where, quote: str | None = None, *, in_editor: bool = False) -> None:
        """Go to a place in the project; what no place of the app shows yet is opened in the editor."""
        if self.session is not None and (in_editor or not self.show_place(where)):
            self.edit_file(where.file.path, *self.session.line_of(where, quote))

    def see_error(self, error: ReadingError, *, in_editor: bool = False) -> None:
        """Go to where a file cannot be read."""
        ref = ref_of(error.path)
        if in_editor or ref is None or not self.show_place(Where(ref)):
            self.edit_file(error.path, error.line, error.column)

    @on(ProblemsPlace.Asked)
    def _problem_asked(self, event: ProblemsPlace.Asked) -> None:
        row = event.row
        if row.error is not None:
            self.see_error(row.error, in_editor=event.in_editor)
        elif row.where is not None:
            self.see(row.where, row.quote, in_editor=event.in_editor)

    @on(ProblemsPlace.ExplanationAsked)
    def _explanation_asked(self, event: ProblemsPlace.ExplanationAsked) -> None:
        self._desk.explain(event.rule)

    @on(ProblemsPlace.FixAsked)
    def _fix_asked(self, event: ProblemsPlace.FixAsked) -> None:
        if self.session is not None:
            self._desk.fix(self.session, event.problems, self.problems.unmark)

    @on(ProblemsPlace.WaiverAsked)
    def _waiver_asked(self, event: ProblemsPlace.WaiverAsked) -> None:
        if self.session is not None:
            self._desk.waive(self.session, event.problems, self.problems.unmark)
