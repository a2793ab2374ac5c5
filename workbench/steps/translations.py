"""What a translator does to the entries of a locale, as steps.

A step brings its entries to the source text that there is now. What is written stays unfinished until
somebody says that it is done: nothing here makes a translation valid but `done` and `same_as`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from workbench.edits import Place, SetEntry, Step
from workbench.formats.edit_refused import EditRefused
from workbench.formats.po_entry import comment_lines, edged_like
from workbench.locales.catalog import EntryWords, State
from workbench.policy.entries import Key
from workbench.policy.sentence import Sentence, say
from workbench.steps.locales import carrying_edits
from workbench.worklist import Worklist


def set_target(work: Worklist, key: Key, text: str, title: Sentence | None = None) -> Step | None:
    """Give an entry a translation, whole or half written; None where that is what it has."""
    entry, words = work[key], work.words(key)
    target = edged_like(text, entry.source)
    if target == entry.target:
        return None
    is_draft = bool(target) and entry.state is State.UNTRANSLATED
    is_stale = words.is_stale and (bool(target) or words.previous is not None)
    written = replace(words, translations=(target,), is_stale=is_stale or is_draft)
    return _step(work, {key: written}, title or say("Translate {key}", key=key))


def copy_source(work: Worklist, key: Key) -> Step | None:
    """Begin a translation with the source text; None where that is what there is."""
    return set_target(work, key, work[key].source, say("Copy the source text of {key}", key=key))


def accept_suggestion(work: Worklist, key: Key, text: str) -> Step | None:
    """Begin a translation with a suggested one; None where that is what there is."""
    return set_target(work, key, text, say("Take a suggestion for {key}", key=key))


def clear(work: Worklist, key: Key) -> Step | None:
    """Take a translation away; None where there is none."""
    if not work[key].target:
        return None
    empty = replace(work.words(key), translations=("",), is_stale=False, previous=None)
    return _step(work, {key: empty}, say("Clear {key}", key=key))


def done(work: Worklist, keys: Sequence[Key]) -> Step | None:
    """Say that translations are right for the source text as it is now; None where that was said of all.

    Raises EditRefused where there is none.
    """
    for key in keys:
        if not work[key].target:
            raise EditRefused(say("There is no translation of {key} yet; write it first.", key=key))
    open_keys = [key for key in keys if work.state(key) is not State.TRANSLATED]
    words = {key: _valid(work.words(key)) for key in open_keys}
    one, several = say("Done: {key}", key=keys[0]), say("Done: {count} entries", count=len(words))
    return _step(work, words, one if len(keys) == 1 else several) if words else None


def needs_work(work: Worklist, keys: Sequence[Key]) -> Step | None:
    """Say that somebody has to look at translations again; None where that is so of all.

    Raises EditRefused where there is none.
    """
    if not any(work[key].target for key in keys):
        raise EditRefused(say("There is no translation of {key} yet; write it first.", key=keys[0]))
    doubted = [key for key in keys if work.state(key) is State.TRANSLATED]
    words = {key: replace(work.words(key), is_stale=True) for key in doubted}
    one, several = say("Needs work: {key}", key=keys[0]), say("Needs work: {count} entries", count=len(words))
    return _step(work, words, one if len(keys) == 1 else several) if words else None


def set_comment(work: Worklist, key: Key, comment: str) -> Step | None:
    """Give an entry a comment of its translators; None where it has that one."""
    lines = comment_lines(comment.strip())
    words = work.words(key)
    if lines == words.comments:
        return None
    return _step(work, {key: replace(words, comments=lines)}, say("Comment on {key}", key=key))


def same_as(work: Worklist, key: Key, others: Sequence[Key]) -> Step | None:
    """Say that a translation is right, here and in other entries with the same source text; None without any.

    Raises EditRefused where there is none.
    """
    target = work[key].target
    if not target:
        raise EditRefused(say("There is no translation of {key} yet; write it first.", key=key))
    words = {each: replace(_valid(work.words(each)), translations=(target,)) for each in (key, *others)}
    title = say("Give {count} entries the translation of {key}", count=len(others), key=key)
    return _step(work, words, title) if others else None


def _valid(words: EntryWords) -> EntryWords:
    return replace(words, is_stale=False, previous=None)


def _step(work: Worklist, words: Mapping[Key, EntryWords], title: Sentence) -> Step:
    """Give entries these words; where the file lacks one, all texts are carried into it first."""
    edits = tuple(SetEntry(work.file, key, each) for key, each in words.items())
    place = Place(work.file, (next(iter(words)),))
    if all(work.is_carried(key) for key in words):
        return Step(title, edits, place)
    carrying = carrying_edits(work.session, [work.locale])
    remark = say("New texts were carried over into {path}.", path=work.file.path)
    return Step(title, (*carrying, *edits), place, remark)
