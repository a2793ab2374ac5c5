"""Revisions become what readers are told of them, in one locale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence

from workbench.export.nodes import BlockNode, Document, Listing, SectionNode, Subheading, Text, Words
from workbench.export.speech import Speech
from workbench.export.wording import Wording
from workbench.locales.phrases import day, is_right_to_left
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag, SectionId
from workbench.revisions.change import Change
from workbench.revisions.changes import Sides, changes
from workbench.revisions.groups import groups
from workbench.revisions.level import Level
from workbench.revisions.readers_words import EDITORIAL, ReadersWords
from workbench.revisions.record import RecordedChange, Revision
from workbench.revisions.record_entries import note_key, sentence_keys
from workbench.revisions.side import Side

INITIAL = "change.initial"
SECTION = SectionId("changelog")
"""The id of the section that an exported policy can end with."""


@frozen
class Told:
    """One sentence of a changelog, and the names of the changes that it stands for."""

    sentence: Words
    changes: tuple[str, ...]


@frozen
class ChangelogEntry:
    """What readers are told of one revision; `date` is the locale's, of the source where it has none."""

    revision: Revision
    date: dt.date
    note: Words | None
    told: tuple[Told, ...]


@frozen(slots=False)
class Changelog:
    """What readers of a locale are told of every revision, the newest first."""

    speech: Speech
    entries: tuple[ChangelogEntry, ...]

    @property
    def title(self) -> Words:
        """What the locale calls it."""
        return self.speech.label("changelog")

    def section(self) -> SectionNode:
        """The changelog as the last section of a policy."""
        return SectionNode(id=SECTION, number=None, title=self.title, blocks=tuple(self._blocks()))

    def document(self) -> Document:
        """The changelog as a document of its own."""
        changed = self.entries[0].date if self.entries else None
        section = SectionNode(id=SECTION, number=None, title=None, blocks=tuple(self._blocks()))
        return Document(
            locale=self.speech.locale,
            is_right_to_left=is_right_to_left(self.speech.locale),
            changed=changed,
            date_line=self.speech.label("last_changed", {"date": self.speech.date(changed)}),
            title=self.title,
            sections=(section,),
        )

    def _blocks(self) -> Iterator[BlockNode]:
        for entry in self.entries:
            name = f"{SECTION}.{entry.revision.name}"
            yield Subheading(id=name, words=Words((Text(self.day_of(entry)),)))
            lines = [*([entry.note] if entry.note else []), *(each.sentence for each in entry.told)]
            if lines:
                items = tuple((f"{name}.{number}", line) for number, line in enumerate(lines, start=1))
                yield Listing(id=f"{name}.changes", items=items)

    def day_of(self, entry: ChangelogEntry) -> str:
        """A revision's date as the policy prints dates."""
        return day(entry.date, self.speech.locale, self.speech.policy.settings.date_format)


@frozen(slots=False)
class Teller:
    """Tells revisions in a locale; `side_of` gives the state that a revision kept, None where it is lost."""

    locale: LocaleTag
    wording_of: Callable[[Side], Wording]
    side_of: Callable[[Revision], Side | None]

    def changelog(self, speech: Speech, revisions: Sequence[Revision]) -> Changelog:
        """Tell every revision in which the locale said something new; one never published tells them all."""
        found: list[ChangelogEntry] = []
        before: Revision | None = None
        for revision in revisions:
            if self._is_told(revision, revisions):
                found.append(self._entry(speech, revision, before))
            before = revision
        return Changelog(speech, tuple(reversed(found)))

    def _is_told(self, revision: Revision, revisions: Sequence[Revision]) -> bool:
        if not any(self.locale in each.texts for each in revisions):
            return True
        stored = revision.texts.get(self.locale)
        return stored is not None and stored.revision == revision.name

    def _entry(self, speech: Speech, revision: Revision, before: Revision | None) -> ChangelogEntry:
        date = revision.last_changed.get(self.locale, revision.date)
        told = self._told(speech, revision, before) if before else (Told(speech.label(INITIAL), ()),)
        note = speech.plain(note_key(revision), revision.note) if revision.note else None
        return ChangelogEntry(revision, date, note, tuple(told))

    def _told(self, speech: Speech, revision: Revision, before: Revision) -> Iterator[Told]:
        """Yield a sentence for each group of changes; corrections of language are told once, last."""
        old, new = self.side_of(before), self.side_of(revision)
        if old is None or new is None:
            return
        sides = Sides(old, new)
        rows = {row.change: row for row in revision.changes if row.level is not Level.NONE}
        found = [change for change in changes(sides) if change.name in rows]
        words = ReadersWords.of(sides, self.locale, (self.wording_of(old), self.wording_of(new)))
        reworded = sentence_keys(revision)
        by_sentence: dict[Words, list[str]] = {}
        for members in _grouped(found, sides):
            said = _sentence(members, rows, reworded, words, speech)
            by_sentence.setdefault(said, []).extend(change.name for change in members)
        editorial = speech.label(EDITORIAL)
        last = by_sentence.pop(editorial, None)
        yield from (Told(sentence, tuple(names)) for sentence, names in by_sentence.items())
        if last:
            yield Told(editorial, tuple(last))


def _grouped(found: Sequence[Change], sides: Sides) -> list[list[Change]]:
    named = groups(found, sides)
    by_group: dict[str, list[Change]] = {}
    for change in found:
        by_group.setdefault(named[change.name], []).append(change)
    return list(by_group.values())


def _sentence(
    members: Sequence[Change],
    rows: Mapping[str, RecordedChange],
    reworded: Mapping[str, Key],
    words: ReadersWords,
    speech: Speech,
) -> Words:
    """What is said of a group: a sentence somebody worded, else that of its gravest change."""
    for change in members:
        sentence = rows[change.name].sentence
        if sentence:
            return speech.plain(reworded[change.name], sentence)
    gravest = max(members, key=lambda change: list(Level).index(rows[change.name].level))
    return words.label_of(gravest, rows[gravest.name].level)
