"""What a rule found when it last ran, thing by thing."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, fields

from workbench.checks.context import Context
from workbench.checks.problem import Finding, Problem, Severity
from workbench.checks.rules import Rule, Scope
from workbench.policy.kinds import LocaleTag
from workbench.policy.model import Settings

Found = Mapping[Hashable, tuple[Problem, ...]]
"""The problems of each thing, by its id."""


@dataclass(slots=True)
class Kept:
    """The problems of one rule; those of things are in the order of the things' ids."""

    severity: Severity
    problems: tuple[Problem, ...] = ()
    _found: dict[Hashable, tuple[Problem, ...]] = field(default_factory=dict)

    @property
    def things(self) -> Collection[Hashable]:
        """The things that it found something in."""
        return self._found.keys()

    def put(self, found: Found) -> None:
        """Keep what was found of some things, in place of what was found of them before."""
        if all(self._found.get(key, ()) == problems for key, problems in found.items()):
            return
        together = {**self._found, **found}
        self._found = {key: together[key] for key in sorted(together, key=_order) if together[key]}
        self.problems = tuple(problem for problems in self._found.values() for problem in problems)


def _order(key: Hashable) -> tuple[str, ...]:
    return key if isinstance(key, tuple) else (str(key),)


def look(
    rule: Rule,
    severity: Severity,
    things: Mapping[Hashable, object],
    keys: Iterable[Hashable],
    context: Context,
) -> Found:
    """Let a rule look at some things; those it finds nothing in are left out."""
    run = rule.run
    if rule.scope is Scope.POLICY:
        findings: dict[Hashable, list[Finding]] = {"": list(run(context))}
    else:
        chosen = things.items() if keys is things else ((key, things[key]) for key in keys if key in things)
        findings = {key: found for key, thing in chosen if (found := list(run(thing, context)))}
    return {key: problems_of(rule, severity, found, context) for key, found in findings.items()}


def problems_of(
    rule: Rule, severity: Severity, findings: Iterable[Finding], context: Context
) -> tuple[Problem, ...]:
    """What a rule found in one thing, as problems."""
    settings = context.policy.settings
    return tuple(problem_of(rule, severity, finding, settings) for finding in findings)


_FIELDS = tuple(each.name for each in fields(Finding))


def problem_of(rule: Rule, severity: Severity, finding: Finding, settings: Settings) -> Problem:
    """A finding as the problem of its rule; an error in a locale that nobody reads yet is a warning."""
    if severity is Severity.ERROR and not _is_read(finding.locale, settings):
        severity = Severity.WARNING
    same = {name: getattr(finding, name) for name in _FIELDS}
    return Problem(rule=rule.id, name=rule.name, severity=severity, **same)


def _is_read(locale: LocaleTag | None, settings: Settings) -> bool:
    if locale is None or locale == settings.source_locale:
        return True
    known = settings.locales.get(locale)
    return known is not None and known.published
