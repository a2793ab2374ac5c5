"""What becomes of one translation when its source text comes again, the same or another.

A stale entry tells by `#|` why it is stale:

- `#| msgid` alone: the source changed. If it returns to that text, the translation is valid again.
- no `#|`: a person said "needs work", of which no change of the source relieves anybody.
- `#| msgctxt` and `#| msgid`: both, or another tool's guess from another entry. If the source returns to that
  text, `#|` goes and a person still has to look.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from workbench.formats.po_entry import PoEntry, Previous, comment_lines, edged_like, with_fuzzy, without_fuzzy
from workbench.locales.catalog import State, state_of
from workbench.policy.entries import Key
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag


class Step(StrEnum):
    """What was done to an entry."""

    ADDED = "added"
    REMOVED = "removed"
    REVIVED = "revived"
    RENAMED = "renamed"
    SOURCE_CHANGED = "source-changed"
    MADE_STALE = "made-stale"
    VALID_AGAIN = "valid-again"
    COMMENT_CHANGED = "comment-changed"


@frozen
class SourceText:
    """A text of the source locale, with what translators are told about it; `only` as in `Entry`."""

    key: Key
    text: str
    comment: str = ""
    only: tuple[LocaleTag, ...] = ()


def fresh(source: SourceText) -> PoEntry:
    """Return an entry without translation."""
    return PoEntry(source.text, context=source.key, extracted_comments=comment_lines(source.comment))


def carried(entry: PoEntry, source: SourceText, *, is_same_meaning: bool) -> PoEntry:
    """Return an entry, which may be obsolete or have had another key, with the source text as it now is."""
    comments = _broken_as_before(comment_lines(source.comment), entry.extracted_comments)
    if entry.context == source.key and not entry.obsolete and entry.extracted_comments == comments:
        named = entry
    else:
        previous = _renamed(entry.previous, entry.context, source.key)
        named = replace(
            entry, context=source.key, obsolete=False, extracted_comments=comments, previous=previous
        )
    if entry.source == source.text and entry.plural is None:
        return named
    translation = edged_like(named.translation, source.text)
    retold = replace(named, source=source.text, plural=None, translations=(translation,))
    return _judged(retold, named.source, is_same_meaning=is_same_meaning)


def _broken_as_before(comments: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Return comments with the line breaks that another tool gave the same words: they say nothing."""
    if comments == before or " ".join(comments).split() == " ".join(before).split():
        return before
    return comments


def steps(before: PoEntry, after: PoEntry) -> Iterator[Step]:
    """Yield what makes the difference."""
    if before.obsolete is not after.obsolete:
        yield Step.REMOVED if after.obsolete else Step.REVIVED
    if before.context != after.context:
        yield Step.RENAMED
    if before.source != after.source:
        yield Step.SOURCE_CHANGED
    if before.extracted_comments != after.extracted_comments:
        yield Step.COMMENT_CHANGED
    states = state_of(before), state_of(after)
    if states == (State.TRANSLATED, State.STALE):
        yield Step.MADE_STALE
    if states == (State.STALE, State.TRANSLATED):
        yield Step.VALID_AGAIN


def stale_since(entry: PoEntry) -> str | None:
    """Return the source text whose change, and nothing else, made an entry stale."""
    previous = entry.previous
    return previous.source if previous and entry.is_fuzzy and previous.context is None else None


def _judged(entry: PoEntry, last_source: str, *, is_same_meaning: bool) -> PoEntry:
    """Decide whether a translation is still valid, the source having been `last_source`."""
    if state_of(entry) is State.UNTRANSLATED:
        return without_fuzzy(entry)
    previous = entry.previous.source if entry.previous and entry.is_fuzzy else None
    if previous == entry.source:
        return replace(entry, previous=None) if stale_since(entry) is None else without_fuzzy(entry)
    if is_same_meaning or previous is not None:
        return entry
    doubted = entry.context if entry.is_fuzzy else None
    return replace(with_fuzzy(entry), previous=Previous(last_source, doubted))


def _renamed(previous: Previous | None, old: str | None, new: Key) -> Previous | None:
    """Let a doubt follow its entry to another key."""
    if previous is None or previous.context is None or previous.context != old:
        return previous
    return replace(previous, context=new)
