"""A commit as its object tells it: who, when, why, which tree, which parents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from workbench.policy.frozen import frozen
from workbench.policy.late_pattern import late
from workbench.store.git.objects import ObjectId

_PERSON = late(r"(?P<name>.*?) ?<(?P<email>[^>]*)> (?P<seconds>-?\d{1,12}) (?P<zone>[+-]\d{4})")
_NOWHEN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@frozen
class Commit:
    """One commit; `date` is the author's, in the zone it was made in."""

    id: ObjectId
    tree: ObjectId
    parents: tuple[ObjectId, ...]
    author: str
    email: str
    date: dt.datetime
    message: str

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return self.message.strip().partition("\n")[0]

    @property
    def short(self) -> str:
        """Enough of the id for people to know it by."""
        return self.id[:10]


def commit_of(id: ObjectId, data: bytes) -> Commit | None:
    """Read the bytes of a commit; None where they are not one."""
    head, _, message = data.partition(b"\n\n")
    lines = [line.partition(b" ") for line in head.split(b"\n")]
    encoding = _first(lines, b"encoding").decode("ascii", "replace") or "utf-8"
    tree = _first(lines, b"tree").decode("ascii", "replace")
    author, email, date = _person(_text(_first(lines, b"author"), encoding))
    if not tree:
        return None
    parents = tuple(ObjectId(each.decode("ascii", "replace")) for key, _, each in lines if key == b"parent")
    return Commit(id, ObjectId(tree), parents, author, email, date, _text(message, encoding))


def _first(lines: Sequence[tuple[bytes, bytes, bytes]], key: bytes) -> bytes:
    return next((value for name, _, value in lines if name == key), b"")


def _text(data: bytes, encoding: str) -> str:
    """Bytes in the encoding that a commit names; one that is unknown or no text encoding is UTF-8."""
    try:
        return data.decode(encoding, "replace")
    except (LookupError, ValueError, TypeError):
        return data.decode("utf-8", "replace")


def _person(text: str) -> tuple[str, str, dt.datetime]:
    match = _PERSON.fullmatch(text)
    if match is None:
        return text, "", _NOWHEN
    return match["name"], match["email"], _moment(int(match["seconds"]), match["zone"])


def _moment(seconds: int, zone: str) -> dt.datetime:
    """A moment in its zone; one that no calendar has is told as the first."""
    minutes = int(zone[1:3]) * 60 + int(zone[3:])
    try:
        offset = dt.timezone(dt.timedelta(minutes=-minutes if zone[0] == "-" else minutes))
        return dt.datetime.fromtimestamp(seconds, offset)
    except (ValueError, OverflowError, OSError):
        return _NOWHEN
