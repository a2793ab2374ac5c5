"""The entries of a locale as rows of a table: their cells, and what a filter can ask of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.filtering import Facts, Filter, Vocabulary
from workbench.language import _
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.ui.text import Piece, Tone
from workbench.ui.widgets.columns import Column
from workbench.ui.widgets.record_line import Cell

if TYPE_CHECKING:
    from workbench.locales.catalog import CatalogEntry
    from workbench.worklist import Worklist

VOCABULARY = Vocabulary(
    ("key", "source", "target", "comment"),
    ("approved", "problem", "marked", "unsaved", "commented"),
    kinds=("state",),
)
"""What the list of entries can be asked."""

NEEDS_WORK = "needs work"
APPROVED = "approved"
STANDINGS: Mapping[str, tuple[str, Tone]] = {
    "untranslated": ("-", Tone.WARNING),
    "stale": ("~", Tone.WARNING),
    NEEDS_WORK: ("?", Tone.ACCENT),
    "translated": (" ", Tone.PLAIN),
    APPROVED: ("=", Tone.GOOD),
}
"""How an entry can stand, in English message ids, each with its sign."""


def columns() -> tuple[Column, ...]:
    """The columns of the table of entries; the translation is last, whatever way it is written."""
    return (
        Column("sign", "", width=1),
        Column("state", _("State"), width=14),
        Column("key", _("Key"), width=24),
        Column("source", _("Source text")),
        Column("target", _("Translation")),
    )


def standing(work: Worklist, key: Key) -> str:
    """How an entry stands: a stale one whose source is unchanged needs work because somebody said so."""
    from workbench.locales.catalog import State  # the first paint does without it

    entry = work[key]
    if entry.state is State.STALE and entry.previous is None:
        return NEEDS_WORK
    return APPROVED if work.is_approved(key) else str(entry.state)


def standing_piece(work: Worklist, key: Key) -> Piece:
    """How an entry stands, by sign and word."""
    name = standing(work, key)
    sign, tone = STANDINGS[name]
    return Piece(f"{sign} {_(name)}", tone)


@dataclass
class EntryRows:
    """Looks rows up in a worklist; what filtering made of an entry is kept while that stays the same."""

    work: Worklist
    is_wrong: Callable[[Key], bool]
    """Whether a problem of an entry stands."""
    marks: Callable[[], Collection[Key]]
    hits: Collection[Key] = frozenset()
    """The rows that pass the filter; the others are shown as their neighbours."""
    _haystacks: dict[Key, str] = field(default_factory=dict)

    def forget(self, keys: Iterable[Key] | None) -> None:
        """Look at entries anew; None for all."""
        if keys is None:
            self._haystacks.clear()
        for key in keys or ():
            self._haystacks.pop(key, None)

    def cells(self, key: Key) -> Sequence[Cell]:
        """The cells of a row, muted where it is only there for its neighbours."""
        entry = self.work[key]
        cells = (
            self._sign(key),
            standing_piece(self.work, key),
            Piece(key, Tone.ACCENT),
            Piece(entry.source),
            Piece(entry.target),
        )
        is_hit = key in self.hits
        return cells if is_hit else tuple(Piece(cell.text, Tone.MUTED) for cell in cells)

    def passing(self, query: Filter, kept: Key | None) -> Sequence[Key]:
        """The rows that pass, `kept` whatever it has become, and the neighbours of each."""
        keys = self.work.keys
        if not query.terms:
            self.hits = self.work.sources.keys()
            return keys
        hits = set(query.passing(keys, self.facts))
        if kept is not None and kept in self.work:
            hits.add(kept)
        self.hits = hits
        found = [place for place, key in enumerate(keys) if key in hits]
        near = sorted({each for place in found for each in (place - 1, place, place + 1)})
        return [keys[place] for place in near if 0 <= place < len(keys)]

    def facts(self, key: Key) -> Facts:
        """What a filter can ask of an entry."""
        return EntryFacts(self, self.work[key])

    def haystack(self, entry: CatalogEntry) -> str:
        """All texts of an entry, case-folded."""
        if entry.key not in self._haystacks:
            texts = (entry.key, entry.source, entry.target, *entry.comments)
            self._haystacks[entry.key] = "\n".join(texts).casefold()
        return self._haystacks[entry.key]

    def flags(self, entry: CatalogEntry) -> Collection[str]:
        """What an entry is, of what can be asked for by the bare word."""
        key = entry.key
        flags = {
            "approved": self.work.is_approved(key),
            "problem": self.is_wrong(key),
            "marked": key in self.marks(),
            "unsaved": self._is_unsaved(key),
            "commented": bool(entry.comments),
        }
        return [name for name, holds in flags.items() if holds]

    def _sign(self, key: Key) -> Piece:
        if self.is_wrong(key):
            return Piece("!", Tone.ERROR)
        return Piece("+", Tone.ACCENT) if self._is_unsaved(key) else Piece("")

    def _is_unsaved(self, key: Key) -> bool:
        return self.work.is_carried(key) and self.work.session.is_changed(self.work.file, (key,))


@frozen
class EntryFacts:
    """What a filter can ask of an entry; made when it is asked, as there may be thousands."""

    rows: EntryRows
    entry: CatalogEntry

    @property
    def haystack(self) -> str:
        """All its texts, case-folded."""
        return self.rows.haystack(self.entry)

    @property
    def flags(self) -> Collection[str]:
        """What it is, of what can be asked for by the bare word."""
        return self.rows.flags(self.entry)

    @property
    def seconds(self) -> None:
        """A text has no lifetime."""

    @property
    def is_session(self) -> bool:
        """A text has no lifetime."""
        return False

    def field(self, name: str) -> str:
        """One of its fields, case-folded."""
        return self._field(name).casefold()

    def _field(self, name: str) -> str:
        match name:
            case "state":
                stands = standing(self.rows.work, self.entry.key)
                state = str(self.entry.state)
                return " ".join({state, _(state), stands, _(stands)})
            case "comment":
                return "\n".join(self.entry.comments)
            case "key":
                return self.entry.key
            case _:
                return self.entry.source if name == "source" else self.entry.target
