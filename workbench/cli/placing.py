"""Where in the files the problems stand that the rules found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from workbench.checks.every_rule import RULES
from workbench.checks.problem import Problem
from workbench.cli.findings import Finding, in_order
from workbench.formats.data import Path
from workbench.formats.layout import POLICY_FILE, FileKind, FileRef
from workbench.formats.yaml_place import Places
from workbench.policy.kinds import LocaleTag
from workbench.store.locale_files import po_path
from workbench.store.open_project import OpenProject

if TYPE_CHECKING:
    from workbench.session import Session


def placed(opened: Session | OpenProject, problems: Iterable[Problem]) -> list[Finding]:
    """Problems with their places, the worst first, then by file and line."""
    return Placing().placed(opened, problems)


_Asked: TypeAlias = tuple[str, str, Path, str | None]
"""A file by its path, what it holds as a digest, and what is looked for in it: a path and a quote."""


@dataclass(slots=True)
class Placing:
    """Finds where problems stand, again and again: a file that holds the same is not parsed again."""

    _known: Mapping[_Asked, tuple[int, int]] = field(default_factory=dict)

    def placed(
        self,
        opened: Session | OpenProject,
        problems: Iterable[Problem],
        digests: Mapping[str, str] | None = None,
    ) -> list[Finding]:
        """Problems with their places; `digests` are of what the files hold, as far as that is known."""
        places = _Places(opened, digests or {}, self._known)
        found = in_order(_of_problem(problem, places) for problem in problems)
        self._known = places.found
        return found


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
    digests: Mapping[str, str]
    known: Mapping[_Asked, tuple[int, int]]
    found: dict[_Asked, tuple[int, int]] = field(default_factory=dict)
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
        digest = self.digests.get(file.path)
        if digest is None:
            return self._looked_up(file, problem)
        asked = (file.path, digest, problem.path, problem.quote)
        if asked not in self.found:
            self.found[asked] = self.known.get(asked) or self._looked_up(file, problem)
        return self.found[asked]

    def _looked_up(self, file: FileRef, problem: Problem) -> tuple[int, int]:
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
