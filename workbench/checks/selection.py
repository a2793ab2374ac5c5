"""Which rules run, and how severe their findings are: the policy's settings, and what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from workbench.checks.context import Context
from workbench.checks.problem import RuleId, Severity
from workbench.checks.rules import Rule
from workbench.policy.frozen import frozen
from workbench.policy.model import CheckSettings
from workbench.policy.sentence import say

OF_SETTINGS = RuleId("ST001")
"""The rule about these settings: that they choose others is no reason not to look at them."""
OFF = "off"
"""The severity, in a policy's settings, of a rule that is not to run."""


class UnknownRule(ValueError):
    """No rule is called so; the sentence says what would be right."""

    def __init__(self, name: str) -> None:
        self.sentence = say("There is no rule “{name}”; write an id such as “CK004”, or “CK”.", name=name)
        super().__init__(str(self.sentence))


@frozen
class Selection:
    """What was asked for besides the policy's settings: ids of rules, or how they begin (`CK`)."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def verified(self, rules: Iterable[RuleId]) -> Selection:
        """Itself. Raises UnknownRule where it names what is no rule and no beginning of one."""
        known = tuple(rules)
        for name in (*self.select, *self.ignore):
            if not name or not any(rule.startswith(name) for rule in known):
                raise UnknownRule(name)
        return self

    def severities(self, rules: Mapping[RuleId, Rule], context: Context) -> dict[RuleId, Severity]:
        """The rules that are to run on a policy, each with its severity there."""
        settings = context.policy.settings.checks
        chosen: dict[RuleId, Severity] = {}
        for rule in rules.values():
            wanted = settings.severity.get(rule.id)
            if self.takes(rule.id, settings) and rule.terms.hold(context):
                chosen[rule.id] = Severity(wanted) if wanted else rule.severity_in(context)
        return chosen

    def takes(self, rule: RuleId, settings: CheckSettings) -> bool:
        """Whether a rule is to run under a policy's settings."""
        select = () if rule == OF_SETTINGS else settings.select
        is_asked_for = _takes(rule, self.select, self.ignore) and _takes(rule, select, settings.ignore)
        return is_asked_for and settings.severity.get(rule) != OFF


def _takes(rule: RuleId, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    return (not select or rule.startswith(select)) and not (ignore and rule.startswith(ignore))
