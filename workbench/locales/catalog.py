"""A locale's entries by key: source, target, and what remains to be done."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeGuard

from workbench.formats.po import PoFile
from workbench.formats.po_entry import PoEntry, Previous, comment_lines, edged_like, with_fuzzy, without_fuzzy
from workbench.formats.po_pages import HAS_FORM, HAS_TRANSLATION, IS_FUZZY, Order, Pages, sign_of
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late

_KEY: Final = late(r"title|(?:label|section|category|cookie|revision)\.[a-z0-9][a-z0-9._-]*")


class State(StrEnum):
    """How far the translation of an entry is."""

    UNTRANSLATED = "untranslated"
    STALE = "stale"
    TRANSLATED = "translated"


@frozen
class CatalogEntry:
    """One text in the source locale and in another; `previous` is the source that the target was made from.

    `comments` are the translators' own, `hints` are ours for them.
    """

    key: Key
    source: str
    target: str
    state: State
    previous: str | None = None
    comments: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


@frozen
class EntryWords:
    """What a translator decides of an entry: the translations, whether somebody has to look again, comments.

    `previous` is the source that a stale translation was made from. `source` and `plural` are what the
    translations are of; without a `source` both stay as the file has them.
    """

    translations: tuple[str, ...]
    is_stale: bool
    previous: Previous | None = None
    comments: tuple[str, ...] = ()
    source: str | None = None
    plural: str | None = None


@frozen
class Progress:
    """Entries, and words of their source texts, by state; every state is there."""

    entries: Mapping[State, int]
    words: Mapping[State, int]

    @property
    def total(self) -> int:
        """All entries."""
        return sum(self.entries.values())


def is_key(context: str | None) -> TypeGuard[Key]:
    """Whether a msgctxt is a key of ours; any other entry is somebody else's, and left alone."""
    return context is not None and _KEY.fullmatch(context) is not None


def state_of(entry: PoEntry) -> State:
    """Derive the state: nothing but the translation and the fuzzy flag decide it."""
    if not any(entry.translations):
        return State.UNTRANSLATED
    return State.STALE if entry.is_fuzzy else State.TRANSLATED


def entry_of(key: Key, entry: PoEntry) -> CatalogEntry:
    """What an entry of a file says, under its key."""
    return CatalogEntry(
        key,
        entry.source,
        entry.translation,
        state_of(entry),
        entry.previous.source if entry.previous and entry.is_fuzzy else None,
        entry.translator_comments,
        entry.extracted_comments,
    )


def words_of(entry: PoEntry) -> EntryWords:
    """What a translator decided of an entry of a file."""
    return EntryWords(
        entry.translations,
        entry.is_fuzzy,
        entry.previous,
        entry.translator_comments,
        entry.source,
        entry.plural,
    )


class Catalog:
    """The entries of one locale in the order of its file; every edit returns another catalog."""

    def __init__(self, po: PoFile, places: Mapping[Key, int] | None = None) -> None:
        """Index a file; `places` is the index of one with the same entries in the same places."""
        self.po = po
        self.places = _places(po) if places is None else places

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[Key]:
        return iter(self.places)

    def __contains__(self, key: object) -> bool:
        return key in self.places

    def __getitem__(self, key: Key) -> CatalogEntry:
        """Return an entry; raise KeyError."""
        return entry_of(key, self.po_entry(key))

    def get(self, key: Key) -> CatalogEntry | None:
        """Return an entry, or None."""
        return self[key] if key in self.places else None

    def state(self, key: Key) -> State:
        """Return the state of an entry; raise KeyError."""
        fact = self.po.fact(self.places[key])
        if not fact & HAS_FORM:
            return State.UNTRANSLATED
        return State.STALE if fact & IS_FUZZY else State.TRANSLATED

    def has_source(self, key: Key, text: str) -> bool:
        """Whether an entry is of this source text, and has no plural; raise KeyError."""
        return self.po.source_sign(self.places[key]) == sign_of(text, None)

    def has_target(self, key: Key) -> bool:
        """Whether an entry has a translation, in its first form; raise KeyError."""
        return bool(self.po.fact(self.places[key]) & HAS_TRANSLATION)

    def targets(self) -> Iterator[tuple[Key, str]]:
        """Yield the translation of every entry that has one, without keeping any at hand."""
        keys = {place: key for key, place in self.places.items()}
        for place, target in enumerate(self.po.translations()):
            if target and place in keys:
                yield keys[place], target

    def line(self, key: Key) -> int:
        """Return the line, from 1, of an entry's translation in its file; raise KeyError."""
        place = self.places[key]
        return next(itertools.islice(self.po.lines(), place, None))

    def lines(self) -> Iterator[tuple[Key, int]]:
        """Yield every key with the line of its translation in the file, from 1."""
        lines = list(self.po.lines())
        return ((key, lines[place]) for key, place in self.places.items())

    def changed_since(self, before: Catalog) -> Collection[Key] | None:
        """The entries that were edited since then; None where more than that has changed."""
        others = self.po.others(before.po) if self.places is before.places else None
        if not others:
            return None if others is None else ()
        edited = frozenset(others)
        return [key for key, place in self.places.items() if place in edited]

    def progress(self) -> Progress:
        """Count entries, and words of the source, by state."""
        entries, words = dict.fromkeys(State, 0), dict.fromkeys(State, 0)
        for key in self:
            entry = self.po_entry(key)
            state = state_of(entry)
            entries[state] += 1
            words[state] += len(entry.source.split())
        return Progress(entries, words)

    def with_target(self, key: Key, target: str) -> Catalog:
        """Replace a translation; a stale one stays so until somebody declares it done."""
        entry = self.po_entry(key)
        edged = edged_like(target, entry.source)
        return self._with(key, replace(entry, translations=(edged, *entry.translations[1:])))

    def with_done(self, key: Key) -> Catalog:
        """Declare a translation valid for the source as it now is."""
        return self._with(key, without_fuzzy(self.po_entry(key)))

    def with_needs_work(self, key: Key) -> Catalog:
        """Declare a translation doubtful by hand: stale, whatever becomes of the source (see `merge`)."""
        return self._with(key, with_fuzzy(self.po_entry(key)))

    def with_comment(self, key: Key, comment: str) -> Catalog:
        """Replace the translators' comment, of one or more lines."""
        return self._with(key, replace(self.po_entry(key), translator_comments=comment_lines(comment)))

    def words(self, key: Key) -> EntryWords:
        """Return what a translator decided of an entry; raise KeyError."""
        return words_of(self.po_entry(key))

    def with_words(self, key: Key, words: EntryWords) -> Catalog:
        """Replace what a translator decided of an entry; raise KeyError, or ValueError as a file cannot."""
        return self._with(key, _deciding(self.po_entry(key), words))

    def with_many_words(self, decided: Mapping[Key, EntryWords]) -> Catalog:
        """Replace what a translator decided of several entries at once; raises as `with_words`."""
        edited = {self.places[key]: _deciding(self.po_entry(key), words) for key, words in decided.items()}
        return Catalog(self.po.with_entries(edited), self.places)

    def po_entry(self, key: Key) -> PoEntry:
        """Return an entry as the file has it; raise KeyError."""
        return self.po.blocks[self.places[key]].entry

    def _with(self, key: Key, entry: PoEntry) -> Catalog:
        return Catalog(self.po.with_entry(self.places[key], entry), self.places)


def _deciding(entry: PoEntry, words: EntryWords) -> PoEntry:
    """An entry of which a translator decided this."""
    marked = with_fuzzy(entry) if words.is_stale else without_fuzzy(entry)
    if words.source is not None:
        marked = replace(marked, source=words.source, plural=words.plural)
    return replace(
        marked,
        translations=words.translations,
        previous=words.previous,
        translator_comments=words.comments,
    )


def _places(po: PoFile) -> Mapping[Key, int]:
    """Find our entries in use; of two with one key, which `merge` resolves, the first."""
    if isinstance(po.blocks, Pages):
        return _places_in(po.blocks.order)
    return _places_of((entry.context, entry.obsolete) for entry in po.entries)


@lru_cache(maxsize=8)
def _places_in(order: Order) -> Mapping[Key, int]:
    """The same for all files that have the same entries in the same places."""
    contexts = enumerate(order.contexts)
    return _places_of((context, place in order.obsolete) for place, context in contexts)


def _places_of(entries: Iterable[tuple[str | None, bool]]) -> Mapping[Key, int]:
    places: dict[Key, int] = {}
    for place, (context, is_obsolete) in enumerate(entries):
        if not is_obsolete and is_key(context):
            places.setdefault(context, place)
    return places
