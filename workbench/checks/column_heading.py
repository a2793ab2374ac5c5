"""The rule about headings that do not say what stands under them."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.checks.context import Context
from workbench.checks.places import POLICY_REF
from workbench.checks.problem import Finding, Severity
from workbench.checks.rules import per_policy, terms
from workbench.checks.sources import Source
from workbench.checks.wordings.prose import prose_wordings_of
from workbench.checks.wordings.prose_theme import ProseTheme
from workbench.policy.entries import label_key
from workbench.policy.sentence import say

_LABEL = "lifetime"


@per_policy("PR018", "column-heading", Severity.WARNING, Source.PRACTICE, terms=terms("settings.labels"))
def column_heading(context: Context) -> Iterable[Finding]:
    """The heading over the lifetimes has no word for how long something is kept."""
    table = prose_wordings_of(context.policy.source_locale)
    heading = context.labels[_LABEL]
    if table is not None and not table.find(ProseTheme.LIFETIME_HEADING, heading):
        message = say(
            "“{heading}” stands over how long cookies are kept and does not say so; name the column for it.",
            heading=heading,
        )
        key = label_key(_LABEL)
        yield Finding(message=message, file=POLICY_REF, path=("labels", _LABEL), quote=heading, key=key)
