"""Texts of one locale by what they have in common, kept from one check to the next.

Of what they have in common a check sum is kept: who has the same may be alike, and is read to see it.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from workbench.checks.marks import KeyNumbers, Marks
from workbench.checks.passages import Passage
from workbench.checks.rules import KeysOf
from workbench.checks.texts import TextId
from workbench.policy.kinds import LocaleTag

GroupKey: TypeAlias = tuple[str, ...]
"""The locale, and what texts have in common."""
Groups: TypeAlias = dict[GroupKey, Sequence[Passage]]


class Alike:
    """The texts that share a key, by key; a text may be in several groups."""

    def __init__(self, locale: LocaleTag, numbers: KeyNumbers) -> None:
        self._locale = locale
        self._numbers = numbers
        self._marks: list[Marks] = []

    def renew(self, texts: Mapping[TextId, Passage], keys_of: KeysOf) -> Groups:
        """Put all texts of the locale into groups anew; return those that have several."""
        self._marks = []
        members: dict[GroupKey, list[TextId]] = {}
        for text, passage in texts.items():
            for key in self._put(text, passage, keys_of):
                members.setdefault(key, []).append(text)
        return {key: _in_order(those, texts) for key, those in members.items() if len(those) > 1}

    def update(
        self,
        texts: Mapping[TextId, Passage],
        changed: Iterable[TextId],
        keys_of: KeysOf,
        told: Collection[GroupKey],
    ) -> Groups:
        """Put changed texts into their groups; return those that are others now.

        Its texts are in the order of their ids; a group of one text, or of none any more, is empty. `told`
        are the groups of which something was said before.
        """
        others: set[int] = set()
        for text in changed:
            others.update(marks.of(text[1]) for marks in self._marks)
            others.update(map(_sum, self._put(text, texts.get(text), keys_of)))
        gone: Groups = {key: () for key in told if key[0] == self._locale and _sum(key) in others}
        return {**gone, **self._groups(others - {0}, texts, keys_of)}

    def _put(self, text: TextId, passage: Passage | None, keys_of: KeysOf) -> Sequence[GroupKey]:
        """Keep the check sums of what a text has in common with others; what that is."""
        keys = self._own_keys(passage, keys_of)
        while len(self._marks) < len(keys):
            self._marks.append(Marks(self._numbers))
        for number, marks in enumerate(self._marks):
            marks.put(text[1], _sum(keys[number]) if number < len(keys) else 0)
        return keys

    def _groups(self, sums: Iterable[int], texts: Mapping[TextId, Passage], keys_of: KeysOf) -> Groups:
        members: dict[GroupKey, dict[TextId, None]] = {}
        for each in sums:
            for text in self._having(each):
                for key in self._own_keys(texts.get(text), keys_of):
                    if _sum(key) == each:
                        members.setdefault(key, {})[text] = None
        return {key: _in_order(those, texts) if len(those) > 1 else () for key, those in members.items()}

    def _own_keys(self, passage: Passage | None, keys_of: KeysOf) -> Sequence[GroupKey]:
        return [(self._locale, *key) for key in keys_of(passage)] if passage is not None else []

    def _having(self, check_sum: int) -> Iterator[TextId]:
        return ((self._locale, key) for marks in self._marks for key in marks.having(check_sum))


def _in_order(those: Iterable[TextId], texts: Mapping[TextId, Passage]) -> Sequence[Passage]:
    return [texts[text] for text in sorted(those)]


def _sum(key: GroupKey) -> int:
    """A check sum of a key, never 0, the same in every run of the program."""
    return zlib.crc32("\0".join(key).encode("utf-8", "surrogatepass")) or 1
