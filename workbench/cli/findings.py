"""What `check` reports: reading errors and problems alike, each with its place in a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.checks.problem import Severity
from workbench.language import _n
from workbench.policy.frozen import frozen

if TYPE_CHECKING:
    from workbench.formats.reading_error import ReadingError
    from workbench.policy.sentence import Sentence


@frozen
class Finding:
    """One thing that is wrong; `rule` is None for a reading error. Line and column count from 1."""

    rule: str | None
    name: str
    severity: str
    path: str
    line: int
    column: int
    message: Sentence
    quote: str | None = None
    key: str | None = None
    locale: str | None = None
    sources: Sequence[str] = ()
    fix: Sentence | None = None
    reason: str | None = None
    count: int = 1

    @property
    def is_waived(self) -> bool:
        """Whether somebody has accepted it; then `reason` says why."""
        return self.reason is not None

    @property
    def label(self) -> str:
        """The rule and its name, or what kind of reading error it is."""
        return f"{self.rule} {self.name}" if self.rule else self.name


def of_error(error: ReadingError) -> Finding:
    """A reading error as a finding."""
    return Finding(
        None, str(error.name), "error", error.path, error.line, error.column, error.sentence, error.quote
    )


def counts(findings: Iterable[Finding]) -> Mapping[str, int]:
    """How many of each severity stand; accepted ones are not counted."""
    counted = Counter(finding.severity for finding in findings if not finding.is_waived)
    return {str(severity): counted[str(severity)] for severity in Severity}


def in_words(counted: Mapping[str, int]) -> tuple[str, ...]:
    """How many of each severity, told to people."""
    return (
        _n("{count} error", "{count} errors", counted["error"]),
        _n("{count} warning", "{count} warnings", counted["warning"]),
        _n("{count} info", "{count} infos", counted["info"]),
    )


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether anything stands that is at least as severe as asked."""
    if fail_on == "never":
        return False
    limit = Severity(fail_on).rank
    return any(Severity(each.severity).rank <= limit for each in findings if not each.is_waived)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings, the worst first, then by file and line."""
    return sorted(
        findings, key=lambda each: (Severity(each.severity).rank, each.path, each.line, each.rule or "")
    )
