"""Cookie names with placeholders: which names in a browser they stand for, and whether two overlap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import takewhile
from typing import TypeAlias

from workbench.policy.frozen import frozen
from workbench.policy.kinds import Match, PlaceholderKind
from workbench.policy.late_pattern import late
from workbench.policy.model import Cookie

PLACEHOLDER = late(r"\*|\{(?P<id>[A-Z][A-Z0-9_]*)\}")
"""What stands for one or more characters in a name: `*`, or an id in capitals within braces."""

_CHARACTERS = {
    PlaceholderKind.DIGITS: re.compile(r"[0-9]"),
    PlaceholderKind.WORD: re.compile(r"[A-Za-z0-9_]"),
    PlaceholderKind.ANY: re.compile(r".", re.DOTALL),
}


@frozen
class Step:
    """One character of a name: a literal one, or any of a kind; a repeated step may also be passed over."""

    literal: str | None = None
    kind: PlaceholderKind = PlaceholderKind.ANY
    is_repeated: bool = False

    def accepts_some_of(self, other: Step) -> bool:
        """Whether there is a character that both steps accept."""
        if self.literal is not None and other.literal is not None:
            return self.literal == other.literal
        if self.literal is not None:
            return bool(_CHARACTERS[other.kind].fullmatch(self.literal))
        if other.literal is not None:
            return other.accepts_some_of(self)
        return True  # the three kinds have the digits in common


Steps: TypeAlias = tuple[Step, ...]


@frozen(slots=False)
class NamePattern:
    """The names that a cookie's `name` stands for. `match` None is read from the name, as the format says."""

    name: str
    match: Match | None = None
    placeholders: Mapping[str, PlaceholderKind] | None = None

    @classmethod
    def of(cls, cookie: Cookie, placeholders: Mapping[str, PlaceholderKind]) -> NamePattern:
        """The pattern of a cookie in a policy with these placeholders."""
        return cls(cookie.name, cookie.match, placeholders)

    @property
    def is_declared(self) -> bool:
        """Whether the name needs no guess: `match` is stated, or nothing in the name looks like a pattern."""
        return self.match is not None or not (PLACEHOLDER.search(self.name) or self.name.endswith((".", "_")))

    @cached_property
    def steps(self) -> Steps:
        """The pattern character by character."""
        return tuple(self._steps())

    def _steps(self) -> Iterator[Step]:
        if self.match is Match.EXACT:
            yield from map(Step, self.name)
            return
        end = 0
        for found in PLACEHOLDER.finditer(self.name):
            yield from map(Step, self.name[end : found.start()])
            kind = (self.placeholders or {}).get(found["id"] or "", PlaceholderKind.ANY)
            yield Step(kind=kind)
            yield Step(kind=kind, is_repeated=True)
            end = found.end()
        yield from map(Step, self.name[end:])
        if self.match is Match.PREFIX:
            yield Step(is_repeated=True)

    @cached_property
    def beginning(self) -> str:
        """The characters that every one of these names begins with."""
        return "".join(step.literal or "" for step in takewhile(lambda step: step.literal, self.steps))

    def matches(self, name: str) -> bool:
        """Whether a name found in a browser is one of these."""
        return name.startswith(self.beginning) and self.overlaps(NamePattern(name, Match.EXACT))

    def overlaps(self, other: NamePattern) -> bool:
        """Whether some name is one of these and one of the other's.

        Both are walked together, step by step: a regular expression would take years over `*a*a*a*a*a*a`.
        """
        if not (self.beginning.startswith(other.beginning) or other.beginning.startswith(self.beginning)):
            return False
        seen: set[tuple[int, int]] = set()
        waiting = [(0, 0)]
        while waiting:
            at = waiting.pop()
            if at in seen:
                continue
            seen.add(at)
            if at == (len(self.steps), len(other.steps)):
                return True
            waiting.extend(_next(self.steps, other.steps, *at))
        return False


def _next(mine: Steps, theirs: Steps, here: int, there: int) -> Iterator[tuple[int, int]]:
    """Where two walks can be after one more character, or after passing over a repeated step."""
    step = mine[here] if here < len(mine) else None
    other = theirs[there] if there < len(theirs) else None
    if step and step.is_repeated:
        yield here + 1, there
    if other and other.is_repeated:
        yield here, there + 1
    if step and other and step.accepts_some_of(other):
        yield here + (not step.is_repeated), there + (not other.is_repeated)
