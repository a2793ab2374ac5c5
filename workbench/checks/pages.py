"""The reference of rules, out of their docstrings: `python -m workbench.checks.pages > docs/rules.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from workbench.checks.every_rule import RULES
from workbench.checks.rules import Rule, Scope

_HEAD = """\
# Rules

What `workbench check` looks for. This page is made from the rules themselves; `workbench check --explain
CK004` prints one of them. An *error* is against the law or false, a *warning* most likely a fault, an *info*
a thing to look at that is often right as it is. A policy chooses in `policy.yaml`: `checks: {select: [],
ignore: [CK022], severity: {CK004: info}}`. A waiver accepts one problem in one place: `workbench waive`.
"""

_SCOPES = {
    Scope.COOKIE: "each cookie",
    Scope.TEXT: "each text in each locale",
    Scope.SOURCE: "each text of the source locale",
    Scope.PROSE: "each text of a section or a category, in the source locale",
    Scope.PAIR: "each translated text beside its source",
    Scope.ALIKE: "translated texts that are alike",
    Scope.POLICY: "the policy as a whole",
    Scope.WAIVER: "each waiver",
    Scope.ARCHIVE: "what was published",
}


def reference(rules: Iterable[Rule]) -> str:
    """The page of all rules."""
    return "\n".join([_HEAD, *(page(rule) for rule in rules)])


def page(rule: Rule) -> str:
    """The page of one rule, as Markdown."""
    facts = [f"Looks at {_SCOPES[rule.scope]}.", f"Severity: {_severity(rule)}.", *_terms(rule)]
    sources = [f"- {source.in_full}" for source in rule.sources]
    return "\n".join(
        [f"## {rule.id} {rule.name}", "", *_paragraphs(rule.page), " ".join(facts), "", *sources, ""]
    )


def _severity(rule: Rule) -> str:
    packs = [
        f"{pack.severity} in {country}" + (f" since {pack.since.isoformat()}" if pack.since else "")
        for country, pack in sorted(rule.terms.packs.items())
    ]
    return "; ".join([str(rule.severity), *packs])


def _terms(rule: Rule) -> Iterator[str]:
    terms = rule.terms
    if terms.countries:
        yield f"Only in {', '.join(sorted(terms.countries))}."
    if terms.since:
        yield f"Since {terms.since.isoformat()}."
    if terms.until:
        yield f"Until {terms.until.isoformat()}."
    if terms.needs_published:
        yield "Only where a revision has been published."


def _paragraphs(text: str) -> Iterator[str]:
    """A docstring's paragraphs, each on one line with an empty one behind it."""
    for paragraph in text.split("\n\n"):
        yield " ".join(line.strip() for line in paragraph.splitlines())
        yield ""


if __name__ == "__main__":
    sys.stdout.write(reference(RULES.values()))
