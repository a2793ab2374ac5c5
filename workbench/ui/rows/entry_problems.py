"""The problems of a locale's entries by their key, out of everything that the rules found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from workbench.policy.entries import Key
from workbench.policy.kinds import LocaleTag

if TYPE_CHECKING:
    from workbench.checks.problem import Problem


class EntryProblems:
    """Looks problems up by locale and key; sorted out when first asked for."""

    def __init__(self) -> None:
        self._found: Sequence[Problem] = ()
        self._sorted: dict[LocaleTag, Mapping[Key, Sequence[Problem]]] = {}
        self._standing: dict[LocaleTag, frozenset[Key]] = {}

    def take(self, problems: Sequence[Problem]) -> None:
        """Know these problems and no others."""
        self._found, self._sorted, self._standing = problems, {}, {}

    def of(self, locale: LocaleTag, key: Key) -> Sequence[Problem]:
        """What was found about an entry, the worst first, what is accepted last."""
        return self._of(locale).get(key, ())

    def standing(self, locale: LocaleTag) -> frozenset[Key]:
        """The entries with a problem that nobody has accepted."""
        if locale not in self._standing:
            self._standing[locale] = frozenset(
                key for key, found in self._of(locale).items() if not found[0].is_waived
            )
        return self._standing[locale]

    def _of(self, locale: LocaleTag) -> Mapping[Key, Sequence[Problem]]:
        if locale not in self._sorted:
            by_key: dict[Key, list[Problem]] = {}
            for problem in self._found:
                if problem.locale == locale and problem.key is not None:
                    by_key.setdefault(problem.key, []).append(problem)
            for found in by_key.values():
                found.sort(key=lambda problem: (problem.is_waived, problem.severity.rank))
            self._sorted[locale] = by_key
        return self._sorted[locale]
