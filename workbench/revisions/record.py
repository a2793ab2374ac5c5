"""The record of a published revision: what `revision.yaml` says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field

from workbench.formats.data import Data
from workbench.formats.fault import ErrorName
from workbench.formats.fields import (
    DataFault,
    Fields,
    Unfit,
    Value,
    boolean,
    choice,
    day,
    integer,
    line,
    list_of,
    map_of,
    matching,
    read_or_note,
    record,
    text,
)
from workbench.formats.ids import locale_tag
from workbench.formats.shared import digest
from workbench.policy.frozen import frozen
from workbench.policy.kinds import LocaleTag
from workbench.policy.sentence import say
from workbench.revisions.level import Level

_NAME = r"\d{4}-\d{2}-\d{2}(?:\.\d{1,4})?"
revision_name = matching(_NAME, say("“{text}” is not the name of a revision; it looks like “2024-01-31”."))


@frozen(kw_only=True)
class Stored:
    """Bytes of a revision: their digest, and the name of the revision whose folder holds them."""

    digest: str
    revision: str


@frozen(kw_only=True)
class RecordedChange:
    """One change as it was decided when it was published."""

    change: str
    kind: str
    level: Level
    proposed: Level | None = None
    asks_consent: bool = False
    reason: str | None = None
    sentence: str | None = None
    by: str | None = None
    at: dt.datetime | None = None


@frozen(kw_only=True)
class Revision:
    """One published state. `name` is its folder's: the date, and `.n` for a second one that day.

    `keeps_date` says why the printed dates stayed, `incomplete` why a locale was published as it was.
    """

    name: str
    number: int
    date: dt.date
    published_at: dt.datetime
    published_by: str | None = None
    previous: str | None = None
    level: Level
    consent_revision: int
    consent_fingerprint: str
    note: str | None = None
    last_changed: Mapping[LocaleTag, dt.date]
    texts: Mapping[LocaleTag, Stored]
    state: str
    states: Mapping[LocaleTag, Stored] = field(default_factory=dict)
    changes: tuple[RecordedChange, ...] = ()
    keeps_date: str | None = None
    incomplete: Mapping[LocaleTag, str] = field(default_factory=dict)
    workbench: str


def read_revision(name: str, data: Data) -> tuple[Revision | None, tuple[DataFault, ...]]:
    """Type the data of a record; None where it cannot be read, with every fault."""
    faults: list[DataFault] = []
    revision = read_or_note(Value(data, (), faults), record(lambda fields: _revision(name, fields)))
    return revision, tuple(faults)


def _revision(name: str, fields: Fields) -> Revision:
    return Revision(
        name=name,
        number=fields.required("number", integer),
        date=fields.required("date", day),
        published_at=fields.required("published_at", moment),
        published_by=fields.maybe("published_by", line),
        previous=fields.maybe("previous", digest),
        level=fields.required("level", choice(Level)),
        consent_revision=fields.required("consent_revision", integer),
        consent_fingerprint=fields.required("consent_fingerprint", digest),
        note=fields.maybe("note", text),
        last_changed=fields.required("last_changed", map_of(locale_tag, day)),
        texts=fields.required("texts", map_of(locale_tag, record(_stored))),
        state=fields.required("state", digest),
        states=fields.optional("states", map_of(locale_tag, record(_stored)), {}),
        changes=fields.optional("changes", list_of(record(_change)), ()),
        keeps_date=fields.maybe("keeps_date", text),
        incomplete=fields.optional("incomplete", map_of(locale_tag, text), {}),
        workbench=fields.required("workbench", line),
    )


def _stored(fields: Fields) -> Stored:
    return Stored(digest=fields.required("digest", digest), revision=fields.required("in", revision_name))


def _change(fields: Fields) -> RecordedChange:
    return RecordedChange(
        change=fields.required("change", line),
        kind=fields.required("kind", line),
        level=fields.required("level", choice(Level)),
        proposed=fields.maybe("proposed", choice(Level)),
        asks_consent=fields.optional("asks_consent", boolean, False),
        reason=fields.maybe("reason", text),
        sentence=fields.maybe("sentence", text),
        by=fields.maybe("by", line),
        at=fields.maybe("at", moment),
    )


def moment(value: Value) -> dt.datetime:
    """A clock time with its zone, as 2026-11-23T10:15:00+01:00. Raises Unfit."""
    words = line(value)
    try:
        read = dt.datetime.fromisoformat(words)
        if read.tzinfo is None:
            raise ValueError(words)
    except ValueError:
        sentence = say("“{text}” is not a time with its zone, such as 2026-11-23T10:15:00+01:00.", text=words)
        raise Unfit(sentence, ErrorName.TYPE) from None
    return read


def revision_data(revision: Revision) -> dict[str, Data]:
    """A record as it is written, in the order of its fields; what is absent is left out."""
    fields: dict[str, Data | None] = {
        "number": str(revision.number),
        "date": revision.date.isoformat(),
        "published_at": revision.published_at.isoformat(timespec="seconds"),
        "published_by": revision.published_by,
        "previous": revision.previous,
        "level": str(revision.level),
        "consent_revision": str(revision.consent_revision),
        "consent_fingerprint": revision.consent_fingerprint,
        "note": revision.note,
        "last_changed": {tag: date.isoformat() for tag, date in revision.last_changed.items()},
        "texts": _stored_data(revision.texts),
        "state": revision.state,
        "states": _stored_data(revision.states) or None,
        "changes": [_change_data(change) for change in revision.changes],
        "keeps_date": revision.keeps_date,
        "incomplete": dict(revision.incomplete.items()) or None,
        "workbench": revision.workbench,
    }
    return {name: value for name, value in fields.items() if value is not None}


def _stored_data(stored: Mapping[LocaleTag, Stored]) -> dict[str, Data]:
    return {tag: {"digest": each.digest, "in": each.revision} for tag, each in stored.items()}


def _change_data(change: RecordedChange) -> Data:
    fields = {
        "change": change.change,
        "kind": change.kind,
        "level": str(change.level),
        "proposed": None if change.proposed is None else str(change.proposed),
        "asks_consent": "true" if change.asks_consent else "false",
        "reason": change.reason,
        "sentence": change.sentence,
        "by": change.by,
        "at": change.at.isoformat(timespec="seconds") if change.at else None,
    }
    return {name: value for name, value in fields.items() if value is not None}
