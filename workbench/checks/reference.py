"""What someone else's table says of cookies: found by name, evidence and no authority."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from workbench.policy.frozen import frozen
from workbench.policy.kinds import Match
from workbench.policy.model import Cookie
from workbench.policy.name_pattern import NamePattern

_SHORTEST_PREFIX = 3
"""A prefix of fewer characters accepts names of cookies that have nothing to do with it."""


@frozen(kw_only=True)
class ReferenceRow:
    """One row of the table, as it stands there; `line` is where."""

    name: str
    is_prefix: bool = False
    category: str = ""
    lifetime: str = ""
    platform: str = ""
    controller: str = ""
    description: str = ""
    line: int = 0


@frozen(slots=False)
class Reference:
    """A table of cookies with the name people know it by."""

    source: str
    rows: tuple[ReferenceRow, ...] = ()

    @cached_property
    def _exact(self) -> Mapping[str, Sequence[ReferenceRow]]:
        return _by_name(row for row in self.rows if not row.is_prefix)

    @cached_property
    def _prefixes(self) -> Mapping[str, Sequence[ReferenceRow]]:
        return _by_name(row for row in self.rows if row.is_prefix and len(row.name) >= _SHORTEST_PREFIX)

    @cached_property
    def _lengths(self) -> Sequence[int]:
        return sorted({len(prefix) for prefix in self._prefixes}, reverse=True)

    def rows_for(self, cookie: Cookie) -> Sequence[ReferenceRow]:
        """What is said of a cookie: the rows of its very name, or those of the longest prefix of it."""
        beginning = NamePattern(cookie.name, cookie.match).beginning
        is_one_name = cookie.match is not Match.PREFIX and beginning == cookie.name
        if is_one_name and cookie.name in self._exact:
            return self._exact[cookie.name]
        found = (beginning[:length] for length in self._lengths if length <= len(beginning))
        return next((self._prefixes[prefix] for prefix in found if prefix in self._prefixes), ())


def _by_name(rows: Iterable[ReferenceRow]) -> Mapping[str, Sequence[ReferenceRow]]:
    by_name: dict[str, list[ReferenceRow]] = {}
    for row in rows:
        by_name.setdefault(row.name, []).append(row)
    return by_name
