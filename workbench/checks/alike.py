"""Texts by what they have in common, kept from one check to the next: only changed groups are seen again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from workbench.checks.passages import Passage
from workbench.checks.rules import KeysOf
from workbench.checks.texts import TextId

GroupKey: TypeAlias = tuple[str, ...]


@dataclass(slots=True)
class Alike:
    """The texts that share a key, by key; a text may be in several groups."""

    _members: dict[GroupKey, tuple[TextId, ...]] = field(default_factory=dict)
    _keys: dict[TextId, tuple[GroupKey, ...]] = field(default_factory=dict)

    def update(
        self, texts: Mapping[TextId, Passage], changed: Collection[TextId], keys_of: KeysOf
    ) -> dict[GroupKey, Sequence[Passage]]:
        """Put changed texts into their groups; return those that are others now and have several, or had.

        Its texts are in the order of their ids; a group of one text, or of none any more, is empty.
        """
        others: set[GroupKey] = set()
        for text in changed:
            others.update(self._move(text, keys_of(texts[text]) if text in texts else ()))
        return {key: self._group(key, texts) for key in others}

    def _move(self, text: TextId, keys: tuple[GroupKey, ...]) -> set[GroupKey]:
        """Put a text into other groups than it was in; the groups that have several texts, or had."""
        before = self._keys.pop(text, ())
        for key in before:
            left = tuple(each for each in self._members[key] if each != text)
            self._members[key] = left
            if not left:
                del self._members[key]
        several = {key for key in before if key in self._members}
        for key in keys:
            there = self._members.get(key, ())
            self._members[key] = (*there, text)
            if there:
                several.add(key)
        if keys:
            self._keys[text] = keys
        return several

    def _group(self, key: GroupKey, texts: Mapping[TextId, Passage]) -> Sequence[Passage]:
        members = self._members.get(key, ())
        return [texts[text] for text in sorted(members)] if len(members) > 1 else ()
