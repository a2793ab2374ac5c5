"""Texts as they were published: which revision is meant, and what it said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from workbench.cli.printing import note
from workbench.cli.refusal import Refusal, refuse
from workbench.language import said
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say
from workbench.revisions.record import Revision
from workbench.revisions.state import digest
from workbench.store.fingerprint import FileRefused, read_file
from workbench.store.history import REVISIONS, read_record, revision_names

PUBLISHED = "published"
"""The newest revision."""

_LARGEST_TEXT = 64 << 20


def revision_asked(root: Path, asked: str) -> Revision:
    """The revision that is asked for. Raises Refusal where there is none, or its record cannot be read."""
    names = revision_names(root)
    if not names:
        raise refuse(
            "Nothing has been published yet, so there is no text to compare with; "
            "“workbench export” writes the text as it stands."
        )
    revision, errors = read_record(root, _name(names, asked))
    if revision is None:
        raise Refusal(errors[0].sentence_with_place)
    return revision


def _name(names: Sequence[str], asked: str) -> str:
    """The name of the revision that was in force: the newest, one by its name, or the newest on a day."""
    day, dot, number = asked.partition(".")
    if asked == PUBLISHED:
        return names[-1]
    if not _is_day(day):
        raise refuse("“{asked}” is no revision; write its date, such as {name}.", asked=asked, name=names[-1])
    if dot:
        return _numbered(names, day, number)
    earlier = [name for name in names if name[: len(day)] <= day]
    if not earlier:
        raise refuse("Nothing was published by {day}; the first revision is {name}.", day=day, name=names[0])
    if not earlier[-1].startswith(day):
        note(said(say("The newest revision at or before {day} is {name}.", day=day, name=earlier[-1])))
    return earlier[-1]


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _numbered(names: Sequence[str], day: str, number: str) -> str:
    """The revision of a day by its number there; the first one's folder has none."""
    name = day if number == "1" else f"{day}.{number}"
    if name not in names:
        raise refuse("There is no revision {day}.{number}.", day=day, number=number)
    return name


def published_text(root: Path, revision: Revision, locale: str) -> str:
    """What a locale said by a revision, as the project has kept it. Raises Refusal."""
    stored = revision.texts.get(LocaleTag(locale))
    if stored is None:
        known = ", ".join(revision.texts)
        raise refuse(
            "No text in {locale} was published by {name}; published are: {known}.",
            locale=locale,
            name=revision.name,
            known=known,
        )
    path = f"{REVISIONS}/{stored.revision}/policy.{locale}.txt"
    try:
        content = read_file(root / path, root=root, limit=_LARGEST_TEXT).data
    except FileRefused as refused:
        raise Refusal(refused.sentence) from None
    if digest(content) != stored.digest:
        raise refuse(
            "{path} is not what was published; put it back as it was, from git or a copy.", path=path
        )
    return content.decode("utf-8")
