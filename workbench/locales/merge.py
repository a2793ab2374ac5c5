"""Carry the texts of the source locale into a locale's file: by key, never by likeness."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry, without_fuzzy
from workbench.locales.carry import SourceText, Step, carried, fresh, stale_since, steps
from workbench.locales.catalog import State, is_key, state_of
from workbench.locales.placement import Placement
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen

__all__ = ["MergeResult", "SourceText", "Step", "accept_change", "merge"]


@frozen
class MergeResult:
    """The file after merging, and what was done to each entry that is not as it was."""

    po: PoFile
    done: Mapping[Key, frozenset[Step]]


def merge(
    po: PoFile,
    sources: Sequence[SourceText],
    *,
    renamed: Mapping[str, Key] | None = None,
    unchanged_meaning: AbstractSet[Key] = frozenset(),
) -> MergeResult:
    """Carry `sources`, each with a key of its own, into a file; entries that are not ours are left alone.

    `renamed` says which key took over from one that is gone; a key still in use is not renamed. A text in
    `unchanged_meaning` leaves its translation valid when it changes.
    """
    keys = {source.key for source in sources}
    if len(keys) < len(sources):
        raise ValueError("two source texts have one key")
    homes = _homes(po, keys, renamed or {})
    merging = _Merging(po, _start(po, [place for key in keys for place in homes.get(key, ())]))
    for source in sources:
        merging.carry(source, homes.pop(source.key, ()), is_same_meaning=source.key in unchanged_meaning)
    for key, places in homes.items():
        merging.remove(key, places)
    return MergeResult(merging.placement.file(), merging.done)


def accept_change(po: PoFile, changed_from: Mapping[Key, str]) -> MergeResult:
    """Make valid again what only a change from these texts made stale: the meaning proved unchanged."""
    edited: dict[int, PoEntry] = {}
    done: dict[Key, frozenset[Step]] = {}
    for place, entry in enumerate(po.entries):
        if entry.obsolete or not is_key(entry.context) or entry.context not in changed_from:
            continue
        if stale_since(entry) == changed_from[entry.context]:
            edited[place] = without_fuzzy(entry)
            done[entry.context] = frozenset({Step.VALID_AGAIN})
    return MergeResult(po.with_entries(edited), done)


def _homes(po: PoFile, keys: AbstractSet[Key], renamed: Mapping[str, Key]) -> dict[Key, list[int]]:
    """Find the places of our entries by the key that they now belong to, which may be one that is gone."""
    homes: defaultdict[Key, list[int]] = defaultdict(list)
    for place, entry in enumerate(po.entries):
        if entry.context is not None:
            home = _home(entry.context, keys, renamed)
            if home in keys or is_key(entry.context):
                homes[home].append(place)
    return homes


def _home(context: str, keys: AbstractSet[Key], renamed: Mapping[str, Key]) -> Key:
    """Follow a context to a key in use; one that leads to none stays as it is."""
    own = at = Key(context)
    seen: set[Key] = set()
    while at not in keys:
        if at in seen or at not in renamed:
            return own
        seen.add(at)
        at = renamed[at]
    return at


def _start(po: PoFile, ours: Sequence[int]) -> int:
    """Return the place after which the first entries come: before ours, else after what is in use."""
    in_use = [place for place in ours if not po.blocks[place].entry.obsolete]
    if in_use:
        return min(in_use) - 1
    return max((place for place, entry in enumerate(po.entries) if not entry.obsolete), default=-1)


class _Merging:
    """The matching of source texts with entries, one after the other."""

    def __init__(self, po: PoFile, start: int) -> None:
        self.placement = Placement(po)
        self.done: dict[Key, frozenset[Step]] = {}
        self._po = po
        self._predecessor = start

    def carry(self, source: SourceText, places: Sequence[int], *, is_same_meaning: bool) -> None:
        """Take a source text to the best of the entries that belong to it, or to a new one."""
        if not places:
            self.placement.add(fresh(source), self._predecessor)
            self.done[source.key] = frozenset({Step.ADDED})
            return
        chosen = places[0] if len(places) == 1 else self._best(source, places)
        before = self._entry(chosen)
        after = carried(before, source, is_same_meaning=is_same_meaning)
        if len(places) > 1:
            after = self._without_rivals(after, [place for place in places if place != chosen])
        if before.obsolete:
            self.placement.move(chosen, after, self._predecessor)
        else:
            self.placement.edit(chosen, after)
            self._predecessor = chosen
        if taken := frozenset(steps(before, after)):
            self.done[source.key] = taken

    def remove(self, key: Key, places: Sequence[int]) -> None:
        """Make obsolete what has no source text any more."""
        for place in places:
            if not self._entry(place).obsolete:
                self.placement.retire(place)
                self.done[key] = frozenset({Step.REMOVED})

    def _entry(self, place: int) -> PoEntry:
        return self._po.blocks[place].entry

    def _best(self, source: SourceText, places: Sequence[int]) -> int:
        """Choose the entry in use that has this text, unless only one of a former key is translated."""
        has_former = any(self._entry(place).context != source.key for place in places)

        def merit(place: int) -> tuple[bool, ...]:
            entry = self._entry(place)
            is_own, is_same = entry.context == source.key, entry.source == source.text
            is_translated = state_of(entry) is not State.UNTRANSLATED
            is_current = is_own and is_same and not entry.obsolete and (is_translated or not has_former)
            return is_current, is_translated, is_same, not entry.obsolete, is_own

        return max(places, key=merit)

    def _without_rivals(self, chosen: PoEntry, rivals: Sequence[int]) -> PoEntry:
        """Make other entries of this key obsolete, or drop those that say nothing; comments are kept."""
        for place in rivals:
            rival = self._entry(place)
            is_empty = state_of(rival) is State.UNTRANSLATED and not rival.translator_comments
            if rival.identity == chosen.identity:
                news = [line for line in rival.translator_comments if line not in chosen.translator_comments]
                chosen = replace(chosen, translator_comments=(*chosen.translator_comments, *news))
                self.placement.drop(place)
            elif not rival.obsolete:
                self.placement.drop(place) if is_empty else self.placement.retire(place)
        return chosen
