"""The changes between two states as a reviewer reads them: grouped, proposed, decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from workbench.policy.frozen import frozen
from workbench.revisions.change import Change
from workbench.revisions.changes import Sides, changes
from workbench.revisions.decisions import Decision
from workbench.revisions.groups import groups
from workbench.revisions.level import UNDECIDED, Level
from workbench.revisions.look_alikes import LookAlike, look_alikes
from workbench.revisions.proposal import Proposal
from workbench.revisions.weighing import propose


@frozen
class Assessed:
    """A change with what is proposed of it and, where somebody decided, what (in `path`)."""

    change: Change
    group: str
    proposal: Proposal
    decision: Decision | None = None
    path: str | None = None

    @property
    def level(self) -> Level:
        """Its level, as decided or else as proposed."""
        return self.decision.level if self.decision else self.proposal.level

    @property
    def is_undecided(self) -> bool:
        """Whether a person has yet to say what it means."""
        return self.decision is None and self.proposal.is_undecided

    @property
    def asks_consent(self) -> bool:
        """Whether visitors are to be asked again."""
        return self.decision.asks_consent if self.decision else self.proposal.asks_consent


@frozen(slots=False)
class Group:
    """Changes with one cause."""

    name: str
    changes: tuple[Assessed, ...]

    @cached_property
    def level(self) -> Level:
        """The highest level of its changes."""
        return max((each.level for each in self.changes), key=LEVELS_IN_ORDER.index)

    @cached_property
    def is_undecided(self) -> bool:
        """Whether a person has yet to say what one of its changes means."""
        return any(each.is_undecided for each in self.changes)

    @property
    def heading(self) -> str:
        """What it stands under: its level, or that it has none yet."""
        return UNDECIDED if self.is_undecided else str(self.level)

    @property
    def asks_consent(self) -> bool:
        """Whether visitors are to be asked again because of one of its changes."""
        return any(each.asks_consent for each in self.changes)


LEVELS_IN_ORDER = tuple(Level)


@frozen(slots=False)
class ChangeList:
    """Everything that changed from one state to another."""

    sides: Sides
    assessed: tuple[Assessed, ...]
    fallen: Mapping[str, Decision]
    """The decisions, by file, about values that are no longer those of any change."""

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups: what is undecided first, then by level, the highest first."""
        by_name: dict[str, list[Assessed]] = {}
        for each in self.assessed:
            by_name.setdefault(each.group, []).append(each)
        found = [Group(name, tuple(members)) for name, members in by_name.items()]
        return tuple(sorted(found, key=_rank))

    @cached_property
    def look_alikes(self) -> tuple[LookAlike, ...]:
        """A removal and an addition each that look like one cookie under another id."""
        return look_alikes([each.change for each in self.assessed], self.sides)

    @property
    def undecided(self) -> tuple[Assessed, ...]:
        """The changes that only a person can decide, and nobody has."""
        return tuple(each for each in self.assessed if each.is_undecided)

    @property
    def level(self) -> Level:
        """The highest level of all."""
        return max((each.level for each in self.assessed), key=LEVELS_IN_ORDER.index, default=Level.NONE)

    @property
    def asks_consent(self) -> bool:
        """Whether visitors are to be asked again."""
        return any(each.asks_consent for each in self.assessed)

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many groups are undecided, and how many of the others have each level."""
        found = Counter(group.heading for group in self.groups)
        names = [UNDECIDED, *(str(level) for level in Level if level is not Level.INITIAL)]
        return {name: found[name] for name in names}

    @cached_property
    def unpublished(self) -> int:
        """How many groups there are that a reader would be told of."""
        return sum(group.level is not Level.NONE for group in self.groups)


def assess(sides: Sides, decisions: Mapping[str, Decision]) -> ChangeList:
    """Compare two states; `decisions` are the project's, by their files."""
    found = changes(sides)
    named = groups(found, sides)
    by_change = _by_change(decisions)
    assessed = tuple(
        Assessed(change, named[change.name], propose(change, sides), *_decided(change, by_change))
        for change in found
    )
    used = {each.path for each in assessed}
    fallen = {path: decision for path, decision in decisions.items() if path not in used}
    return ChangeList(sides, assessed, fallen)


def _by_change(decisions: Mapping[str, Decision]) -> Mapping[str, Sequence[tuple[Decision, str]]]:
    found: dict[str, list[tuple[Decision, str]]] = {}
    for path, decision in decisions.items():
        found.setdefault(decision.change, []).append((decision, path))
    return found


def _decided(
    change: Change, by_change: Mapping[str, Iterable[tuple[Decision, str]]]
) -> tuple[Decision | None, str | None]:
    """The decision about exactly this change of these values."""
    for decision, path in by_change.get(change.name, ()):
        if decision.is_of(change.old, change.new):
            return decision, path
    return None, None


def _rank(group: Group) -> tuple[bool, int]:
    return not group.is_undecided, -LEVELS_IN_ORDER.index(group.level)
