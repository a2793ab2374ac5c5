"""The states that published revisions keep, as sides to compare and to print again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import Sentence, say
from workbench.revisions.record import Revision, Stored
from workbench.revisions.side import Side
from workbench.revisions.spoken import Spoken, read_words
from workbench.revisions.state import digest, read_state, state_documents
from workbench.store.fingerprint import FileRefused, read_file
from workbench.store.history import REVISIONS, STATE

_LARGEST = 64 << 20


class StateUnreadable(Exception):
    """What a revision kept is gone, or is not what its record says."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def kept_state(root: Path, revision: Revision) -> Side:
    """The policy as a revision keeps it, with the words of every locale. Raises StateUnreadable."""
    path = _state_path(revision)
    text = _text(root, path, revision.state)
    try:
        catalogue, documents = read_state(text), dict(state_documents(text))
    except (ValueError, RecursionError):
        raise _unreadable(path) from None
    if catalogue.policy is None:
        raise _unreadable(path)
    words = {tag: kept_words(root, tag, stored) for tag, stored in revision.states.items()}
    return Side(catalogue.policy, documents, words)


def kept_words(root: Path, locale: LocaleTag, stored: Stored) -> Spoken:
    """What a locale said by a revision. Raises StateUnreadable."""
    path = _words_path(locale, stored)
    try:
        return read_words(_text(root, path, stored.digest))
    except (ValueError, RecursionError):
        raise _unreadable(path) from None


def incomplete_words(root: Path, newest: Revision | None, locale: LocaleTag) -> Spoken | None:
    """What a locale said that was published incomplete; None for every other, and where it cannot be read."""
    if newest is None or locale not in newest.incomplete or locale not in newest.states:
        return None
    try:
        return kept_words(root, locale, newest.states[locale])
    except StateUnreadable:
        return None


def kept_files(revision: Revision, locales: Iterable[LocaleTag]) -> list[str]:
    """The files of a revision's state, and of the words that it keeps of some locales, from the root."""
    words = (_words_path(tag, revision.states[tag]) for tag in locales if tag in revision.states)
    return [_state_path(revision), *words]


def _state_path(revision: Revision) -> str:
    return f"{REVISIONS}/{revision.name}/{STATE}"


def _words_path(locale: LocaleTag, stored: Stored) -> str:
    return f"{REVISIONS}/{stored.revision}/state.{locale}.json"


def _text(root: Path, path: str, expected: str) -> str:
    try:
        content = read_file(root / path, root=root, limit=_LARGEST).data
    except FileRefused as refused:
        raise StateUnreadable(refused.sentence) from None
    if digest(content) != expected:
        raise _unreadable(path)
    return content.decode("utf-8", "replace")


def _unreadable(path: str) -> StateUnreadable:
    return StateUnreadable(
        say("{path} is not what was published; put it back as it was, from git or a copy.", path=path)
    )
