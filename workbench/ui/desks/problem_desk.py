"""What is done about problems: a rule explained, fixes shown and applied, problems accepted with a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.formats.data import Data
from workbench.language import _, _n, said
from workbench.policy.today import today_in
from workbench.session import Session
from workbench.steps.planned import Wanted
from workbench.store.author import author
from workbench.ui.desks.making import have_done
from workbench.ui.dialogs.choice import Answer, Choice
from workbench.ui.dialogs.help import Help
from workbench.ui.dialogs.waive import Accepted, Waive
from workbench.ui.text import notify

if TYPE_CHECKING:
    from textual.app import App

    from workbench.checks.problem import Fix, Problem

_SPACES = {" ": "·", "\u00a0": "⍽", "\u202f": "⍽", "\n": "¶"}
"""Signs for white space, for fixes that change nothing else."""
_TOLD_SPACE = re.compile(r"^\s+|\s+$|\s{2,}|[\u00a0\u202f\n]")
"""White space that is more than the blank between two words."""
_MOST_TOLD = 100
"""So many fixes are told before they are applied."""
Make = Callable[[Wanted], None]
"""Does a step and shows where."""


class ProblemDesk:
    """Asks about problems, and hands what is answered on as steps."""

    def __init__(self, app: App[None], make: Make) -> None:
        self._app = app
        self._make = make

    def explain(self, rule: str) -> None:
        """Show the page of a rule."""
        from workbench.checks.every_rule import RULES
        from workbench.checks.pages import page
        from workbench.checks.problem import RuleId

        self._app.push_screen(Help([page(RULES[RuleId(rule)]).removeprefix("## ")]))

    def fix(self, session: Session, problems: Sequence[Problem], done: Callable[[], None]) -> None:
        """Show what fixes would change, and apply them as one step when that is wanted."""
        from workbench.steps.problems import planned_fixes

        fixes = [problem.fix for problem in problems if problem.fix is not None]
        if not fixes:
            notify(self._app, _("No fix is known for this; mend it by hand, or accept it with a reason."))
            return
        title = _n("Apply {count} fix?", "Apply {count} fixes?", len(fixes))
        lines = [line for fix in fixes[:_MOST_TOLD] for line in _told(session, fix)]
        details = "\n".join([*lines, "…"] if len(fixes) > _MOST_TOLD else lines)
        dialog = Choice(title, [Answer("apply", _("Apply"), "a")], cancel=_("Cancel"), details=details)

        def answered(answer: str | None) -> None:
            if answer == "apply":
                have_done(self._app, session, planned_fixes(fixes), self._make, done)

        self._app.push_screen(dialog, answered)

    def waive(self, session: Session, problems: Sequence[Problem], done: Callable[[], None]) -> None:
        """Ask why problems are accepted, and accept them as one step."""
        from workbench.steps.problems import Decision, planned_waiving

        if not problems or session.policy is None:
            notify(self._app, _("A reading error cannot be accepted; mend the file."))
            return
        today = today_in(session.policy.settings.time_zone)

        def answered(answer: Accepted | None) -> None:
            if answer is None:
                return
            reason, until = answer
            decision = Decision(reason, author(session.project.root), today, until)
            have_done(self._app, session, planned_waiving(problems, decision), self._make, done)

        self._app.push_screen(Waive(_question(problems)), answered)


def _question(problems: Sequence[Problem]) -> str:
    if len(problems) == 1:
        problem = problems[0]
        return f"{problem.rule} {problem.name}: {said(problem.message)}"
    return _n("Accept {count} problem", "Accept {count} problems", len(problems))


def _told(session: Session, fix: Fix) -> Iterator[str]:
    """What a fix would change, in words: each value as it is and as it would be."""
    from workbench.steps.problems import standing

    yield said(fix.title)
    for new in fix.values:
        before, after = _shown(standing(session, new)), _shown(new.value)
        if "".join(before.split()) == "".join(after.split()):
            before, after = _with_signs(before), _with_signs(after)
        yield f"  {new.file.path} {'.'.join(map(str, new.path))}"
        yield f"    - {before}"
        yield f"    + {after}"


def _with_signs(text: str) -> str:
    return _TOLD_SPACE.sub(lambda found: "".join(_SPACES.get(each, each) for each in found[0]), text)


def _shown(value: Data | None) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_shown(each)}" for name, each in value.items())
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    return value or "–"
