"""What `check` reports: reading errors and problems alike, each with its place in a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.checks.every_rule import RULES
from workbench.checks.problem import Problem, Severity
from workbench.formats.layout import POLICY_FILE, FileKind, FileRef
from workbench.formats.reading_error import ReadingError
from workbench.formats.yaml_place import Places
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence
from workbench.store.locale_files import po_path
from workbench.store.open_project import OpenProject

if TYPE_CHECKING:
    from workbench.session import Session


@dataclass(frozen=True, slots=True)
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


def fails(findings: Iterable[Finding], fail_on: str) -> bool:
    """Whether anything stands that is at least as severe as asked."""
    if fail_on == "never":
        return False
    limit = Severity(fail_on).rank
    return any(Severity(each.severity).rank <= limit for each in findings if not each.is_waived)


def placed(opened: Session | OpenProject, problems: Iterable[Problem]) -> list[Finding]:
    """Problems with their places, the worst first, then by file and line."""
    places = _Places(opened)
    found = [_of_problem(problem, places) for problem in problems]
    return sorted(
        found, key=lambda each: (Severity(each.severity).rank, each.path, each.line, each.rule or "")
    )


def _of_problem(problem: Problem, places: _Places) -> Finding:
    path, line, column = places.of(problem)
    rule = RULES[problem.rule]
    waiver = problem.waiver
    return Finding(
        problem.rule,
        problem.name,
        str(problem.severity),
        path,
        line,
        column,
        problem.message,
        problem.quote,
        problem.key,
        problem.locale,
        [source.in_full for source in rule.sources],
        problem.fix.title if problem.fix else None,
        waiver.reason if waiver else None,
        problem.count,
    )


@dataclass(slots=True)
class _Places:
    """Finds places; every file is parsed once."""

    opened: Session | OpenProject
    _yaml: dict[FileRef, Places] = field(default_factory=dict)
    _lines: dict[LocaleTag, Mapping[str, int]] = field(default_factory=dict)

    def of(self, problem: Problem) -> tuple[str, int, int]:
        """The path, line and column of a problem."""
        if problem.file is not None and problem.file.kind is not FileKind.ENTRIES:
            return problem.file.path, *self._in_yaml(problem.file, problem)
        if problem.locale is not None and problem.key is not None:
            return po_path(problem.locale), self._line(problem.locale, problem.key), 1
        return POLICY_FILE, 1, 1

    def _in_yaml(self, file: FileRef, problem: Problem) -> tuple[int, int]:
        if file not in self._yaml:
            text = self.opened.copy.text(file.path) or ""
            self._yaml[file] = Places(text.removeprefix("\ufeff"))
        places = self._yaml[file]
        return places.place_in(problem.path, problem.quote) if problem.quote else places.place(problem.path)

    def _line(self, locale: LocaleTag, key: str) -> int:
        if locale not in self._lines:
            catalog = self.opened.locales.catalog(locale)
            self._lines[locale] = dict(catalog.lines()) if catalog is not None else {}
        return self._lines[locale].get(key, 1)
