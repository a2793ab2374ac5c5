"""Two versions of one PO entry, made from a third, become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from workbench.formats.data import Data
from workbench.formats.data_merge import merge_data
from workbench.formats.po_entry import FUZZY, PoEntry, Previous, with_fuzzy
from workbench.formats.sequence_merge import merged_text
from workbench.policy.frozen import frozen

T = TypeVar("T")
_OF_NO_ACCOUNT = ("PO-Revision-Date", "POT-Creation-Date", "Last-Translator", "X-Generator")
"""Header fields that tools write; ours stand."""


@frozen
class EntryMerge:
    """A merged entry, by our decision and by theirs; alike where nobody has to decide."""

    ours: PoEntry
    theirs: PoEntry

    @property
    def is_conflict(self) -> bool:
        """Whether people must decide."""
        return self.ours != self.theirs


def merge_entries(base: PoEntry, ours: PoEntry, theirs: PoEntry) -> EntryMerge:
    """Merge an entry that both sides changed; a translation of another source text comes out stale."""
    if ours.is_header and theirs.is_header:
        return _merge_headers(base, ours, theirs)
    common = replace(
        ours,
        flags=_merged_flags(base, ours, theirs),
        translator_comments=_merged_comments(base, ours, theirs),
        extracted_comments=_chosen(
            base.extracted_comments, ours.extracted_comments, theirs.extracted_comments
        ),
        references=_chosen(base.references, ours.references, theirs.references),
        plural=_chosen(base.plural, ours.plural, theirs.plural),
        obsolete=_chosen(base.obsolete, ours.obsolete, theirs.obsolete),
    )
    source = _source(base, ours, theirs)
    if source is None or _both_translated(base, ours, theirs):
        return EntryMerge(
            replace(common, source=ours.source, translations=ours.translations, previous=ours.previous),
            replace(common, source=theirs.source, translations=theirs.translations, previous=theirs.previous),
        )
    merged = _with_translation(replace(common, source=source), base, ours, theirs)
    return EntryMerge(merged, merged)


def _chosen(base: T, ours: T, theirs: T) -> T:
    """The value of the side that changed it, ours where both did."""
    return theirs if ours == base else ours


def _source(base: PoEntry, ours: PoEntry, theirs: PoEntry) -> str | None:
    """The merged source, as the catalogue's own text is merged; None where people must decide."""
    if base.source in (ours.source, theirs.source) or ours.source == theirs.source:
        return _chosen(base.source, ours.source, theirs.source)
    return merged_text(base.source, ours.source, theirs.source)


def _both_translated(base: PoEntry, ours: PoEntry, theirs: PoEntry) -> bool:
    return base.translations not in (ours.translations, theirs.translations) and (
        ours.translations != theirs.translations
    )


def _with_translation(merged: PoEntry, base: PoEntry, ours: PoEntry, theirs: PoEntry) -> PoEntry:
    """Put in the translation: stale unless some side holds it valid, and for the merged source."""
    translations = _chosen(base.translations, ours.translations, theirs.translations)
    done = replace(merged, translations=translations)
    made_by = [side for side in (ours, theirs) if side.translations == translations]
    valid_for = [side.source for side in made_by if not side.is_fuzzy]
    if not any(translations) or (merged.source in valid_for and not merged.is_fuzzy):
        return replace(done, previous=None) if not merged.is_fuzzy else done
    if valid_for and merged.source not in valid_for:
        return replace(with_fuzzy(done), previous=Previous(valid_for[0]))
    previous = next((side.previous for side in (*made_by, ours, theirs) if side.previous is not None), None)
    return replace(with_fuzzy(done), previous=previous)


def _merged_flags(base: PoEntry, ours: PoEntry, theirs: PoEntry) -> tuple[str, ...]:
    """Flags that either side set, but for those that either took away; stale unless both agree it is not."""
    gone = set(base.flags).difference(ours.flags) | set(base.flags).difference(theirs.flags)
    is_fuzzy = theirs.is_fuzzy if _state(ours) == _state(base) else ours.is_fuzzy
    if _state(base) not in (_state(ours), _state(theirs)):
        is_fuzzy = ours.is_fuzzy or theirs.is_fuzzy
    kept = [
        flag for flag in dict.fromkeys((*ours.flags, *theirs.flags)) if flag not in gone and flag != FUZZY
    ]
    return (FUZZY, *kept) if is_fuzzy else tuple(kept)


def _state(entry: PoEntry) -> tuple[object, ...]:
    return entry.translations, entry.is_fuzzy, entry.previous


def _merged_comments(base: PoEntry, ours: PoEntry, theirs: PoEntry) -> tuple[str, ...]:
    """The translators' remarks of both sides."""
    one, other = ours.translator_comments, theirs.translator_comments
    if base.translator_comments in (one, other):
        return _chosen(base.translator_comments, one, other)
    return tuple(dict.fromkeys((*one, *other)))


def _merge_headers(base: PoEntry, ours: PoEntry, theirs: PoEntry) -> EntryMerge:
    merge = merge_data(*(_fields(side.translation) for side in (base, ours, theirs)))
    own = _fields(ours.translation)
    comments = _merged_comments(base, ours, theirs)
    versions = []
    for data in (merge.ours, merge.theirs):
        fields = data if isinstance(data, dict) else {}
        stand = {name: own[name] for name in _OF_NO_ACCOUNT if name in own and name in fields}
        header = _header({**fields, **stand})
        versions.append(replace(ours, translations=(header,), translator_comments=comments))
    return EntryMerge(*versions)


def _fields(header: str) -> dict[str, Data]:
    pairs: Sequence[tuple[str, str, str]] = [line.partition(":") for line in header.split("\n") if line]
    return {name: value for name, _, value in pairs}


def _header(fields: dict[str, Data]) -> str:
    return "".join(f"{name}:{value}\n" for name, value in fields.items())
