"""The problems of a project as rows of a list: reading errors and what the rules found, in groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from workbench.edits import Place
from workbench.filtering import Filter, Vocabulary
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
_RANKS = {severity: rank for rank, severity in enumerate(SEVERITIES)}


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


@frozen(slots=False)
class ProblemRow:
    """One thing that is wrong, however it was found; there may be thousands, of which few are looked at."""

    id: RowId
    severity: str
    rule: str
    name: str
    problem: Problem | None = None
    error: ReadingError | None = None
    policy: Policy | None = field(default=None, compare=False, repr=False)

    @cached_property
    def message(self) -> str:
        """What is wrong, as a sentence."""
        if self.error is not None:
            return said(self.error.sentence)
        return said(self.problem.message) if self.problem is not None else ""

    @cached_property
    def place(self) -> str:
        """Where it is, as people know it."""
        if self.error is not None:
            return self.error.place
        return _place(self.problem, self.policy) if self.problem is not None else ""

    @property
    def quote(self) -> str | None:
        """The words that it is about."""
        found = self.error or self.problem
        return found.quote if found is not None else None

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """What a filter can ask for by name."""
        return {
            "severity": self.severity,
            "rule": self.rule.casefold(),
            "name": self.name.casefold(),
            "place": self.place.casefold(),
            "locale": ((self.problem.locale if self.problem else None) or "").casefold(),
            "message": self.message.casefold(),
        }

    @cached_property
    def haystack(self) -> str:
        """All its texts, case-folded."""
        return " ".join((*self.fields.values(), (self.quote or "").casefold()))

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
    rows.sort(key=lambda row: (_RANKS[row.severity], row.rule))
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
    identity = ("", str(error.name), error.path, str(error.line), str(error.sentence))
    return ProblemRow(identity, "error", "", str(error.name), error=error)


def _problem_row(problem: Problem, policy: Policy | None) -> ProblemRow:
    path = ".".join(map(str, problem.path))
    file = problem.file.path if problem.file else ""
    identity = (problem.rule, file, path, problem.locale or "", problem.key or "", problem.quote or "")
    return ProblemRow(identity, str(problem.severity), problem.rule, problem.name, problem, policy=policy)


def _place(problem: Problem, policy: Policy | None) -> str:
    """Where a problem is, as short as people know it by: a cookie by its name, an entry by its key."""
    if problem.locale is not None and problem.key is not None and problem.file is None:
        return f"{problem.locale} {problem.key}"
    if problem.file is None:
        return str(problem.locale or _("policy"))
    return place_name(Place(problem.file, problem.path), policy)


class _Facts:
    """What a filter can ask of a row; each is made when it is asked for."""

    __slots__ = ("_marks", "_row")
    seconds = None
    is_session = False

    def __init__(self, row: ProblemRow, marks: frozenset[RowId]) -> None:
        self._row, self._marks = row, marks

    @property
    def haystack(self) -> str:
        """All its texts, case-folded."""
        return self._row.haystack

    @property
    def flags(self) -> Collection[str]:
        """What can be asked for by the bare word."""
        row = self._row
        flags = {"fixable": row.is_fixable, "accepted": row.is_accepted, "marked": row.id in self._marks}
        return {name for name, holds in flags.items() if holds}

    def field(self, name: str) -> str:
        """One of its fields, case-folded."""
        return self._row.fields.get(name, "")


def read_ahead(rows: Iterable[ProblemRow]) -> None:
    """Make what a filter will ask of rows; any thread may."""
    for row in rows:
        row.haystack  # noqa: B018  it is kept


def passing(rows: Sequence[ProblemRow], query: Filter, marks: frozenset[RowId]) -> list[ProblemRow]:
    """The rows that a filter lets through."""
    return query.passing(rows, lambda row: _Facts(row, marks))


def grouped(rows: Sequence[ProblemRow], grouping: Grouping) -> list[ProblemRow | Heading]:
    """The rows under headings; a place's rows keep the order of their severity."""
    groups: dict[str, list[ProblemRow]] = {}
    for row in rows:
        groups.setdefault(_group(row, grouping), []).append(row)
    return [each for group, members in groups.items() for each in _with_heading(group, members, grouping)]


def _with_heading(
    group: str, members: Sequence[ProblemRow], grouping: Grouping
) -> Iterator[ProblemRow | Heading]:
    title = _(SEVERITIES[group][1]) if grouping is Grouping.SEVERITY else group
    yield Heading(("heading", grouping.value, title), title, len(members))
    yield from members


def _group(row: ProblemRow, grouping: Grouping) -> str:
    match grouping:
        case Grouping.SEVERITY:
            return row.severity
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
