"""Which published revision is meant: the newest, one by its name, or the one in force on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from workbench.policy.frozen import frozen
from workbench.policy.sentence import Sentence, say
from workbench.revisions.record import Revision
from workbench.store.history import read_record, revision_names

PUBLISHED = "published"
"""The newest revision."""


class NoSuchState(Exception):
    """There is no such state, or it cannot be read: why, in a sentence."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@frozen
class FoundRevision:
    """A revision, and what is to be said where it is not exactly the one that was asked for."""

    revision: Revision
    remark: Sentence | None = None


def find_revision(root: Path, asked: str) -> FoundRevision:
    """The revision that is asked for. Raises NoSuchState where there is none, or it cannot be read."""
    names = revision_names(root)
    if not names:
        raise NoSuchState(
            say(
                "Nothing has been published yet, so there is no text to compare with; "
                "“workbench export” writes the text as it stands."
            )
        )
    name = _name(names, asked)
    revision, errors = read_record(root, name)
    if revision is None:
        raise NoSuchState(errors[0].sentence_with_place)
    return FoundRevision(revision, _remark(asked, name))


def _name(names: Sequence[str], asked: str) -> str:
    """The name of the revision that was in force."""
    day, dot, number = asked.partition(".")
    if asked == PUBLISHED:
        return names[-1]
    if not _is_day(day):
        raise NoSuchState(
            say("“{asked}” is no revision; write its date, such as {name}.", asked=asked, name=names[-1])
        )
    if dot:
        return _numbered(names, day, number)
    earlier = [name for name in names if name[: len(day)] <= day]
    if not earlier:
        raise NoSuchState(
            say("Nothing was published by {day}; the first revision is {name}.", day=day, name=names[0])
        )
    return earlier[-1]


def _remark(asked: str, name: str) -> Sentence | None:
    if asked == PUBLISHED or name.startswith(asked.partition(".")[0]):
        return None
    return say("The newest revision at or before {day} is {name}.", day=asked, name=name)


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _numbered(names: Sequence[str], day: str, number: str) -> str:
    """The revision of a day by its number there; the first one's folder has none."""
    name = day if number == "1" else f"{day}.{number}"
    if name not in names:
        raise NoSuchState(say("There is no revision {day}.{number}.", day=day, number=number))
    return name
