"""The rule about the settings that say which rules run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.checks.context import Context
from workbench.checks.places import POLICY_REF
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_policy, registered, terms
from workbench.checks.selection import OF_SETTINGS
from workbench.checks.sources import Source
from workbench.formats.data import Path
from workbench.policy.model import CheckSettings
from workbench.policy.sentence import say


@per_policy(OF_SETTINGS, "unknown-rule", Severity.ERROR, Source.PRACTICE, terms=terms("settings.checks"))
def unknown_rule(context: Context) -> Iterable[Finding]:
    """`checks` in `policy.yaml` names a rule that there is not: a slip, which may keep all others off.

    It is said whatever `select` has there.
    """
    known = registered()
    for path, rule in _named(context.policy.settings.checks):
        if rule not in known:
            message = say("There is no rule “{rule}”; correct the id, or take it out.", rule=rule)
            yield Finding(message=message, file=POLICY_REF, path=("checks", *path), quote=rule)


def _named(checks: CheckSettings) -> Iterator[tuple[Path, str]]:
    for field, rules in (("select", checks.select), ("ignore", checks.ignore)):
        yield from (((field, index), rule) for index, rule in enumerate(rules))
    yield from ((("severity", rule), rule) for rule in checks.severity)
