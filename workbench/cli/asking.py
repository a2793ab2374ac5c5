"""The rules asked what is wrong with a project; all of them are imported with this."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.checking import Checking, Surroundings, identity, surroundings
from workbench.checks.every_rule import RULES
from workbench.checks.pages import page
from workbench.checks.problem import Problem, RuleId
from workbench.checks.runner import Report
from workbench.checks.selection import Selection, UnknownRule
from workbench.cli.findings import of_error
from workbench.cli.placing import Placing
from workbench.cli.printing import note
from workbench.cli.question import Answer, Question
from workbench.cli.refusal import Refusal, refuse
from workbench.cli.workplace import Workplace
from workbench.language import said
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Policy
from workbench.store.dictionaries import Dictionaries, installed
from workbench.store.open_project import OpenProject
from workbench.store.reference import reference_of
from workbench.store.settings import read_settings

if TYPE_CHECKING:
    from workbench.session import Session

_PUBLISHED = "published"
_SPELLING = RuleId("PR024")


def explained(name: str) -> str:
    """What a rule is about, and what it rests on. Raises Refusal where there is none of this name."""
    rule = RULES.get(RuleId(name.upper()))
    if rule is None:
        raise Refusal(UnknownRule(name).sentence)
    return page(rule).removeprefix("## ").rstrip()


class Asking:
    """A question put to the rules, again and again: only what can have changed is looked at again.

    Raises Refusal where it names a rule that there is not.
    """

    def __init__(self, question: Question) -> None:
        self._question = question
        try:
            self._selection = Selection(question.select, question.ignore).verified(RULES)
        except UnknownRule as unknown:
            raise Refusal(unknown.sentence) from None
        self._settings = read_settings()
        self._reference = reference_of(self._settings)
        self._checking = Checking(self._selection)
        self._dictionaries: Dictionaries | None = None
        self._placing = Placing()

    def answer(self, opened: Session | OpenProject, digests: Mapping[str, str] | None = None) -> Answer:
        """Everything that is asked for: reading errors always, then what the rules found. Raises Refusal.

        `digests` are of what the files hold, as far as that is known.
        """
        policy, complaint = opened.policy, self._reference.complaint
        if policy is not None and complaint is not None:
            note(said(complaint))
        dictionaries = self._dictionaries_for(policy)
        around = self._around(opened, dictionaries)
        problems = self._problems(around) if around else ()
        findings = [
            *(of_error(error) for error in opened.errors),
            *self._placing.placed(opened, problems, digests),
        ]
        complaints = dictionaries.complaints if dictionaries else []
        is_same_each_time = not (opened.errors or complaint or complaints or self._question.since)
        return Answer(
            findings,
            lacking=around.lacking if around else [],
            complaints=complaints,
            has_policy=policy is not None,
            time_zone=policy.settings.time_zone if policy is not None and is_same_each_time else None,
        )

    def problems(self, opened: Session | OpenProject) -> Sequence[Problem]:
        """What the rules find, spelling aside. Raises Refusal."""
        around = self._around(opened, None)
        return self._problems(around) if around else ()

    def _dictionaries_for(self, policy: Policy | None) -> Dictionaries | None:
        """The installed dictionaries; None where the rule that asks them is not to run."""
        is_wanted = policy is not None and self._selection.takes(_SPELLING, policy.settings.checks)
        if not is_wanted or not self._settings.is_spelling_checked:
            return None
        self._dictionaries = self._dictionaries or Dictionaries(installed())
        return self._dictionaries

    def _around(
        self, opened: Session | OpenProject, dictionaries: Dictionaries | None
    ) -> Surroundings | None:
        """What the rules look at; None while there is no policy."""
        if opened.policy is None:
            return None
        return surroundings(
            opened,
            _known_locales(opened.policy, self._question.locales) or None,
            is_live=self._question.is_live,
            reference=self._reference.reference,
            dictionaries=dictionaries,
        )

    def _problems(self, around: Surroundings) -> Sequence[Problem]:
        wanted, source, since = self._question.locales, around.policy.source_locale, self._question.since
        problems = self._report(self._checking, around).problems
        found = [each for each in problems if not wanted or (each.locale or source) in wanted]
        return found if since is None else list(self._new_since(found, around, since))

    def _report(self, checking: Checking, around: Surroundings) -> Report:
        """What the rules say, words looked up; what the dictionaries said is kept for the next time."""
        report = checking.check(around)
        report = checking.check_spelling(around) or report
        if around.dictionaries is not None:
            around.dictionaries.save()
        return report

    def _new_since(self, found: Sequence[Problem], around: Surroundings, since: str) -> Iterator[Problem]:
        """Yield the problems that the policy did not have then."""
        then = self._report(Checking(self._selection), _surroundings_then(around, since))
        known = {identity(problem) for problem in then.problems}
        return (problem for problem in found if identity(problem) not in known)


def _known_locales(policy: Policy, asked: Sequence[str]) -> list[LocaleTag]:
    """The locales that are asked for. Raises Refusal where the policy has no such."""
    known = (policy.source_locale, *policy.settings.locales)
    for locale in asked:
        if locale not in known:
            raise refuse(
                "The policy has no locale {locale}; it has {known}.", locale=locale, known=", ".join(known)
            )
    return [LocaleTag(locale) for locale in asked]


def _surroundings_then(around: Surroundings, since: str) -> Surroundings:
    """What the rules would have looked at in an earlier state. Raises Refusal where there is none."""
    from workbench.cli.states import state_asked  # few runs of `check` look back

    if since == _PUBLISHED and around.newest is None:
        raise refuse("Nothing has been published yet, so everything is new; leave --since out.")
    then = state_asked(Workplace(around.root), since)
    catalogs = {tag: each for tag, each in then.catalogs.items() if tag in around.catalogs}
    return Surroundings(
        then.side.policy, catalogs, {}, None, around.root,
        reference=around.reference, dictionaries=around.dictionaries,
    )  # fmt: skip
