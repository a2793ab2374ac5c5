"""The problems of a project as rows of a list: reading errors and what the rules found, in groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from workbench.edits import Place
from workbench.filtering import Filter, PlainFacts, Vocabulary
from workbench.formats.layout import FileKind, FileRef
from workbench.formats.reading_error import ReadingError
from workbench.language import _, said
from workbench.policy.frozen import frozen
from workbench.policy.model import Policy
from workbench.ui.rows.place_names import place_name
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.record_line import Cell

if TYPE_CHECKING:
    from workbench.checks.problem import Problem

RowId = tuple[str, ...]
"""What tells one row from another, also after the project has been checked again."""

VOCABULARY = Vocabulary(
    ("severity", "rule", "name", "place", "locale", "message"), ("fixable", "accepted", "marked")
)
"""What the list of problems can be asked."""

SEVERITIES: Mapping[str, tuple[str, str, Tone]] = {
    "error": ("!", "error", Tone.ERROR),
    "warning": ("~", "warning", Tone.WARNING),
    "info": ("i", "info", Tone.ACCENT),
}
"""Sign, word and tone of each severity, the worst first."""


class Grouping(Enum):
    """What stands together in the list; the value is an English message id."""

    SEVERITY = "by severity"
    RULE = "by rule"
    PLACE = "by place"

    @property
    def next(self) -> Grouping:
        """The one after this, the first after the last."""
        every = list(Grouping)
        return every[(every.index(self) + 1) % len(every)]


@frozen
class ProblemRow:
    """One thing that is wrong, however it was found."""

    id: RowId
    severity: str
    rule: str
    name: str
    place: str
    message: str
    quote: str | None
    problem: Problem | None = None
    error: ReadingError | None = None

    @property
    def is_accepted(self) -> bool:
        """Whether somebody has accepted it."""
        return self.problem is not None and self.problem.is_waived

    @property
    def is_fixable(self) -> bool:
        """Whether there is a fix that the app can apply."""
        return self.problem is not None and self.problem.fix is not None and not self.is_accepted

    @property
    def where(self) -> Place | None:
        """The place in the project, None where it is about the project as a whole."""
        if self.problem is None:
            return None
        if self.problem.file is not None:
            return Place(self.problem.file, self.problem.path)
        if self.problem.locale is not None and self.problem.key is not None:
            return Place(FileRef(FileKind.ENTRIES, self.problem.locale), (self.problem.key,))
        return None


@frozen
class Heading:
    """The line above a group: what is common to its rows, and how many they are."""

    id: RowId
    title: str
    count: int


def rows_of(
    errors: Sequence[ReadingError], problems: Sequence[Problem], policy: Policy | None
) -> list[ProblemRow]:
    """Everything that is wrong, reading errors first, then by severity, rule and place as they were found."""
    rows = [_error_row(error) for error in errors]
    rows.extend(_problem_row(problem, policy) for problem in problems)
    ranks = list(SEVERITIES)
    rows.sort(key=lambda row: (ranks.index(row.severity), row.rule))
    return _told_apart(rows)


def _told_apart(rows: Sequence[ProblemRow]) -> list[ProblemRow]:
    """Number rows that say the same of the same place."""
    from dataclasses import replace

    seen: Counter[RowId] = Counter()
    told: list[ProblemRow] = []
    for row in rows:
        seen[row.id] += 1
        told.append(row if seen[row.id] == 1 else replace(row, id=(*row.id, str(seen[row.id]))))
    return told


def _error_row(error: ReadingError) -> ProblemRow:
    message = said(error.sentence)
    identity = ("", str(error.name), error.path, str(error.line), message)
    return ProblemRow(identity, "error", "", str(error.name), error.place, message, error.quote, error=error)


def _problem_row(problem: Problem, policy: Policy | None) -> ProblemRow:
    path = ".".join(map(str, problem.path))
    file = problem.file.path if problem.file else ""
    identity = (problem.rule, file, path, problem.locale or "", problem.key or "", problem.quote or "")
    return ProblemRow(
        identity,
        str(problem.severity),
        problem.rule,
        problem.name,
        _place(problem, policy),
        said(problem.message),
        problem.quote,
        problem=problem,
    )


def _place(problem: Problem, policy: Policy | None) -> str:
    """Where a problem is, as short as people know it by: a cookie by its name, an entry by its key."""
    if problem.locale is not None and problem.key is not None and problem.file is None:
        return f"{problem.locale} {problem.key}"
    if problem.file is None:
        return str(problem.locale or _("policy"))
    return place_name(Place(problem.file, problem.path), policy)


def facts(row: ProblemRow, marks: frozenset[RowId]) -> PlainFacts:
    """What a filter can ask of a row."""
    flags = {
        "fixable": row.is_fixable,
        "accepted": row.is_accepted,
        "marked": row.id in marks,
    }
    locale = (row.problem.locale if row.problem else None) or ""
    fields = {
        "severity": row.severity,
        "rule": row.rule.casefold(),
        "name": row.name.casefold(),
        "place": row.place.casefold(),
        "locale": locale.casefold(),
        "message": row.message.casefold(),
    }
    haystack = " ".join((*fields.values(), (row.quote or "").casefold()))
    return PlainFacts(haystack, fields, {name for name, holds in flags.items() if holds})


def passing(rows: Sequence[ProblemRow], query: Filter, marks: frozenset[RowId]) -> list[ProblemRow]:
    """The rows that a filter lets through."""
    return query.passing(rows, lambda row: facts(row, marks))


def grouped(rows: Sequence[ProblemRow], grouping: Grouping) -> list[ProblemRow | Heading]:
    """The rows under headings; a place's rows keep the order of their severity."""
    groups: dict[str, list[ProblemRow]] = {}
    for row in rows:
        groups.setdefault(_group(row, grouping), []).append(row)
    return [each for title, members in groups.items() for each in _with_heading(title, members, grouping)]


def _with_heading(
    title: str, members: Sequence[ProblemRow], grouping: Grouping
) -> Iterator[ProblemRow | Heading]:
    yield Heading(("heading", grouping.value, title), title, len(members))
    yield from members


def _group(row: ProblemRow, grouping: Grouping) -> str:
    match grouping:
        case Grouping.SEVERITY:
            return _(SEVERITIES[row.severity][1])
        case Grouping.RULE:
            return f"{row.rule} {row.name}".strip()
        case Grouping.PLACE:
            return _thing(row)


def _thing(row: ProblemRow) -> str:
    """What a row's place is in: a cookie, a section, a locale."""
    if row.error is not None:
        return row.error.path
    if row.problem is None or row.problem.locale is not None or row.problem.file is None:
        return row.place.partition(" ")[0]
    return row.place.partition(": ")[0].partition(" › ")[0]


def cells(row: ProblemRow | Heading) -> Sequence[Cell]:
    """The cells of a row: severity by sign and word, rule, place, sentence."""
    if isinstance(row, Heading):
        return ("", "", Piece(row.title, Tone.STRONG), Piece(str(row.count), Tone.MUTED))
    sign, word, tone = SEVERITIES[row.severity]
    if row.is_accepted:
        accepted = _("accepted")
        return tuple(Piece(text, Tone.MUTED) for text in (accepted, row.rule, row.place, row.message))
    return (Piece(f"{sign} {_(word)}", tone), row.rule, Piece(row.place, Tone.ACCENT), row.message)


def counts(errors: Sequence[ReadingError], problems: Sequence[Problem]) -> Mapping[str, int]:
    """How many of each severity stand; the accepted ones are not counted."""
    standing: list[str] = [problem.severity for problem in problems if problem.waiver is None]
    standing += ["error"] * len(errors)
    return {severity: standing.count(severity) for severity in SEVERITIES}  # thousands, and after every edit
